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
