import { createHash } from 'node:crypto';
import { logUnexpected } from './log.ts';

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
const PUBLIC_HEADERS = { 'access-control-allow-origin': '*' };

/**
 * Public facts as JSON, for any page on the web to read. Who has this very answer already (If-None-Match) is told
 * so in 304 instead.
 */
export function publicJson(request: Request, body: unknown): Response {
  const text = JSON.stringify(body);
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  const headers = { ...PUBLIC_HEADERS, etag, 'cache-control': 'public, max-age=0, must-revalidate' };
  const known = request.headers
    .get('if-none-match')
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''));
  if (known?.some((tag) => tag === etag || tag === '*')) return new Response(null, { status: 304, headers });
  return new Response(text, { headers: { ...headers, 'content-type': 'application/json; charset=utf-8' } });
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
