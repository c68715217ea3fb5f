'use server';

import { refuse } from '#lib/kernel/outcome.ts';
import { action } from '#lib/platform/action.ts';
import { mayOpen } from '../policy.ts';
import { letterOwner } from '../queries.ts';
import { markAnswer, setQuestions, stopQuestions } from './answer-mutations.ts';
import { askMeSchema, markSchema, stopQuestionsSchema } from './answer-schema.ts';
import { readAnswerToken } from './answer-token.ts';

const LIMIT = { count: 120, seconds: 3600 };

/** From a link in a question, or the letter's page: the signed token is the permission, whoever opens it. */
export const tellAnswer = action({
  name: 'letters.tellAnswer',
  who: 'anyone',
  schema: markSchema,
  limit: LIMIT,
  policy: (_viewer, { token }) => (readAnswerToken(token)?.what === 'letter' ? null : refuse('forbidden')),
  async run(_viewer, { token, deliveryId, kind, cameOn }) {
    const link = readAnswerToken(token);
    return link ? markAnswer(link.id, { deliveryId, kind, cameOn: cameOn || null }) : refuse('forbidden');
  },
  // Who has been answered is offered no second letter.
  refreshes: true,
});

export const endQuestions = action({
  name: 'letters.endQuestions',
  who: 'anyone',
  schema: stopQuestionsSchema,
  limit: LIMIT,
  policy: (_viewer, { token }) => (readAnswerToken(token)?.what === 'stop' ? null : refuse('forbidden')),
  async run(_viewer, { token }) {
    const link = readAnswerToken(token);
    return link ? stopQuestions(link.id) : refuse('forbidden');
  },
  refreshes: true,
});

/** On the letter's page: ask me, or do not ask me any more. */
export const askMe = action({
  name: 'letters.askMe',
  who: 'signed-in',
  schema: askMeSchema,
  limit: LIMIT,
  policy: async (actor, { letterId }) => mayOpen(actor, (await letterOwner(letterId)) ?? null),
  run: (actor, { letterId, ask }) => setQuestions(actor, letterId, ask === 'yes'),
  refreshes: true,
});
