import { createHash } from 'node:crypto';
import { env } from './env.ts';
import { logUnexpected } from './log.ts';
import { takeRate } from './rate.ts';

type ErrorCode =
  | 'invalid'
  | 'not_found'
  | 'too_many'
  | 'forbidden'
  | 'signed_out'
  | 'unexpected'
  | 'unavailable';

const STATUS: Record<ErrorCode, number> = {
  invalid: 400,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  too_many: 429,
  unexpected: 500,
  unavailable: 503,
};

/** Anyone may read the public facts from a page of their own. */
const PUBLIC_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, link, retry-after',
  vary: 'accept',
};

/** For an answer that is not a text. */
export const publicHeaders = () => ({ ...PUBLIC_HEADERS });

/** The text of a good public answer, from which its ETag follows. */
export type Answer = { body: string; type: string; headers?: Record<string, string> };

/** Generous for people and for crawlers that pause; it stops only a loop that does not. */
const PUBLIC_LIMIT = { count: 600, seconds: 60 };

const FRESH_MS = 1000;
const KEPT_ANSWERS = 200;
const LONGEST_KEPT = 200_000;
const kept = new Map<string, { at: number; answer: Answer }>();

/**
 * A public address: logged faults, the rate limit, CORS, ETag. The same question within a second is answered from
 * memory, without the database and without counting, so that a rush on one page of facts costs one reading.
 */
export function publicRoute(
  name: string,
  request: Request,
  handler: () => Promise<Answer | Response>,
): Promise<Response> {
  return answer(name, async () => {
    const question = [env().databaseUrl, name, request.url, request.headers.get('accept')].join('\n');
    const at = performance.now();
    const known = kept.get(question);
    if (known && at - known.at < FRESH_MS) return publicAnswer(request, known.answer);
    const wait = await takeRate('api', addressOf(request), PUBLIC_LIMIT);
    if (wait > 0) {
      return apiError('too_many', `Too many questions. Ask again in ${wait} seconds.`, {
        headers: { ...PUBLIC_HEADERS, 'retry-after': String(wait) },
      });
    }
    const result = await handler();
    if (result instanceof Response) return result;
    if (result.body.length <= LONGEST_KEPT) {
      kept.delete(question);
      kept.set(question, { at, answer: result });
      const oldest = kept.keys().next().value;
      if (kept.size > KEPT_ANSWERS && oldest !== undefined) kept.delete(oldest);
    }
    return publicAnswer(request, result);
  });
}

/** What a browser asks before it lets a page of another host read: always yes, for reading. */
export function publicOptions(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...PUBLIC_HEADERS,
      allow: 'GET, HEAD, OPTIONS',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'accept, if-none-match',
      'access-control-max-age': '86400',
    },
  });
}

/** The network address that asks, for the rate limit only, which hashes it and soon forgets. */
export function addressOf(request: Request): string {
  return request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || 'local';
}

/**
 * Public facts for any page on the web to read. Who has this very answer already (If-None-Match) is told so in 304
 * instead.
 */
function publicAnswer(request: Request, { body, type, headers: more }: Answer): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = { ...PUBLIC_HEADERS, ...more, etag, 'cache-control': 'public, max-age=0, must-revalidate' };
  if (hasAlready(request, etag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'content-type': `${type}; charset=utf-8` } });
}

export function hasAlready(request: Request, etag: string): boolean {
  const known = request.headers.get('if-none-match')?.split(',');
  return (
    known?.map((tag) => tag.trim().replace(/^W\//, '')).some((tag) => tag === etag || tag === '*') ?? false
  );
}

/** The same as apiError, readable by any page on the web. */
export function publicError(
  code: 'invalid' | 'not_found',
  message: string,
  fields?: Record<string, string>,
): Response {
  return apiError(code, message, { headers: PUBLIC_HEADERS, ...(fields && { fields }) });
}

/** `{ error: { code, message, fields? } }`: what every route answers when it cannot do what was asked. */
export function apiError(
  code: ErrorCode,
  message: string,
  more: { fields?: Record<string, string>; headers?: HeadersInit } = {},
): Response {
  const body = { error: { code, message, ...(more.fields && { fields: more.fields }) } };
  return Response.json(body, { status: STATUS[code], ...(more.headers && { headers: more.headers }) });
}

/** Runs a route handler; anything thrown is logged and answered with its reference only. */
export async function answer(name: string, handler: () => Promise<Response>): Promise<Response> {
  try {
    return await handler();
  } catch (error) {
    return apiError('unexpected', `Something went wrong here. Reference: ${logUnexpected(name, error)}`);
  }
}
