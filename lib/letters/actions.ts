'use server';

import { z } from 'zod';
import { now } from '#lib/kernel/clock.ts';
import { refuse } from '#lib/kernel/outcome.ts';
import { action, stranger } from '#lib/platform/action.ts';
import * as mutations from './mutations.ts';
import { mayDeleteText, maySend } from './policy.ts';
import { countLetter } from './protection/abuse-mutations.ts';
import * as queries from './queries.ts';
import { letterSchema } from './schema.ts';

const HOUR = 3600;

/** Sends a letter: the id of what was sent, or which recipient cannot be written to (see submitLetter). */
export const sendLetter = action({
  name: 'letters.send',
  who: 'signed-in',
  schema: letterSchema,
  // Of the account, whoever else shares its network.
  limit: [
    { count: 30, seconds: HOUR },
    { count: 60, seconds: 24 * HOUR },
  ],
  policy: (actor) => maySend(actor),
  async run(actor, letter) {
    const hold = await countLetter(actor, letter, await stranger(), now());
    return mutations.submitLetter(actor, letter, { hold });
  },
});

export const deleteLetterText = action({
  name: 'letters.deleteText',
  who: 'signed-in',
  schema: z.object({ letterId: z.string().min(1).max(100), confirm: z.literal('yes', 'required') }),
  limit: { count: 60, seconds: HOUR },
  policy: async (actor, { letterId }) => {
    const owner = await queries.letterOwner(letterId);
    return owner === undefined ? refuse('not_found') : mayDeleteText(actor, owner);
  },
  run: (actor, { letterId }) => mutations.deleteLetterText(actor, letterId),
  refreshes: true,
});
