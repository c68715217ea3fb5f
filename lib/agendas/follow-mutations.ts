import type { Actor } from '#lib/kernel/actor.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { db } from '#lib/platform/db.ts';
import type { FollowInput } from './schema.ts';
import type { Stop } from './stop-token.ts';

/** Follows a place or an item; following it again changes only the language. */
export async function addFollow(
  actor: Actor,
  { place, item, language }: FollowInput,
): Promise<Outcome<{ id: string }>> {
  const target = place
    ? await db().place.findUnique({ where: { geoid: place } })
    : await db().agendaItem.findUnique({ where: { id: item ?? '' } });
  if (!target) return refuse('not_found');
  const userId = actor.id;
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`follows ${userId}`}, 0))`;
    const key = place ? { placeGeoid: place } : { itemId: item ?? '' };
    const existing = await tx.follow.findFirst({ where: { userId, ...key } });
    if (existing) {
      await tx.follow.update({ where: { id: existing.id }, data: { language } });
      return ok({ id: existing.id });
    }
    const { id } = await tx.follow.create({ data: { userId, language, ...key } });
    return ok({ id });
  });
}

/** Ends one of the actor's own follows, with the notices that have not gone out. */
export async function removeFollow(actor: Actor, id: string): Promise<Outcome> {
  const { count } = await db().follow.deleteMany({ where: { id, userId: actor.id } });
  return count > 0 ? ok() : refuse('not_found');
}

/** What a signed link in a notice ends. Doing it twice is the same as once. */
export async function stopFollowing({ what, id }: Stop): Promise<Outcome> {
  await db().follow.deleteMany({ where: what === 'follow' ? { id } : { userId: id } });
  return ok();
}
