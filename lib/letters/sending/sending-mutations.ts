import { now } from '#lib/kernel/clock.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { log } from '#lib/platform/log.ts';
import { type BatchResult, type Mail, mailLeaves, sendBatch } from '#lib/platform/mail.ts';
import type { Batch } from './batch-mutations.ts';
import { endBatch, failBatch, failCopies, noteAll, publishCounts } from './delivery-mutations.ts';
import { decide } from './delivery-rules.ts';

export type Send = (key: string, mails: readonly Mail[]) => Promise<BatchResult>;

export type Sent = 'answered' | 'released' | 'repeat' | 'failed';

/** One key for all attempts at a batch. */
export function batchKey(batchId: string): string {
  return `letters/${batchId}`;
}

/**
 * Makes the call that was claimed and notes what came of it. Killed anywhere, nothing is lost and nothing sent
 * twice: whoever takes the batch over repeats it as it is, under its key.
 */
export async function sendClaimed(batch: Batch, send: Send = sendBatch): Promise<Sent> {
  const result = await send(batchKey(batch.id), batch.mails);
  const at = now();
  const decision = decide(result, {
    size: batch.mails.length,
    attempts: batch.attempts,
    refusals: batch.refusals,
    lost: batch.lost,
    ageMs: at.getTime() - batch.firstAt.getTime(),
  });
  if (decision.event !== 'answer') {
    const { id: batchId, attempts } = batch;
    log('warn', `deliver.${decision.event}`, { batchId, attempts, error: decision.error });
  }
  switch (decision.event) {
    case 'answer':
      await noteAnswer(batch, decision.results, at);
      return 'answered';
    case 'release':
      await release(batch, decision, at);
      return 'released';
    case 'repeat':
      await repeatLater(batch, decision, certainlyRefused(result), at);
      return 'repeat';
    case 'fail':
      await whileMine(batch, (tx) => failBatch(tx, batch.id, decision.error, at));
      return 'failed';
  }
}

function certainlyRefused(result: BatchResult): boolean {
  return !result.ok && result.certain;
}

/** Whoever claimed it last: under one key every attempt gets the same answer. */
async function noteAnswer(
  batch: Batch,
  results: readonly ({ id: string } | { error: string })[],
  at: Date,
): Promise<void> {
  const places: number[] = [];
  const providerIds: string[] = [];
  const refused: number[] = [];
  for (const [place, result] of results.entries()) {
    if ('id' in result) {
      places.push(place);
      providerIds.push(result.id);
    } else refused.push(place);
  }
  await db().$transaction(async (tx) => {
    // Everybody who changes the copies of a batch holds the batch first: nobody waits in a circle.
    await tx.$executeRaw`SELECT 1 FROM "DeliveryBatch" WHERE id = ${batch.id} FOR NO KEY UPDATE`;
    const accepted = await tx.$queryRaw<{ id: string }[]>`
      UPDATE "Delivery" d SET state = 'accepted', "providerId" = told.id, "acceptedAt" = ${at}, "lastError" = NULL
        FROM unnest(${places}::int[], ${providerIds}::text[]) AS told(place, id)
       WHERE d."batchId" = ${batch.id} AND d."batchIndex" = told.place AND d.state = 'claimed'
      RETURNING d.id`;
    const ids = accepted.map(({ id }) => id);
    await noteAll(tx, ids, 'accepted', at, mailLeaves() ? null : 'outbox');
    if (refused.length > 0) {
      const copies = await tx.delivery.findMany({
        where: { batchId: batch.id, batchIndex: { in: refused } },
        select: { id: true },
      });
      await failCopies(
        tx,
        copies.map(({ id }) => id),
        'validation_error',
        at,
      );
    }
    await endBatch(tx, batch.id, places.length > 0 ? 'accepted' : 'refused', at);
    await publishCounts(tx, ids);
  });
}

type Wait = { error: string; delayMs: number };

/** Nothing got through: the copies wait outside of any batch, where they can be cancelled and are looked at again. */
async function release(batch: Batch, { error, delayMs, alone }: Wait & { alone: boolean }, at: Date) {
  await whileMine(batch, async (tx) => {
    const copies = await tx.delivery.updateManyAndReturn({
      where: { batchId: batch.id, state: 'claimed' },
      data: {
        state: 'queued',
        lastError: error,
        queuedAt: new Date(at.getTime() + delayMs),
        claimedAt: null,
        batchId: null,
        batchIndex: null,
        ...(alone && { alone }),
      },
      select: { id: true },
    });
    await noteAll(
      tx,
      copies.map(({ id }) => id),
      'queued',
      at,
      error,
    );
    await endBatch(tx, batch.id, 'released', at);
  });
}

/** The copies stay claimed: whether they got through is known only when the same batch is answered. */
async function repeatLater(batch: Batch, { error, delayMs }: Wait, certain: boolean, at: Date) {
  const again = new Date(at.getTime() + delayMs);
  await whileMine(batch, async (tx) => {
    await tx.deliveryBatch.update({
      where: { id: batch.id },
      data: { worker: null, notBefore: again, ...(certain && { refusals: { increment: 1 } }) },
    });
    await tx.delivery.updateMany({
      where: { batchId: batch.id, state: 'claimed' },
      data: { lastError: error, queuedAt: again },
    });
  });
}

/** Unless another worker has taken the batch over: then its word counts. */
async function whileMine(batch: Batch, write: (tx: Tx) => Promise<void>): Promise<void> {
  await db().$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM "DeliveryBatch"
       WHERE id = ${batch.id} AND worker = ${batch.worker} AND attempts = ${batch.attempts} AND "endedAt" IS NULL
         FOR NO KEY UPDATE`;
    if (row) await write(tx);
  });
}
