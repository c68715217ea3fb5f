import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { type FieldErrors, type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { audit } from '#lib/platform/audit.ts';
import { seal } from '#lib/platform/cipher.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { isDisposable } from '#lib/platform/disposable.ts';
import { env } from '#lib/platform/env.ts';
import { type EarlierLetter, earlierLetter } from './answers/answer-queries.ts';
import { newReplyToken, REPLY_DAYS } from './answers/reply-rules.ts';
import { type Filing, filingsOf, RECORD_VARIANT } from './clerk-queries.ts';
import { type HoldReason, reasonsToHold, refusedFor } from './protection/abuse-rules.ts';
import type { Member } from './queries.ts';
import type { Letter } from './schema.ts';
import { emailOf } from './sending/delivery-rules.ts';
import { type CopyText, deliveryKey } from './sending/letter-mail.ts';
import { sendAtOf } from './sending/schedule-rules.ts';
import { type Copy, holdLetter, takeLetter } from './submission-mutations.ts';
import { onFile } from './submission-queries.ts';

/** What is handed in. `held`: it waits for a person, and the id is that of the held letter. */
export type Submitted = { id: string; held?: true };

/** What was found before, or decided by a person since. */
export type Screening = {
  /** Reasons to hold it that are not in its words. */
  hold?: readonly HoldReason[];
  /** An editor has read it and lets it go. */
  released?: boolean;
};

/** More than a person may hand in in an hour: each attempt in vain is another letter taken. */
const MOST_ATTEMPTS = 40;

/**
 * Takes a letter for sending: a snapshot of each recipient, sealed texts, all or nothing. The worker finds it.
 * The same submission key gives the same letter again. Who cannot be written to is named in `fields`:
 * { "copies.1": "termEnded" | "noEmail" | "notInPlace" | "suppressed" | "duplicate" | "links" | "wroteRecently" }; a
 * letter that refers to one of the last seven days is refused with { follows: "early" }.
 */
export async function submitLetter(
  actor: Actor,
  letter: Letter,
  screening: Screening = {},
): Promise<Outcome<Submitted>> {
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const outcome = await submit(actor, letter, screening);
    if (outcome) return outcome;
  }
  throw new Error('the person hands in one letter after the other');
}

/** Null when the person handed in another letter in this moment, perhaps this very one: to be judged anew. */
async function submit(
  actor: Actor,
  letter: Letter,
  { hold = [], released = false }: Screening,
): Promise<Outcome<Submitted> | null> {
  const at = now();
  const file = await onFile(actor, letter, at);
  if (!file) return refuse('signed_out');
  if (file.earlier)
    return file.earlier.userId === actor.id ? ok({ id: file.earlier.id }) : refuse('conflict');
  if (!file.timeZone) return refuse('invalid', { fields: { placeGeoid: 'invalid' } });
  const sendAt = letter.sendAt ? sendAtOf(letter.sendAt, file.timeZone, at) : null;
  if (letter.sendAt && !sendAt) return refuse('invalid', { fields: { sendAt: 'invalid' } });
  const { recipients, fields } = checkRecipients(letter, file.members, at);
  const filed = await filingsOf(db(), letter, recipients, at);
  Object.assign(fields, filed.fields);
  if (Object.keys(fields).length > 0) return refuse('invalid', { fields });
  const followed = letter.follows ? await earlierLetter(actor, letter.follows, letter.placeGeoid) : null;
  if (followed && followed.from > followed.today) return refuse('invalid', { fields: { follows: 'early' } });
  if (file.campaign?.requiresResidence && letter.standing !== 'lives')
    return refuse('invalid', { fields: { standing: 'residence' } });

  const refused = refusedFor(letter, at, {
    disposable: isDisposable(actor.email),
    waiting: file.waiting && !released,
    sent: file.sent.filter(({ deliveryId }) => !followed?.copies.some((it) => it.deliveryId === deliveryId)),
  });
  if (Object.keys(refused).length > 0) return refuse('invalid', { fields: refused });
  const reasons = released ? [] : [...new Set([...reasonsToHold(textsOf(letter)), ...hold])];
  if (reasons.length > 0) {
    const id = await holdLetter(actor, letter, file, reasons, at);
    return id === null ? null : ok({ id, held: true });
  }
  const copies = [...toMembers(letter, recipients, followed), ...toClerks(filed.filings)];
  const replies = repliesTo(letter, copies.length, at);
  const id = await takeLetter(actor, letter, file, { at, sendAt, copies, replies, released });
  return id === null ? null : ok({ id });
}

type Recipient = Pick<Copy, 'channelId' | 'recipientName' | 'recipientOffice' | 'recipientEmail'> & {
  bodyId: string;
};

/** A snapshot of each recipient, in the order of the copies, or why one cannot be written to. */
function checkRecipients(letter: Letter, members: ReadonlyMap<string, Member>, at: Date) {
  const fields: FieldErrors = {};
  const recipients: Recipient[] = [];
  const seen = new Set<string>();
  for (const [index, { termId }] of letter.copies.entries()) {
    const facts = members.get(termId) ?? null;
    const found = emailOf(facts, letter.placeGeoid, at);
    if (seen.has(termId)) fields[`copies.${index}`] = 'duplicate';
    else if ('problem' in found || !facts)
      fields[`copies.${index}`] = 'problem' in found ? found.problem : '';
    else {
      recipients[index] = {
        bodyId: facts.bodyId,
        channelId: found.channelId,
        recipientName: facts.name,
        recipientOffice: facts.office,
        recipientEmail: found.email,
      };
    }
    seen.add(termId);
  }
  return { recipients, fields };
}

/** Everything that the writer wrote. */
function textsOf({ writerName, copies }: Letter): string[] {
  return [writerName, ...copies.flatMap(({ subject, body }) => [subject, body])];
}

function toMembers(letter: Letter, recipients: readonly Recipient[], followed: EarlierLetter | null): Copy[] {
  const follows = new Map(followed?.copies.map((copy) => [copy.termId, copy.deliveryId]));
  return letter.copies.map(({ termId, variant, subject, body }, index) => {
    const recipient = recipients[index];
    if (!recipient) throw new Error('a recipient was not checked');
    const { bodyId: _, ...snapshot } = recipient;
    const sealed = seal('delivery', { subject, body } satisfies CopyText);
    return { ...snapshot, termId, variant, sealed, followsId: follows.get(termId) ?? null };
  });
}

function toClerks(filings: readonly Filing[]): Copy[] {
  return filings.map(({ text, ...recipient }) => {
    const sealed = seal('delivery', text);
    return { ...recipient, termId: null, variant: RECORD_VARIANT, sealed, followsId: null };
  });
}

/** Addresses of ours that officials reply to, if the writer wants it and the host has some. */
function repliesTo(letter: Letter, copies: number, at: Date) {
  const { replyDomain: domain } = env();
  if (!letter.hidesAddress || !domain) return null;
  const tokens = Array.from({ length: copies }, newReplyToken);
  return { tokens, domain, expiresAt: new Date(at.getTime() + REPLY_DAYS * 86_400_000) };
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
