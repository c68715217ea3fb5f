'use server';

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
  run: (actor, input) => settleChannel(actor, input),
  refreshes: true,
});
