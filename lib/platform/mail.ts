import { db } from './db.ts';
import { env } from './env.ts';
import { sendBatchThroughResend, sendThroughResend } from './resend.ts';

export type Mail = {
  /** What it is, for the outbox: "sign-in", "letter", "notice". */
  kind: string;
  /** "Name <address>" or an address; MAIL_FROM when left out. */
  from?: string;
  to: string;
  replyTo?: string;
  subject: string;
  text: string;
  html?: string;
  headers?: Record<string, string>;
  /** Files that the provider fetches by itself; they do not pass through here. */
  attachments?: readonly { filename: string; url: string }[];
  /** Come back with what the provider tells of the message: ASCII letters, digits, "_" and "-". */
  tags?: Record<string, string>;
  /** The same key never sends twice (Resend keeps it for 24 hours; the outbox for good). */
  idempotencyKey: string;
};

export type MailRefusal = {
  ok: false;
  /** Passing: try again later. Not passing: the same message would be refused again. */
  passing: boolean;
  error: string;
  /** The provider is certain not to have taken it. After a timeout or an error over there nobody knows. */
  certain: boolean;
  retryAfterSeconds?: number;
  /** It was not about this message, nor about the pace: any other would be refused for a while, too. */
  everyone?: boolean;
};

export type MailResult = { ok: true; id: string } | MailRefusal;

/** Of each message of a batch: its id, or why this one was refused for good. */
export type BatchResult =
  | { ok: true; results: readonly ({ id: string } | { error: string })[] }
  | MailRefusal;

/** As many as one call may hold. */
export const LARGEST_BATCH = 100;

/** Mail really leaves this machine. Without a key it goes to the outbox, which local mode shows at /outbox. */
export function mailLeaves(): boolean {
  return env().resendApiKey !== undefined;
}

/** One message. Where somebody waits for it, it goes ahead of the letters; `inTurn` it waits for its turn as they do. */
export async function sendMail(mail: Mail, { inTurn = false } = {}): Promise<MailResult> {
  if (mailLeaves()) return sendThroughResend(mail, { inTurn });
  const [id] = await putInOutbox([mail]);
  return { ok: true, id: id ?? '' };
}

/**
 * Up to 100 messages in one call under one key: a repeated call must have the same key and the very same messages.
 * It waits for its turn among all processes of the host.
 */
export async function sendBatch(key: string, mails: readonly Mail[]): Promise<BatchResult> {
  if (mailLeaves()) return sendBatchThroughResend(key, mails);
  const ids = await putInOutbox(mails);
  return { ok: true, results: ids.map((id) => ({ id })) };
}

async function putInOutbox(mails: readonly Mail[]): Promise<string[]> {
  const keys = mails.map(({ idempotencyKey }) => idempotencyKey);
  await db().outboxMessage.createMany({
    skipDuplicates: true,
    data: mails.map(({ idempotencyKey, kind, to, subject, text, ...mail }) => ({
      idempotencyKey,
      kind,
      from: mail.from ?? env().mailFrom,
      to,
      replyTo: mail.replyTo ?? null,
      subject,
      text,
      html: mail.html ?? null,
      headers: mail.headers ?? {},
    })),
  });
  const rows = await db().outboxMessage.findMany({
    where: { idempotencyKey: { in: keys } },
    select: { id: true, idempotencyKey: true },
  });
  const ids = new Map(rows.map(({ id, idempotencyKey }) => [idempotencyKey, id]));
  return keys.map((key) => `outbox_${ids.get(key)}`);
}
