import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { db } from '#lib/platform/db.ts';
import type { Ask } from '../words.ts';
import { AGAIN_DAYS, mayWriteFrom } from './abuse-rules.ts';

const DAY_MS = 86_400_000;

/** A copy that never arrived anywhere does not count as having written. */
const DID_NOT_ARRIVE = ['failed', 'bounced'] as const;

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
