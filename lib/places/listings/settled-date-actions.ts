'use server';

import { action } from '#lib/platform/action.ts';
import { mayFileListings } from './listings-policy.ts';
import { settleDate } from './settled-date-mutations.ts';
import { settleDateSchema } from './settled-date-schema.ts';

/** An editor's word on a date of signature that is on hold. */
export const saveSettledDate = action({
  name: 'listings.settleDate',
  who: 'signed-in',
  schema: settleDateSchema,
  limit: { count: 300, seconds: 3600 },
  policy: mayFileListings,
  run: settleDate,
  echo: (raw) =>
    Object.fromEntries(
      Object.entries(raw).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    ),
});
