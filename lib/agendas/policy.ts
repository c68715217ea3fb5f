import type { Actor } from '#lib/kernel/actor.ts';
import { refuse } from '#lib/kernel/outcome.ts';

/** So many at most: enough for a county, too few to fill a table. */
export const MOST_FOLLOWS = 200;

/** Anybody signed in may follow. */
export function mayFollow(following: number) {
  return following < MOST_FOLLOWS ? null : refuse('conflict', { detail: { most: MOST_FOLLOWS } });
}

/** Only one's own follow can be ended; another's does not exist for the asker. */
export function mayUnfollow(actor: Actor, follow: { userId: string } | null) {
  return follow?.userId === actor.id ? null : refuse('not_found');
}
