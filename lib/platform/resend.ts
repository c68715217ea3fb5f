import { type ErrorResponse, Resend } from 'resend';
import { env } from './env.ts';
import type { BatchResult, Mail, MailRefusal, MailResult } from './mail.ts';
import { heldFor, holdMail, notePace, waitForTurn } from './pace.ts';

/** Somebody is changing the key of this host: no letter is lost over that. */
const KEY_PROBLEMS = new Set(['missing_api_key', 'invalid_api_key', 'restricted_api_key']);

/** Resend's error names that say "not now" rather than "never". https://resend.com/docs/api-reference/errors */
const PASSING = new Set([
  'rate_limit_exceeded',
  'daily_quota_exceeded',
  'monthly_quota_exceeded',
  'concurrent_idempotent_requests',
  'application_error',
  'internal_server_error',
  ...KEY_PROBLEMS,
]);

const TIMEOUT_MS = 20_000;
const QUOTA_HOLD_SECONDS = 60;
/** A mail that takes its turn waits no longer than this while the provider asks to be left alone. */
const LONGEST_HOLD_MS = 5_000;

type Headers = Record<string, string> | null;

export async function sendThroughResend(mail: Mail, { inTurn = false } = {}): Promise<MailResult> {
  // Nobody waits for it, so that it need not wait here: what it says may be otherwise by then.
  if (inTurn && (await heldFor()) > LONGEST_HOLD_MS) return HELD;
  await waitForTurn({ ahead: !inTurn });
  const client = new Resend(env().resendApiKey);
  // Giving up is safe: the next attempt carries the same idempotency key.
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const sending = client.emails.send(
    { ...wire(mail), ...attached(mail) },
    { idempotencyKey: mail.idempotencyKey, signal },
  );
  const answer = await unlessTimedOut(sending, signal);
  if (answer === 'timeout') return TIMED_OUT;
  await noteHeaders(answer.headers);
  if (answer.error) return refusal(answer.error, answer.headers);
  return { ok: true, id: answer.data.id };
}

export async function sendBatchThroughResend(key: string, mails: readonly Mail[]): Promise<BatchResult> {
  const client = new Resend(env().resendApiKey);
  const messages = mails.map(wire);
  await waitForTurn();
  // Permissive: one bad message does not hold back the others.
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const options = { idempotencyKey: key, batchValidation: 'permissive' as const, signal };
  const answer = await unlessTimedOut(client.batch.send(messages, options), signal);
  if (answer === 'timeout') return TIMED_OUT;
  await noteHeaders(answer.headers);
  if (answer.error) return refusal(answer.error, answer.headers);
  return inOrder(mails.length, answer.data.data, answer.data.errors ?? []);
}

/** The messages taken come in their order without those refused, which are named by their place. */
function inOrder(
  size: number,
  taken: readonly { id: string }[],
  errors: readonly { index: number }[],
): BatchResult {
  const refused = new Set(errors.map(({ index }) => index));
  const ids = taken.values();
  const results = Array.from({ length: size }, (_, index) =>
    refused.has(index) ? { error: 'validation_error' } : { id: ids.next().value?.id ?? '' },
  );
  const fits = taken.length + refused.size === size && results.every((it) => 'error' in it || it.id !== '');
  if (!fits) return { ok: false, passing: false, error: 'unexpected_answer', certain: false };
  return { ok: true, results };
}

function wire(mail: Mail) {
  return {
    from: mail.from ?? env().mailFrom,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    ...(mail.html && { html: mail.html }),
    ...(mail.replyTo && { replyTo: mail.replyTo }),
    ...(mail.headers && { headers: mail.headers }),
    ...(mail.tags && { tags: Object.entries(mail.tags).map(([name, value]) => ({ name, value })) }),
  };
}

/** Only a single message can have files. */
function attached({ attachments }: Mail) {
  if (!attachments) return {};
  return { attachments: attachments.map(({ filename, url }) => ({ filename, path: url })) };
}

async function noteHeaders(headers: Headers): Promise<void> {
  const limit = Number.parseInt(headers?.['ratelimit-limit'] ?? '', 10);
  if (limit > 0) await notePace(limit);
}

async function refusal({ name, statusCode }: ErrorResponse, headers: Headers): Promise<MailRefusal> {
  const status = statusCode ?? 0;
  const passing = PASSING.has(name) || status === 0 || status >= 500 || status === 429;
  const certain = status >= 400 && status < 500 && status !== 409;
  const told = Number(headers?.['retry-after']);
  const retryAfter = Number.isFinite(told) && told > 0 ? told : undefined;
  const tooFast = name === 'rate_limit_exceeded';
  if (status === 429) {
    await holdMail(retryAfter ?? (tooFast ? 1 : QUOTA_HOLD_SECONDS), { tooFast });
  }
  const everyone = (status === 429 && !tooFast) || KEY_PROBLEMS.has(name);
  return {
    ok: false,
    passing,
    error: name,
    certain,
    everyone,
    ...(retryAfter && { retryAfterSeconds: retryAfter }),
  };
}

const HELD: MailRefusal = { ok: false, passing: true, error: 'held', certain: true, everyone: true };

const TIMED_OUT: MailRefusal = { ok: false, passing: true, error: 'timeout', certain: false };

/** The client tells of an interrupted request as of any that failed. */
async function unlessTimedOut<T extends { error: unknown }>(
  sending: Promise<T>,
  signal: AbortSignal,
): Promise<T | 'timeout'> {
  try {
    const answer = await sending;
    return answer.error && signal.aborted ? 'timeout' : answer;
  } catch (error) {
    if (signal.aborted) return 'timeout';
    throw error;
  }
}
