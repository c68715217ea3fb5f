'use server';

import { z } from 'zod';
import { action } from '#lib/platform/action.ts';
import { mayReview, maySend } from '../policy.ts';
import * as mutations from './held-mutations.ts';
import { decideHeldSchema } from './held-schema.ts';
import { tellWriters } from './held-told-mutations.ts';

const HOUR = 3600;

/** Lets a letter that waits go, or refuses it with a word to its writer. */
export const decideHeld = action({
  name: 'letters.decideHeld',
  who: 'signed-in',
  schema: decideHeldSchema,
  limit: { count: 600, seconds: HOUR },
  policy: (actor) => mayReview(actor),
  async run(actor, decision) {
    const outcome = await mutations.decideHeld(actor, decision);
    if (outcome.ok) await tellWriters();
    return outcome;
  },
});

/** Takes one's own letter back while it waits, or puts away what came of it. */
export const withdrawHeld = action({
  name: 'letters.withdrawHeld',
  who: 'signed-in',
  schema: z.object({ id: z.string().min(1).max(100) }),
  limit: { count: 120, seconds: HOUR },
  policy: (actor) => maySend(actor),
  run: (actor, { id }) => mutations.withdrawHeld(actor, id),
  refreshes: true,
});
