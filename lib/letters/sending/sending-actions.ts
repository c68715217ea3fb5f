'use server';

import { refresh } from 'next/cache';
import { z } from 'zod';
import type { Outcome } from '#lib/kernel/outcome.ts';
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
  run: async (actor, input) => shown(await cancelWaiting(actor, input)),
});

/** Lets the letters of the whole host wait, or leave again. */
export const switchSending = action({
  name: 'letters.switchSending',
  who: 'signed-in',
  schema: z.object({ to: z.enum(['pause', 'resume']) }),
  limit: { count: 60, seconds: 3600 },
  policy: (actor) => mayPauseHost(actor),
  run: async (actor, { to }) => shown(await (to === 'pause' ? pauseSending(actor) : resumeSending(actor))),
});

/** The page that asked shows at once what came of it. */
function shown<V>(outcome: Outcome<V>): Outcome<V> {
  if (outcome.ok) refresh();
  return outcome;
}
