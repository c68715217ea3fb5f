import { randomUUID } from 'node:crypto';
import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { type FieldErrors, type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { audit } from '#lib/platform/audit.ts';
import { seal } from '#lib/platform/cipher.ts';
import { db, isDuplicateKey, type Tx } from '#lib/platform/db.ts';
import { env } from '#lib/platform/env.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { earlierLetter } from './answers/answer-queries.ts';
import { newReplyToken, REPLY_DAYS } from './answers/reply-rules.ts';
import { filingsOf, RECORD_VARIANT } from './clerk-queries.ts';
import { type Screening, type Submitted, screenLetter } from './protection/abuse-mutations.ts';
import { recipientFactsOf } from './queries.ts';
import type { Letter } from './schema.ts';
import { noteAll } from './sending/delivery-mutations.ts';
import { emailOf } from './sending/delivery-rules.ts';
import { type CopyText, deliveryKey, type Writer } from './sending/letter-mail.ts';
import { sendAtOf } from './sending/schedule-rules.ts';
import { turnOf } from './sending/turn-rules.ts';

/**
 * Takes a letter for sending: a snapshot of each recipient, sealed texts, all or nothing. The worker finds it.
 * The same submission key gives the same letter again. Who cannot be written to is named in `fields`:
 * { "copies.1": "termEnded" | "noEmail" | "notInPlace" | "suppressed" | "duplicate" }; a letter that refers to one
 * of the last seven days is refused with { follows: "early" }.
 */
export async function submitLetter(
  actor: Actor,
  letter: Letter,
  screening: Screening = {},
): Promise<Outcome<Submitted>> {
  try {
    return await db().$transaction((tx) => submit(tx, actor, letter, screening), {
      maxWait: 10_000,
      timeout: 20_000,
    });
  } catch (error) {
    // Another tab was faster with the same key: its letter is the one.
    if (isDuplicateKey(error)) {
      const earlier = await db().$transaction((tx) => submittedBefore(tx, actor, letter.submissionKey));
      if (earlier) return earlier;
    }
    throw error;
  }
}

async function submit(
  tx: Tx,
  actor: Actor,
  letter: Letter,
  screening: Screening,
): Promise<Outcome<Submitted>> {
  const earlier = await submittedBefore(tx, actor, letter.submissionKey);
  if (earlier) return earlier;
  const place = await tx.place.findUnique({
    where: { geoid: letter.placeGeoid },
    select: { timeZone: true },
  });
  if (!place) return refuse('invalid', { fields: { placeGeoid: 'invalid' } });
  const at = now();
  const sendAt = letter.sendAt ? sendAtOf(letter.sendAt, place.timeZone, at) : null;
  if (letter.sendAt && !sendAt) return refuse('invalid', { fields: { sendAt: 'invalid' } });
  const { recipients, members, fields } = await checkRecipients(tx, letter, at);
  const filed = await filingsOf(tx, letter, members, at);
  Object.assign(fields, filed.fields);
  if (Object.keys(fields).length > 0) return refuse('invalid', { fields });
  const earlierCopies = letter.follows
    ? await earlierLetter(actor, letter.follows, letter.placeGeoid, tx)
    : null;
  if (earlierCopies && earlierCopies.from > earlierCopies.today)
    return refuse('invalid', { fields: { follows: 'early' } });

  const campaign = letter.campaign ? await publishedCampaign(tx, letter.campaign, letter.placeGeoid) : null;
  if (campaign?.requiresResidence && letter.standing !== 'lives')
    return refuse('invalid', { fields: { standing: 'residence' } });
  const followed = earlierCopies?.copies.map(({ deliveryId }) => deliveryId) ?? [];
  const screened = await screenLetter(tx, actor, letter, at, { ...screening, followed });
  if (screened) return screened;
  const writer: Writer = { name: letter.writerName, replyTo: actor.email };
  const id = randomUUID();
  await tx.letter.createMany({
    data: [
      {
        id,
        userId: actor.id,
        placeGeoid: letter.placeGeoid,
        campaignId: campaign?.id ?? null,
        ask: letter.ask,
        language: letter.language,
        standing: letter.standing ?? null,
        shareWithOrganizer: campaign !== null && letter.shareWithOrganizer,
        sealedWriter: seal('writer', writer),
        noticeAcknowledgedAt: at,
        asksForAnswer: letter.asksForAnswer,
        sendAt,
        submissionKey: letter.submissionKey,
        createdAt: at,
      },
    ],
  });
  const follows = new Map(earlierCopies?.copies.map((copy) => [copy.termId, copy.deliveryId]));
  const turn = turnOf({ campaignId: campaign?.id ?? null, placeGeoid: letter.placeGeoid });
  const rest = { letterId: id, turn, queuedAt: sendAt ?? at };
  const toMembers = letter.copies.map(({ termId, variant, subject, body }, index) => {
    const recipient = recipients[index];
    if (!recipient) throw new Error('a recipient was not checked');
    const sealed = seal('delivery', { subject, body } satisfies CopyText);
    const followsId = follows.get(termId) ?? null;
    return { id: randomUUID(), ...rest, termId, variant, ...recipient, sealed, followsId };
  });
  const toClerks = filed.filings.map(({ text, ...recipient }) => {
    const sealed = seal('delivery', text);
    return { id: randomUUID(), ...rest, termId: null, variant: RECORD_VARIANT, ...recipient, sealed };
  });
  const copies = [...toMembers, ...toClerks];
  await tx.delivery.createMany({ data: copies });
  const { replyDomain: domain } = env();
  if (letter.hidesAddress && domain) {
    const expiresAt = new Date(at.getTime() + REPLY_DAYS * 86_400_000);
    await tx.replyAddress.createMany({
      data: copies.map((copy) => ({ token: newReplyToken(), domain, deliveryId: copy.id, expiresAt })),
    });
  }
  await noteAll(
    tx,
    copies.map((copy) => copy.id),
    'queued',
    at,
    null,
  );
  // A letter that waited for a person is not what the draft holds by now.
  if (!screening.released)
    await tx.draft.deleteMany({ where: { userId: actor.id, placeGeoid: letter.placeGeoid } });
  await audit(tx, actor, 'letter.submit', `letter:${id}`, {
    after: { place: letter.placeGeoid, ask: letter.ask, copies: copies.length },
  });
  if (campaign) await publish(tx, tags.campaign(campaign.slug));
  return ok({ id });
}

async function submittedBefore(
  tx: Tx,
  actor: Actor,
  submissionKey: string,
): Promise<Outcome<{ id: string }> | null> {
  const letter = await tx.letter.findUnique({
    where: { submissionKey },
    select: { id: true, userId: true },
  });
  if (!letter) return null;
  return letter.userId === actor.id ? ok({ id: letter.id }) : refuse('conflict');
}

async function checkRecipients(tx: Tx, letter: Letter, at: Date) {
  const fields: FieldErrors = {};
  const recipients = [];
  const members: { bodyId: string; name: string }[] = [];
  const seen = new Set<string>();
  const known = await recipientFactsOf(
    tx,
    letter.copies.map(({ termId }) => termId),
  );
  for (const [index, { termId }] of letter.copies.entries()) {
    const facts = known.get(termId) ?? null;
    const found = emailOf(facts, letter.placeGeoid, at);
    if (seen.has(termId)) fields[`copies.${index}`] = 'duplicate';
    else if ('problem' in found || !facts)
      fields[`copies.${index}`] = 'problem' in found ? found.problem : '';
    else {
      members[index] = { bodyId: facts.bodyId, name: facts.name };
      recipients[index] = {
        channelId: found.channelId,
        recipientName: facts.name,
        recipientOffice: facts.office,
        recipientEmail: found.email,
      };
    }
    seen.add(termId);
  }
  return { recipients, members, fields };
}

/** The campaign that the letter was begun from. One that ended in the meantime does not keep the letter back. */
async function publishedCampaign(tx: Tx, slug: string, placeGeoid: string) {
  return tx.campaign.findFirst({
    where: { slug, placeGeoid, state: 'published' },
    select: { id: true, slug: true, requiresResidence: true },
  });
}

/**
 * Removes a letter's text, name and reply address here and now. Copies still waiting are not sent; while one is
 * being sent at this very moment, the answer is "unavailable": a minute later it can be done.
 */
export async function deleteLetterText(
  actor: Actor,
  letterId: string,
): Promise<Outcome<{ stopped: number }>> {
  const at = now();
  return db()
    .$transaction(async (tx) => {
      const letter = await tx.letter.findFirst({
        where: { id: letterId, userId: actor.id },
        select: { id: true },
      });
      if (!letter) return refuse('not_found');
      const stopped = await tx.delivery.updateManyAndReturn({
        where: { letterId, state: 'queued' },
        data: { state: 'failed', lastError: 'withdrawn', finishedAt: at },
        select: { id: true },
      });
      const claimed = await tx.delivery.count({ where: { letterId, state: 'claimed' } });
      if (claimed > 0) throw new StillSending();
      await tx.deliveryLog.createMany({
        data: stopped.map(({ id }) => ({
          deliveryId: id,
          state: 'failed' as const,
          at,
          note: 'withdrawn',
        })),
      });
      await removeText(tx, [letterId], at);
      await audit(tx, actor, 'letter.deleteText', `letter:${letterId}`, {
        after: { stopped: stopped.length },
      });
      return ok({ stopped: stopped.length });
    })
    .catch((error: unknown) => {
      if (error instanceof StillSending) return refuse('unavailable');
      throw error;
    });
}

/** Undoes the transaction: a copy was claimed while the others were being stopped. */
class StillSending extends Error {}

/** Empties what is sealed of these letters, of which no copy may be waiting, and their copies in the outbox. */
export async function removeText(tx: Tx, letterIds: string[], at: Date): Promise<void> {
  const deliveries = await tx.delivery.updateManyAndReturn({
    where: { letterId: { in: letterIds }, state: { notIn: ['queued', 'claimed'] } },
    data: { sealed: null },
    select: { id: true },
  });
  await tx.letter.updateMany({
    where: { id: { in: letterIds } },
    data: { sealedWriter: null, scrubbedAt: at },
  });
  await tx.outboxMessage.deleteMany({
    where: { idempotencyKey: { in: deliveries.map(({ id }) => deliveryKey(id)) } },
  });
}
