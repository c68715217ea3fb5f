import { now } from '#lib/kernel/clock.ts';
import { db, sql, type Tx } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import type { DeliveryState, FailureReason } from './delivery-rules.ts';

/** How long a copy in the outbox is "accepted" before it is "delivered", so that people can watch it. */
const OUTBOX_MS = 1_500;
const OUTBOX_PREFIX = 'outbox_';

/**
 * Local mode without a key: what lies in the outbox long enough counts as delivered, so that the states move likewise.
 * @returns how many copies.
 */
export async function deliverFromOutbox(): Promise<number> {
  const at = now();
  return db().$transaction(async (tx) => {
    const copies = await tx.delivery.updateManyAndReturn({
      where: {
        state: 'accepted',
        providerId: { startsWith: OUTBOX_PREFIX },
        acceptedAt: { lte: new Date(at.getTime() - OUTBOX_MS) },
      },
      data: { state: 'delivered', finishedAt: at },
      select: { id: true },
    });
    await noteAll(tx, ids(copies), 'delivered', at, 'outbox');
    return copies.length;
  });
}

/**
 * The id of a new entry of the log, where `copy.id` is the delivery's. It begins with the database's time in
 * microseconds: two entries of one millisecond stay in their order.
 */
export const logId = sql`lpad(to_hex((EXTRACT(EPOCH FROM clock_timestamp()) * 1000000)::bigint), 16, '0') || '-' || copy.id`;

/** Writes what became of each of these copies into its log. */
export async function noteAll(
  tx: Tx,
  deliveryIds: readonly string[],
  state: DeliveryState,
  at: Date,
  text: string | null,
): Promise<void> {
  if (deliveryIds.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO "DeliveryLog" (id, "deliveryId", state, at, note)
    SELECT ${logId}, copy.id, ${state}::"DeliveryState", ${at}, ${text}
      FROM unnest(${[...deliveryIds]}::text[]) AS copy(id)`;
}

export function note(
  tx: Tx,
  deliveryId: string,
  state: DeliveryState,
  at: Date,
  text: string | null,
): Promise<void> {
  return noteAll(tx, [deliveryId], state, at, text);
}

/** These copies are not sent, for this reason: ours, or the class of error that the provider named. */
export async function failCopies(
  tx: Tx,
  deliveryIds: readonly string[],
  reason: FailureReason | (string & {}),
  at: Date,
): Promise<void> {
  const failed = await tx.delivery.updateManyAndReturn({
    where: { id: { in: [...deliveryIds] }, state: { in: ['queued', 'claimed'] } },
    data: { state: 'failed', lastError: reason, finishedAt: at },
    select: { id: true },
  });
  await noteAll(tx, ids(failed), 'failed', at, reason);
}

/** The whole batch is given up; what the provider told of a copy of it in the meantime stands. */
export async function failBatch(
  tx: Tx,
  batchId: string,
  reason: FailureReason | (string & {}),
  at: Date,
): Promise<void> {
  const copies = await tx.delivery.findMany({ where: { batchId }, select: { id: true } });
  await failCopies(tx, ids(copies), reason, at);
  await endBatch(tx, batchId, reason === 'unclear' ? 'unclear' : 'refused', at);
}

/** Nothing is left to repeat: the sealed request goes. */
export async function endBatch(
  tx: Tx,
  batchId: string,
  outcome: 'accepted' | 'refused' | 'released' | 'unclear',
  at: Date,
): Promise<void> {
  await tx.deliveryBatch.updateMany({
    where: { id: batchId },
    data: { endedAt: at, outcome, sealed: null, worker: null },
  });
}

/** The pages of the campaigns that these copies belong to count letters that arrived: they are made anew. */
export async function publishCounts(tx: Tx, deliveryIds: readonly string[]): Promise<void> {
  const campaigns = await tx.$queryRaw<{ slug: string }[]>`
    SELECT DISTINCT c.slug FROM "Delivery" d
      JOIN "Letter" l ON l.id = d."letterId" JOIN "Campaign" c ON c.id = l."campaignId"
     WHERE d.id = ANY(${[...deliveryIds]}::text[])`;
  await publish(tx, ...campaigns.map(({ slug }) => tags.campaign(slug)));
}

function ids(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
