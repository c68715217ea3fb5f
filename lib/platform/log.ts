import { randomBytes } from 'node:crypto';

type Fields = Record<string, string | number | boolean | null | undefined>;

/**
 * One line of JSON on standard error. Fields carry ids and classes, never a letter, a name or an address:
 * what is not written cannot be asked for.
 */
export function log(level: 'info' | 'warn' | 'error', event: string, fields: Fields = {}): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`);
}

/** Logs something unexpected and returns the reference that the page shows instead of it. */
export function logUnexpected(event: string, error: unknown, fields: Fields = {}): string {
  const reference = randomBytes(5).toString('hex');
  const stack = error instanceof Error ? error.stack : String(error);
  log('error', event, { ...fields, reference, stack });
  return reference;
}
