import { refuse } from '#lib/kernel/outcome.ts';
import { action } from '#lib/platform/action.ts';
import { addFollow, removeFollow, stopFollowing } from './follow-mutations.ts';
import { followSchema, stopSchema, unfollowSchema } from './schema.ts';
import { readStopToken } from './stop-token.ts';

const LIMIT = { count: 60, seconds: 3600 };

export const follow = action({
  name: 'agendas.follow',
  who: 'signed-in',
  schema: followSchema,
  limit: LIMIT,
  // How many one may follow is counted inside the mutation, under its lock.
  policy: () => null,
  run: addFollow,
});

export const unfollow = action({
  name: 'agendas.unfollow',
  who: 'signed-in',
  schema: unfollowSchema,
  limit: LIMIT,
  // Whose it is depends on the row: the mutation asks mayUnfollow.
  policy: () => null,
  run: (actor, { id }) => removeFollow(actor, id),
});

/** From a link in a notice: the token is the permission. */
export const stopNotices = action({
  name: 'agendas.stop',
  who: 'anyone',
  schema: stopSchema,
  limit: LIMIT,
  policy: (_, { token }) => (readStopToken(token) ? null : refuse('forbidden')),
  run: async (_, { token }) => {
    const stop = readStopToken(token);
    return stop ? stopFollowing(stop) : refuse('forbidden');
  },
});
