import { Resend } from 'resend';
import { db } from './db.ts';
import { env } from './env.ts';

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

export type MailResult =
  | { ok: true; id: string }
  /** Passing: try again later. Not passing: the same message would be refused again. */
  | { ok: false; passing: boolean; error: string; retryAfterSeconds?: number };

/** Mail really leaves this machine. Without a key it goes to the outbox, which local mode shows at /outbox. */
export function mailLeaves(): boolean {
  return env().resendApiKey !== undefined;
}

export async function sendMail(mail: Mail): Promise<MailResult> {
  return mailLeaves() ? sendThroughResend(mail) : putInOutbox(mail);
}

/** Resend's error names that say "not now" rather than "never". https://resend.com/docs/api-reference/errors */
const PASSING = new Set([
  'rate_limit_exceeded',
  'daily_quota_exceeded',
  'monthly_quota_exceeded',
  'concurrent_idempotent_requests',
  'application_error',
  'internal_server_error',
]);

const TIMEOUT_MS = 20_000;

async function sendThroughResend(mail: Mail): Promise<MailResult> {
  const { resendApiKey, mailFrom } = env();
  const resend = new Resend(resendApiKey);
  const sending = resend.emails.send(
    {
      from: mail.from ?? mailFrom,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      ...(mail.html && { html: mail.html }),
      ...(mail.replyTo && { replyTo: mail.replyTo }),
      ...(mail.headers && { headers: mail.headers }),
      ...(mail.attachments && {
        attachments: mail.attachments.map(({ filename, url }) => ({ filename, path: url })),
      }),
      ...(mail.tags && { tags: Object.entries(mail.tags).map(([name, value]) => ({ name, value })) }),
    },
    { idempotencyKey: mail.idempotencyKey },
  );
  // The client has no timeout of its own. Giving up is safe: the next attempt carries the same idempotency key.
  const answer = await Promise.race([sending, timeout(TIMEOUT_MS)]);
  if (answer === 'timeout') return { ok: false, passing: true, error: 'timeout' };
  if (answer.error) {
    const { name, statusCode } = answer.error;
    const passing = PASSING.has(name) || statusCode === null || statusCode >= 500 || statusCode === 429;
    const retryAfter = Number(answer.headers?.['retry-after']);
    return {
      ok: false,
      passing,
      error: name,
      ...(Number.isFinite(retryAfter) && retryAfter > 0 && { retryAfterSeconds: retryAfter }),
    };
  }
  return { ok: true, id: answer.data.id };
}

function timeout(milliseconds: number): Promise<'timeout'> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, 'timeout').unref());
}

async function putInOutbox(mail: Mail): Promise<MailResult> {
  const { idempotencyKey, kind, to, subject, text } = mail;
  const message = await db().outboxMessage.upsert({
    where: { idempotencyKey },
    update: {},
    create: {
      idempotencyKey,
      kind,
      from: mail.from ?? env().mailFrom,
      to,
      replyTo: mail.replyTo ?? null,
      subject,
      text,
      html: mail.html ?? null,
      headers: mail.headers ?? {},
    },
  });
  return { ok: true, id: `outbox_${message.id}` };
}
