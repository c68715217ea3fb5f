import { now } from '#lib/kernel/clock.ts';
import { db } from '#lib/platform/db.ts';
import { removeExpiredDrafts } from '../drafts/draft-mutations.ts';
import { removeText } from '../mutations.ts';
import { removeExpiredHeld } from '../protection/held-mutations.ts';
import { RETENTION_DAYS } from './delivery-rules.ts';

const AT_ONCE = 200;
const RECEIPT_DAYS = 30;
const BATCH_DAYS = 30;

export type Removed = { drafts: number; letters: number };

/** Removes what was promised to be removed: drafts after 30 days, texts 30 days after the letter reached its end. */
export async function removeExpiredTexts(): Promise<Removed> {
  const at = now();
  const drafts = await removeExpiredDrafts();
  await removeExpiredHeld();
  await db().webhookReceipt.deleteMany({ where: { receivedAt: { lt: daysBefore(at, RECEIPT_DAYS) } } });
  await db().deliveryBatch.deleteMany({ where: { endedAt: { lt: daysBefore(at, BATCH_DAYS) } } });
  let letters = 0;
  for (;;) {
    const due = await lettersToScrub(at);
    if (due.length === 0) return { drafts, letters };
    await db().$transaction((tx) => removeText(tx, due, at));
    letters += due.length;
  }
}

/**
 * Letters with something sealed left, of which no copy waits and the last one ended or was accepted 30 days ago.
 * The account of a person may be gone, with a copy left that was being sent in that moment: it has no 30 days.
 */
async function lettersToScrub(at: Date): Promise<string[]> {
  const before = daysBefore(at, RETENTION_DAYS);
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT l.id FROM "Letter" l
     WHERE (l."sealedWriter" IS NOT NULL
            OR EXISTS (SELECT 1 FROM "Delivery" d WHERE d."letterId" = l.id AND d.sealed IS NOT NULL))
       AND NOT EXISTS (
         SELECT 1 FROM "Delivery" d WHERE d."letterId" = l.id
            AND (d.state IN ('queued', 'claimed')
                 OR (l."scrubbedAt" IS NULL
                     AND GREATEST(d."acceptedAt", d."finishedAt", l."createdAt") > ${before})))
     ORDER BY l."createdAt" LIMIT ${AT_ONCE}`;
  return rows.map(({ id }) => id);
}

function daysBefore(at: Date, days: number): Date {
  return new Date(at.getTime() - days * 86_400_000);
}
