import { setImmediate } from 'node:timers/promises';
import { DEFAULT_LOCALE, isLocale } from '#lib/kernel/locales.ts';
import { unseal } from '#lib/platform/cipher.ts';
import type { Tx } from '#lib/platform/db.ts';
import { env } from '#lib/platform/env.ts';
import { logUnexpected } from '#lib/platform/log.ts';
import type { Mail } from '#lib/platform/mail.ts';
import { replyAddress } from '../answers/reply-rules.ts';
import { clerkFactsOf } from '../clerk-queries.ts';
import { recipientFactsOf } from '../queries.ts';
import { emailOf, type FailureReason, MAX_ATTEMPTS, REASON_OF_PROBLEM } from './delivery-rules.ts';
import { type CopyText, letterMail, type Writer } from './letter-mail.ts';
import { threadsOf } from './thread-queries.ts';

const AT_A_STRETCH = 10;

export type Composed = {
  /** The message of each copy, by its id. */
  mails: Map<string, Mail>;
  /** Copies that must not be sent, by the reason: what was true when the letter was taken may not be so now. */
  failed: Map<FailureReason, string[]>;
};

/** The messages of these copies as they are to leave now. */
export async function composeCopies(tx: Tx, deliveryIds: readonly string[], at: Date): Promise<Composed> {
  const rows = await tx.delivery.findMany({
    where: { id: { in: [...deliveryIds] } },
    select: {
      id: true,
      termId: true,
      channelId: true,
      recipientEmail: true,
      attempts: true,
      sealed: true,
      followsId: true,
      letter: { select: { sealedWriter: true, language: true, placeGeoid: true } },
      replyAddress: { select: { token: true, domain: true } },
    },
  });
  const facts = await recipientFactsOf(
    tx,
    rows.flatMap(({ termId }) => termId ?? []),
  );
  const clerks = await clerkFactsOf(tx, {
    channelIds: rows.flatMap(({ termId, channelId }) => (termId === null && channelId ? [channelId] : [])),
  });
  const recipientOf = ({ termId, channelId }: { termId: string | null; channelId: string | null }) =>
    termId === null
      ? (clerks.find(({ emails }) => emails.some(({ id }) => id === channelId)) ?? null)
      : (facts.get(termId) ?? null);
  const threads = await threadsOf(
    tx,
    rows.flatMap(({ followsId }) => followsId ?? []),
  );
  const composed: Composed = { mails: new Map(), failed: new Map() };
  for (const [index, row] of rows.entries()) {
    // A call whose turn comes meanwhile must leave on time.
    if (index % AT_A_STRETCH === 0) await setImmediate();
    const made = compose(row, recipientOf(row), threads.get(row.followsId ?? ''), at);
    if (typeof made === 'object') composed.mails.set(row.id, made);
    else composed.failed.set(made, [...(composed.failed.get(made) ?? []), row.id]);
  }
  return composed;
}

type Row = {
  id: string;
  recipientEmail: string;
  attempts: number;
  sealed: Uint8Array | null;
  letter: { sealedWriter: Uint8Array | null; language: string; placeGeoid: string };
  replyAddress: { token: string; domain: string } | null;
};

function compose(
  row: Row,
  facts: Parameters<typeof emailOf>[0],
  thread: readonly string[] | undefined,
  at: Date,
): Mail | FailureReason {
  const { letter } = row;
  if (row.attempts >= MAX_ATTEMPTS) return 'gave_up';
  if (!letter.sealedWriter || !row.sealed) return 'account_deleted';
  const same = facts && {
    ...facts,
    emails: facts.emails.filter(({ value }) => value === row.recipientEmail),
  };
  const found = emailOf(same, letter.placeGeoid, at);
  if ('problem' in found) return REASON_OF_PROBLEM[found.problem];
  const { mailFrom, appUrl } = env();
  try {
    return letterMail({
      deliveryId: row.id,
      to: row.recipientEmail,
      writer: unseal<Writer>('writer', letter.sealedWriter),
      text: unseal<CopyText>('delivery', row.sealed),
      language: isLocale(letter.language) ? letter.language : DEFAULT_LOCALE,
      thread: thread ?? [],
      ...(row.replyAddress && { replyTo: replyAddress(row.replyAddress.token, row.replyAddress.domain) }),
      mailFrom,
      appUrl,
    });
  } catch (error) {
    // Sealed under another DATA_KEY, or damaged: no later attempt could read it either.
    logUnexpected('deliver.unreadable', error, { deliveryId: row.id });
    return 'unreadable';
  }
}
