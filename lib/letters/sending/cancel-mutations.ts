import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { audit } from '#lib/platform/audit.ts';
import { db } from '#lib/platform/db.ts';
import { noteAll } from './delivery-mutations.ts';

/** Stops the copies of one's own letter that no worker has taken yet. "conflict": all of them are on their way. */
export async function cancelWaiting(
  actor: Actor,
  { letterId }: { letterId: string },
): Promise<Outcome<{ stopped: number }>> {
  const at = now();
  return db().$transaction(async (tx) => {
    const letter = await tx.letter.findFirst({
      where: { id: letterId, userId: actor.id },
      select: { id: true },
    });
    if (!letter) return refuse('not_found');
    const stopped = await tx.delivery.updateManyAndReturn({
      where: { letterId, state: 'queued' },
      data: { state: 'failed', lastError: 'cancelled', finishedAt: at },
      select: { id: true },
    });
    if (stopped.length === 0) return refuse('conflict');
    await noteAll(
      tx,
      stopped.map(({ id }) => id),
      'failed',
      at,
      'cancelled',
    );
    await audit(tx, actor, 'letter.cancel', `letter:${letterId}`, { after: { stopped: stopped.length } });
    return ok({ stopped: stopped.length });
  });
}
