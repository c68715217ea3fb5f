import { now } from '#lib/kernel/clock.ts';
import { DEFAULT_LOCALE, isLocale } from '#lib/kernel/locales.ts';
import { unseal } from '#lib/platform/cipher.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { env } from '#lib/platform/env.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import { log, logUnexpected } from '#lib/platform/log.ts';
import { type Mail, type MailResult, mailLeaves, sendMail } from '#lib/platform/mail.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import {
  type DeliveryState,
  decide,
  emailOf,
  MAX_AGE_MS,
  MAX_ATTEMPTS,
  REASON_OF_PROBLEM,
  STALE_CLAIM_MS,
} from './delivery-rules.ts';
import { type CopyText, letterMail, type Writer } from './letter-mail.ts';
import { recipientFacts } from './queries.ts';

/** How long a copy in the outbox is "accepted" before it is "delivered", so that people can watch it. */
const OUTBOX_MS = 1_500;

export type DeliverResult = 'accepted' | 'retry' | 'failed' | 'not_due';

/**
 * One attempt at one copy: claim it, look again whether it may still be sent, send, note what came of it.
 * Safe to run twice, at once, or to be killed anywhere: only one claim wins, a dead one is taken over after two
 * minutes, and every attempt carries the same idempotency key.
 */
export async function deliver(
  deliveryId: string,
  send: (mail: Mail) => Promise<MailResult> = sendMail,
): Promise<DeliverResult> {
  const claim = await claimDelivery(deliveryId);
  if (!claim) return 'not_due';
  const prepared = await prepare(claim);
  if ('reason' in prepared) {
    await settle(claim, { state: 'failed', error: prepared.reason });
    return 'failed';
  }
  const decision = decide(await send(prepared.mail), claim.attempts, claim.ageMs);
  switch (decision.event) {
    case 'accept':
      await settle(claim, { state: 'accepted', providerId: decision.providerId });
      return 'accepted';
    case 'retry':
      log('warn', 'deliver.retry', { deliveryId, attempt: claim.attempts, error: decision.error });
      await settle(claim, { state: 'queued', error: decision.error, delayMs: decision.delayMs });
      return 'retry';
    case 'fail':
      log('warn', 'deliver.failed', { deliveryId, attempt: claim.attempts, error: decision.error });
      await settle(claim, { state: 'failed', error: decision.error });
      return 'failed';
  }
}

type Claim = { id: string; claimedAt: Date; attempts: number; ageMs: number };

/** One UPDATE decides who sends: of two workers, the second finds nothing to update. */
async function claimDelivery(deliveryId: string): Promise<Claim | null> {
  const at = now();
  const stale = new Date(at.getTime() - STALE_CLAIM_MS);
  return db().$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ attempts: number }[]>`
      UPDATE "Delivery" SET state = 'claimed', "claimedAt" = ${at}, attempts = attempts + 1
       WHERE id = ${deliveryId}
         AND ((state = 'queued' AND "queuedAt" <= ${at}) OR (state = 'claimed' AND "claimedAt" < ${stale}))
      RETURNING attempts`;
    if (!row) return null;
    const first = await tx.deliveryLog.findFirst({
      where: { deliveryId, state: 'claimed' },
      orderBy: { at: 'asc' },
      select: { at: true },
    });
    await tx.deliveryLog.create({ data: { deliveryId, state: 'claimed', at } });
    const ageMs = first ? at.getTime() - first.at.getTime() : 0;
    return { id: deliveryId, claimedAt: at, attempts: row.attempts, ageMs };
  });
}

/** The message, or why it must not be sent: what was true when the letter was taken may not be so now. */
async function prepare(claim: Claim): Promise<{ mail: Mail } | { reason: string }> {
  if (claim.ageMs > MAX_AGE_MS) return { reason: 'unclear' };
  if (claim.attempts > MAX_ATTEMPTS) return { reason: 'gave_up' };
  const { letter, ...delivery } = await db().delivery.findUniqueOrThrow({
    where: { id: claim.id },
    include: { letter: { select: { sealedWriter: true, language: true, placeGeoid: true } } },
  });
  if (!letter.sealedWriter || !delivery.sealed) return { reason: 'account_deleted' };
  const facts = delivery.termId ? await recipientFacts(db(), delivery.termId) : null;
  const address = delivery.recipientEmail;
  const same = facts && { ...facts, emails: facts.emails.filter(({ value }) => value === address) };
  const found = emailOf(same, letter.placeGeoid, now());
  if ('problem' in found) return { reason: REASON_OF_PROBLEM[found.problem] };
  const { mailFrom, appUrl } = env();
  try {
    return {
      mail: letterMail({
        deliveryId: claim.id,
        to: address,
        writer: unseal<Writer>('writer', letter.sealedWriter),
        text: unseal<CopyText>('delivery', delivery.sealed),
        language: isLocale(letter.language) ? letter.language : DEFAULT_LOCALE,
        mailFrom,
        appUrl,
      }),
    };
  } catch (error) {
    // Sealed under another DATA_KEY, or damaged: no later attempt could read it either.
    logUnexpected('deliver.unreadable', error, { deliveryId: claim.id });
    return { reason: 'unreadable' };
  }
}

type Settlement =
  | { state: 'accepted'; providerId: string }
  | { state: 'queued'; error: string; delayMs: number }
  | { state: 'failed'; error: string };

/** Notes what an attempt came to, unless somebody else has taken the copy over or the provider told it first. */
async function settle(claim: Claim, settlement: Settlement): Promise<void> {
  const at = now();
  const mine = { id: claim.id, state: 'claimed' as const, claimedAt: claim.claimedAt };
  await db().$transaction(async (tx) => {
    if (settlement.state === 'accepted') {
      const { providerId } = settlement;
      const { count } = await tx.delivery.updateMany({
        // Whoever claimed it: under one key every attempt gets the same id.
        where: { id: claim.id, state: { in: ['claimed', 'queued'] } },
        data: { state: 'accepted', providerId, acceptedAt: at, lastError: null },
      });
      if (count === 0) return;
      await note(tx, claim.id, 'accepted', at, mailLeaves() ? null : 'outbox');
      await publishCount(tx, claim.id);
      if (isOutboxId(providerId)) await nudgeOutbox(tx, claim.id, at);
      return;
    }
    const again = settlement.state === 'queued' ? new Date(at.getTime() + settlement.delayMs) : null;
    const { count } = await tx.delivery.updateMany({
      where: mine,
      data: {
        state: settlement.state,
        lastError: settlement.error,
        ...(again ? { queuedAt: again, claimedAt: null } : { finishedAt: at }),
      },
    });
    if (count === 0) return;
    await note(tx, claim.id, settlement.state, at, settlement.error);
    if (again) {
      await enqueue(tx, 'deliver', { deliveryId: claim.id }, { startAfter: again, singletonKey: claim.id });
    }
  });
}

/** Local mode without a key: what lies in the outbox long enough counts as delivered, so that the states move likewise. */
export async function deliverFromOutbox(deliveryId: string): Promise<boolean> {
  const at = now();
  return db().$transaction(async (tx) => {
    const { count } = await tx.delivery.updateMany({
      where: { id: deliveryId, state: 'accepted', providerId: { startsWith: OUTBOX_PREFIX } },
      data: { state: 'delivered', finishedAt: at },
    });
    if (count > 0) await note(tx, deliveryId, 'delivered', at, 'outbox');
    return count > 0;
  });
}

const OUTBOX_PREFIX = 'outbox_';

function isOutboxId(providerId: string): boolean {
  return providerId.startsWith(OUTBOX_PREFIX);
}

async function nudgeOutbox(tx: Tx, deliveryId: string, at: Date): Promise<void> {
  const startAfter = new Date(at.getTime() + OUTBOX_MS);
  await enqueue(tx, 'outbox-states', { deliveryId }, { startAfter, singletonKey: deliveryId });
}

const SWEEP_LIMIT = 1000;

/** Nudges again for every copy that is due and whose job was lost. A nudge too many changes nothing. */
export async function sweepDeliveries(): Promise<number> {
  const at = now();
  const stale = new Date(at.getTime() - STALE_CLAIM_MS);
  const due = await db().delivery.findMany({
    where: {
      OR: [
        { state: 'queued', queuedAt: { lte: at } },
        { state: 'claimed', claimedAt: { lt: stale } },
      ],
    },
    orderBy: { queuedAt: 'asc' },
    take: SWEEP_LIMIT,
    select: { id: true },
  });
  const inOutbox = await db().delivery.findMany({
    where: {
      state: 'accepted',
      providerId: { startsWith: OUTBOX_PREFIX },
      acceptedAt: { lte: new Date(at.getTime() - OUTBOX_MS) },
    },
    take: SWEEP_LIMIT,
    select: { id: true },
  });
  for (const { id } of due) await enqueue(db(), 'deliver', { deliveryId: id }, { singletonKey: id });
  for (const { id } of inOutbox) {
    await enqueue(db(), 'outbox-states', { deliveryId: id }, { singletonKey: id });
  }
  return due.length + inOutbox.length;
}

export async function note(
  tx: Tx,
  deliveryId: string,
  state: DeliveryState,
  at: Date,
  text: string | null,
): Promise<void> {
  await tx.deliveryLog.create({ data: { deliveryId, state, at, note: text } });
}

/** The page of the campaign that a copy's letter belongs to counts letters that arrived: it is made anew. */
export async function publishCount(tx: Tx, deliveryId: string): Promise<void> {
  const delivery = await tx.delivery.findUnique({
    where: { id: deliveryId },
    select: { letter: { select: { campaign: { select: { slug: true } } } } },
  });
  const campaign = delivery?.letter.campaign;
  if (campaign) await publish(tx, tags.campaign(campaign.slug));
}
