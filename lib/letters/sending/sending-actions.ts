'use server';

import { z } from 'zod';
import { refuse } from '#lib/kernel/outcome.ts';
import { action } from '#lib/platform/action.ts';
import { mayOpen, mayPauseHost } from '../policy.ts';
import { letterOwner } from '../queries.ts';
import { cancelWaiting } from './cancel-mutations.ts';
import { pauseSending, resumeSending } from './pause-mutations.ts';

/** Stops what of one's own letter has not left yet. */
export const cancelLetter = action({
  name: 'letters.cancel',
  who: 'signed-in',
  schema: z.object({ letterId: z.string().min(1).max(100) }),
  limit: { count: 60, seconds: 3600 },
  policy: async (actor, { letterId }) => {
    const owner = await letterOwner(letterId);
    return owner === undefined ? refuse('not_found') : mayOpen(actor, owner);
  },
  run: (actor, input) => cancelWaiting(actor, input),
  refreshes: true,
});

/** Lets the letters of the whole host wait, or leave again. */
export const switchSending = action({
  name: 'letters.switchSending',
  who: 'signed-in',
  schema: z.object({ to: z.enum(['pause', 'resume']) }),
  limit: { count: 60, seconds: 3600 },
  policy: (actor) => mayPauseHost(actor),
  run: (actor, { to }) => (to === 'pause' ? pauseSending(actor) : resumeSending(actor)),
  refreshes: true,
});
