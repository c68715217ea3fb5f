/**
 * What an operation came to. An expected refusal is a value with a reason that a form can switch over;
 * anything unexpected is thrown, logged with a reference, and only the reference reaches the page.
 */
export type Outcome<T = void, R extends string = Reason> =
  | { ok: true; value: T }
  | { ok: false; reason: R; fields?: FieldErrors; detail?: Record<string, string | number> };

/** Reasons that every form and route knows how to say. An area may add its own. */
export type Reason =
  | 'invalid'
  | 'signed_out'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_many'
  | 'unavailable'
  | 'unexpected';

/** Message keys by field path: { "recipients.0": "required" }. */
export type FieldErrors = Record<string, string>;

export function ok(): { ok: true; value: undefined };
export function ok<T>(value: T): { ok: true; value: T };
export function ok<T>(value?: T) {
  return { ok: true, value };
}

export function refuse<R extends string>(
  reason: R,
  more: { fields?: FieldErrors; detail?: Record<string, string | number> } = {},
): { ok: false; reason: R; fields?: FieldErrors; detail?: Record<string, string | number> } {
  return { ok: false, reason, ...more };
}
