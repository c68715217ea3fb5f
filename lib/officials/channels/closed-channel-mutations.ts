import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { audit } from '#lib/platform/audit.ts';
import { db } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';

/**
 * An editor's word on an address that was closed: it takes mail again, or it is gone for good. Another address in its
 * place is a correction of the fact, with its source, like any other. "conflict": somebody has dealt with it.
 */
export async function settleChannel(
  actor: Actor,
  { id, as }: { id: string; as: 'reopened' | 'gone' },
): Promise<Outcome> {
  return db().$transaction(async (tx) => {
    const channel = await tx.channel.findUnique({
      where: { id },
      include: { term: { include: { seat: { include: { body: true } } } }, body: true },
    });
    if (!channel) return refuse('not_found');
    const { count } = await tx.channel.updateMany({
      where: { id, suppressedAt: { not: null }, settledAt: null },
      data:
        as === 'reopened'
          ? { suppressedAt: null, suppressedWhy: null }
          : { settledAt: now(), settledAs: 'gone' },
    });
    if (count === 0) return refuse('conflict');
    await audit(tx, actor, `channel.${as}`, `channel:${id}`, {
      before: {
        suppressedAt: channel.suppressedAt?.toISOString() ?? null,
        why: channel.suppressedWhy,
      },
      after: { as },
    });
    const placeGeoid = channel.term?.seat.body.placeGeoid ?? channel.body?.placeGeoid;
    if (placeGeoid) await publish(tx, tags.place(placeGeoid));
    return ok();
  });
}
