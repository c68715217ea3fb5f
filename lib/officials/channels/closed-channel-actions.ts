'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import { action } from '#lib/platform/action.ts';
import { mayEditOfficials } from '../policy.ts';
import { settleChannel } from './closed-channel-mutations.ts';

/** An editor's word on an address whose mail came back. */
export const settleClosedChannel = action({
  name: 'officials.settleChannel',
  who: 'signed-in',
  schema: z.object({ id: z.string().min(1).max(200), as: z.enum(['reopened', 'gone'], 'choose') }),
  limit: { count: 300, seconds: 3600 },
  policy: mayEditOfficials,
  async run(actor, input) {
    const outcome = await settleChannel(actor, input);
    if (outcome.ok) refresh();
    return outcome;
  },
});
