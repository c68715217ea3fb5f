import { timingSafeEqual } from 'node:crypto';
import { keyedDigest } from '#lib/platform/cipher.ts';

/** Ends one follow, or all of a person's. */
export type Stop = { what: 'follow' | 'user'; id: string };

const LETTER = { follow: 'f', user: 'u' } as const;

/** A token for the links in notices: it works without signing in and cannot be made up. */
export function stopToken({ what, id }: Stop): string {
  return `${LETTER[what]}.${id}.${keyedDigest('stop notices', `${what} ${id}`)}`;
}

/** What the token ends; null when it is not one of ours. */
export function readStopToken(token: string): Stop | null {
  const [letter, id, ...rest] = token.split('.');
  const what = letter === 'f' ? 'follow' : letter === 'u' ? 'user' : null;
  if (!what || !id || rest.length !== 1) return null;
  const expected = Buffer.from(stopToken({ what, id }));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected) ? { what, id } : null;
}
