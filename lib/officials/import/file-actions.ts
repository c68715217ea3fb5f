'use server';

import { ok } from '#lib/kernel/outcome.ts';
import { action } from '#lib/platform/action.ts';
import { mayEditOfficials } from '../policy.ts';
import { officialsFileSchema } from './file-schema.ts';
import { importOfficials } from './import-mutations.ts';
import { readOfficials } from './reading.ts';

/** Tries or takes a file of officials, as the command does. A file with faults is answered with them, and changes nothing. */
export const bringOfficialsFile = action({
  name: 'officials.bringFile',
  who: 'signed-in',
  schema: officialsFileSchema,
  limit: { count: 100, seconds: 3600 },
  policy: mayEditOfficials,
  run: async (actor, { text, name, how, retrieved, ...defaults }) => {
    const format = /\.ya?ml$/i.test(name) ? 'openstates' : 'csv';
    const reading = readOfficials({ name, format, text }, { defaults: { retrieved, ...defaults } });
    return ok(await importOfficials(actor, { name, format }, reading, { dryRun: how === 'try' }));
  },
  echo: ({ text: _, ...raw }) =>
    Object.fromEntries(
      Object.entries(raw).flatMap(([field, value]) => (typeof value === 'string' ? [[field, value]] : [])),
    ),
});
