import { now } from '#lib/kernel/clock.ts';
import { dayIn, fromDay } from '#lib/kernel/dates.ts';
import { DEFAULT_LOCALE, isLocale } from '#lib/kernel/locales.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { env } from '#lib/platform/env.ts';
import { log } from '#lib/platform/log.ts';
import { type MailResult, sendMail } from '#lib/platform/mail.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { type Fetched, type ReceivedMail, receivedMail } from '#lib/platform/received-mail.ts';
import type { ProviderCall } from '../sending/provider-events.ts';
import type { Taken } from '../sending/webhook-mutations.ts';
import { replyMail } from './reply-mail.ts';
import { isAutomatic, isFromOffice, isNotice, MOST_REPLIES, tokensAmong } from './reply-rules.ts';

/**
 * Passes a reply on to the writer of the letter that it answers, and notes that an answer came. Nothing of the reply
 * is written down. Told again by the provider until it is passed on; under one key, so that it arrives once.
 */
export async function takeReply(
  receiptId: string,
  call: ProviderCall,
  fetch: (emailId: string) => Promise<Fetched> = receivedMail,
): Promise<Taken> {
  const { replyDomain } = env();
  const emailId = call.data.email_id;
  if (!replyDomain || !emailId) return 'not_ours';
  const tokens = tokensAmong([...(call.data.received_for ?? []), ...(call.data.to ?? [])], replyDomain);
  const found = await deliveryOf(tokens);
  if (!found) return 'not_ours';
  if (await db().webhookReceipt.findUnique({ where: { id: receiptId } })) return 'duplicate';
  const fetched = await fetch(emailId);
  if (!fetched.ok) {
    log('warn', 'reply.fetch', { error: fetched.error });
    return fetched.passing ? 'later' : 'nothing_to_do';
  }
  if (isNotice(fetched.mail)) return 'nothing_to_do';
  const passed = await passOn(found, fetched.mail, emailId);
  if (!passed.ok && passed.error !== 'invalid_idempotent_request') {
    log('warn', 'reply.passOn', { error: passed.error });
    return passed.passing ? 'later' : 'nothing_to_do';
  }
  return db().$transaction(async (tx) => {
    const { count } = await tx.webhookReceipt.createMany({
      data: [{ id: receiptId, kind: call.type, receivedAt: now() }],
      skipDuplicates: true,
    });
    if (count === 0) return 'duplicate';
    await tx.replyAddress.update({ where: { token: found.token }, data: { passedOn: { increment: 1 } } });
    await noteAnswer(tx, found, fetched.mail);
    return 'applied';
  });
}

type Found = NonNullable<Awaited<ReturnType<typeof deliveryOf>>>;

async function deliveryOf(tokens: readonly string[]) {
  if (tokens.length === 0) return null;
  const address = await db().replyAddress.findFirst({
    where: { token: { in: [...tokens] }, expiresAt: { gt: now() }, passedOn: { lt: MOST_REPLIES } },
    select: {
      token: true,
      delivery: {
        select: {
          id: true,
          recipientName: true,
          recipientOffice: true,
          recipientEmail: true,
          letter: {
            select: {
              language: true,
              placeGeoid: true,
              place: { select: { timeZone: true } },
              user: { select: { email: true } },
            },
          },
        },
      },
    },
  });
  const user = address?.delivery.letter.user;
  return address && user ? { ...address.delivery, token: address.token, writer: user.email } : null;
}

async function passOn(found: Found, mail: ReceivedMail, emailId: string): Promise<MailResult> {
  const { language } = found.letter;
  return sendMail({
    ...replyMail({
      mail,
      to: found.writer,
      recipient: { name: found.recipientName, office: found.recipientOffice },
      language: isLocale(language) ? language : DEFAULT_LOCALE,
      mailFrom: env().mailFrom,
    }),
    idempotencyKey: `reply/${emailId}`,
  });
}

/** An answer by a person outweighs a confirmation by a machine; what the writer told is never lowered. */
async function noteAnswer(tx: Tx, { id, recipientEmail, letter }: Found, mail: ReceivedMail): Promise<void> {
  if (!isFromOffice(mail.from, recipientEmail)) return;
  const kind = isAutomatic(mail) ? 'acknowledged' : 'answered';
  const before = await tx.answer.findUnique({ where: { deliveryId: id }, select: { kind: true } });
  if (before?.kind === 'answered' || before?.kind === kind) return;
  const at = now();
  const told = { kind, cameOn: fromDay(dayIn(letter.place.timeZone, at)), teller: 'reply', at } as const;
  await tx.answer.upsert({ where: { deliveryId: id }, create: { deliveryId: id, ...told }, update: told });
  await publish(tx, tags.place(letter.placeGeoid));
}

/** Addresses whose time is over are forgotten; what still comes there is not ours. */
export async function removeExpiredReplyAddresses(): Promise<number> {
  const { count } = await db().replyAddress.deleteMany({ where: { expiresAt: { lte: now() } } });
  return count;
}
