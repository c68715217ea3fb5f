import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import type { Letter } from '../schema.ts';
import type { Ask } from '../words.ts';
import { AGAIN_DAYS, mayWriteFrom } from './abuse-rules.ts';

const DAY_MS = 86_400_000;

/** A copy that never arrived anywhere does not count as having written. */
const DID_NOT_ARRIVE = ['failed', 'bounced'] as const;

/**
 * What the person sent lately to these people about this ask, by term, but for the copies that the letter follows up,
 * and whether such a letter waits for a person already. `same` is the letter that was made of this very submission
 * meanwhile. Locks the person's row first, so that two letters handed in at once are looked at one after the other.
 */
export async function standingWith(
  tx: Tx,
  actor: Actor,
  { ask, placeGeoid, copies, submissionKey }: Pick<Letter, 'ask' | 'placeGeoid' | 'copies' | 'submissionKey'>,
  at: Date,
  followed: readonly string[],
): Promise<{ sent: Map<string, Date[]>; waiting: boolean; same: string | null }> {
  await tx.$queryRaw`SELECT 1 AS locked FROM "User" WHERE id = ${actor.id} FOR NO KEY UPDATE`;
  const since = new Date(at.getTime() - AGAIN_DAYS * DAY_MS);
  const rows = await tx.$queryRaw<
    { id: string | null; termId: string | null; at: Date; same: string | null }[]
  >`
    SELECT d.id, d."termId", l."createdAt" AS at, CASE WHEN l."submissionKey" = ${submissionKey} THEN l.id END AS same FROM "Letter" l JOIN "Delivery" d ON d."letterId" = l.id
     WHERE l."userId" = ${actor.id} AND l."createdAt" > ${since} AND l.ask = ${ask}::"Ask"
       AND d."termId" = ANY(${copies.map(({ termId }) => termId)}) AND d.state NOT IN ('failed', 'bounced')
    UNION ALL
    SELECT NULL, NULL, h."createdAt", NULL FROM "HeldLetter" h
     WHERE h."userId" = ${actor.id} AND h.state = 'waiting' AND h."placeGeoid" = ${placeGeoid} AND h.ask = ${ask}::"Ask"`;
  const sent = new Map<string, Date[]>();
  for (const { id, termId, at: when } of rows)
    if (id && termId && !followed.includes(id)) sent.set(termId, [...(sent.get(termId) ?? []), when]);
  return {
    sent,
    waiting: rows.some(({ termId }) => termId === null),
    same: rows.find((row) => row.same)?.same ?? null,
  };
}

/**
 * Whom in a place the person cannot write to now about something, and from when on they can: ISO instants.
 * @param followed the copies that the letter to be written follows up
 */
export async function writtenLately(
  actor: Actor,
  placeGeoid: string,
  followed: readonly string[] = [],
): Promise<{ termId: string; ask: Ask; from: string }[]> {
  const at = now();
  const copies = await db().delivery.findMany({
    where: {
      id: { notIn: [...followed] },
      state: { notIn: [...DID_NOT_ARRIVE] },
      termId: { not: null },
      letter: {
        userId: actor.id,
        placeGeoid,
        createdAt: { gt: new Date(at.getTime() - AGAIN_DAYS * DAY_MS) },
      },
    },
    select: { termId: true, letter: { select: { ask: true, createdAt: true } } },
  });
  const sent = new Map<string, { termId: string; ask: Ask; dates: Date[] }>();
  for (const { termId, letter } of copies) {
    if (!termId) continue;
    const key = `${termId} ${letter.ask}`;
    const dates = [...(sent.get(key)?.dates ?? []), letter.createdAt];
    sent.set(key, { termId, ask: letter.ask, dates });
  }
  return [...sent.values()].flatMap(({ termId, ask, dates }) => {
    const from = mayWriteFrom(dates, at);
    return from ? [{ termId, ask, from: from.toISOString() }] : [];
  });
}
