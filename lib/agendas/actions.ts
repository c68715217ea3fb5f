'use server';

import { redirect } from 'next/navigation';
import { pathIn } from '#lib/kernel/locales.ts';
import { refuse } from '#lib/kernel/outcome.ts';
import { action } from '#lib/platform/action.ts';
import { addFollow, removeFollow, stopFollowing } from './follow-mutations.ts';
import { mayFollow, mayUnfollow } from './policy.ts';
import { followOwner, followsCount } from './queries.ts';
import { followSchema, stopSchema, unfollowSchema } from './schema.ts';
import { readStopToken } from './stop-token.ts';

const LIMIT = { count: 60, seconds: 3600 };

export const follow = action({
  name: 'agendas.follow',
  who: 'signed-in',
  schema: followSchema,
  limit: LIMIT,
  policy: async (actor) => mayFollow(await followsCount(actor)),
  async run(actor, input) {
    const outcome = await addFollow(actor, input);
    if (!outcome.ok) return outcome;
    redirect(pathIn(input.language, '/account/follows?done=added'));
  },
});

export const unfollow = action({
  name: 'agendas.unfollow',
  who: 'signed-in',
  schema: unfollowSchema,
  limit: LIMIT,
  policy: async (actor, { id }) => mayUnfollow(actor, await followOwner(id)),
  async run(actor, { id, language }) {
    const outcome = await removeFollow(actor, id);
    if (!outcome.ok) return outcome;
    redirect(pathIn(language, '/account/follows?done=removed'));
  },
});

/** From a link in a notice: the signed token is the permission, whoever opens it. */
export const stopNotices = action({
  name: 'agendas.stopNotices',
  who: 'anyone',
  schema: stopSchema,
  limit: LIMIT,
  policy: (_viewer, { token }) => (readStopToken(token) ? null : refuse('forbidden')),
  async run(_viewer, { token }) {
    const stop = readStopToken(token);
    return stop ? stopFollowing(stop) : refuse('forbidden');
  },
  refreshes: true,
});
