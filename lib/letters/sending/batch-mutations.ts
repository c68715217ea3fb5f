import { randomUUID } from 'node:crypto';
import { now } from '#lib/kernel/clock.ts';
import { seal, unseal } from '#lib/platform/cipher.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { logUnexpected } from '#lib/platform/log.ts';
import type { Mail } from '#lib/platform/mail.ts';
import { PRESENCE_LOCKS, presence } from '#lib/platform/presence.ts';
import { composeCopies } from './compose-queries.ts';
import { endBatch, failBatch, failCopies, noteAll } from './delivery-mutations.ts';
import { MAX_AGE_MS, STALE_CLAIM_MS } from './delivery-rules.ts';
import { pickDue } from './turn-queries.ts';

/** A call to the mail provider that this process has claimed: nobody else makes it while the process lives. */
export type Batch = {
  id: string;
  mails: readonly Mail[];
  worker: number;
  claimedAt: Date;
  /** This one included. */
  attempts: number;
  refusals: number;
  /** Attempts whose worker was gone before it noted anything. */
  lost: number;
  firstAt: Date;
};

/**
 * Claims the next call to make: one that another worker left or that is due again, or a new one of the copies that
 * wait. `settled`: what was due could not be sent and has been dealt with; there may be more. While the host is paused
 * no call is made, but one whose outcome nobody learned in time is given up all the same, so that its writer is told.
 */
export async function claimBatch(): Promise<Batch | 'settled' | null> {
  const worker = await presence();
  const at = now();
  return db().$transaction(
    async (tx) => {
      const paused = (await tx.sendingPause.findFirst({ select: { id: true } })) !== null;
      const left = await takeUpAgain(tx, worker, at, paused);
      return left || paused ? left : formBatch(tx, worker, at);
    },
    { maxWait: 10_000, timeout: 30_000 },
  );
}

type Row = Pick<Batch, 'id' | 'attempts' | 'refusals' | 'lost' | 'firstAt'> & { sealed: Uint8Array };

/** The same messages under the same key: the provider has them, perhaps. `overOnly`: only those it is too late for. */
async function takeUpAgain(
  tx: Tx,
  worker: number,
  at: Date,
  overOnly: boolean,
): Promise<Batch | 'settled' | null> {
  const stale = new Date(at.getTime() - STALE_CLAIM_MS);
  const over = new Date(at.getTime() - MAX_AGE_MS);
  const [row] = await tx.$queryRaw<Row[]>`
    UPDATE "DeliveryBatch" SET worker = ${worker}, "claimedAt" = ${at}, attempts = attempts + 1,
           lost = lost + CASE WHEN worker IS NULL THEN 0 ELSE 1 END
     WHERE id = (
       SELECT id FROM "DeliveryBatch"
        WHERE "endedAt" IS NULL AND "notBefore" <= ${at} AND (NOT ${overOnly} OR "firstAt" < ${over})
          AND (worker IS NULL OR "claimedAt" < ${stale} OR pg_try_advisory_xact_lock(${PRESENCE_LOCKS}::int, worker))
        ORDER BY "notBefore" LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED)
    RETURNING id, attempts, refusals, lost, "firstAt", sealed`;
  if (!row) return null;
  const { sealed, ...batch } = row;
  const tooLate = row.firstAt < over;
  const mails = tooLate ? null : open(row.id, sealed);
  if (!mails) {
    await failBatch(tx, row.id, 'unclear', at);
    return 'settled';
  }
  const copies = await tx.delivery.updateManyAndReturn({
    where: { batchId: row.id, state: 'claimed' },
    data: { claimedAt: at, attempts: { increment: 1 } },
    select: { id: true },
  });
  if (copies.length === 0) {
    // The provider has told what became of every copy.
    await endBatch(tx, row.id, 'accepted', at);
    return 'settled';
  }
  await noteAll(tx, ids(copies), 'claimed', at, null);
  return { ...batch, mails, worker, claimedAt: at };
}

/** Sealed under another DATA_KEY, or damaged: it cannot be repeated as it was. */
function open(batchId: string, sealed: Uint8Array): Mail[] | null {
  try {
    return unseal<Mail[]>('batch', sealed);
  } catch (error) {
    logUnexpected('batch.unreadable', error, { batchId });
    return null;
  }
}

async function formBatch(tx: Tx, worker: number, at: Date): Promise<Batch | 'settled' | null> {
  const picked = await pickDue(tx, at);
  if (picked.length === 0) return null;
  const { mails, failed } = await composeCopies(tx, picked, at);
  for (const [reason, copies] of failed) await failCopies(tx, copies, reason, at);
  if (mails.size === 0) return 'settled';
  const id = randomUUID();
  const copies = [...mails.keys()];
  const batch = { id, worker, claimedAt: at, firstAt: at, attempts: 1, refusals: 0, lost: 0 };
  const messages = [...mails.values()];
  await tx.deliveryBatch.create({
    data: { ...batch, notBefore: at, size: messages.length, sealed: seal('batch', messages) },
    select: { id: true },
  });
  await tx.$executeRaw`
    UPDATE "Delivery" d SET state = 'claimed', "claimedAt" = ${at}, attempts = attempts + 1,
           "batchId" = ${id}, "batchIndex" = copy.place - 1
      FROM unnest(${copies}::text[]) WITH ORDINALITY AS copy(id, place) WHERE d.id = copy.id`;
  await noteAll(tx, copies, 'claimed', at, null);
  return { ...batch, mails: messages };
}

function ids(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
