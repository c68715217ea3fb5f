import { isLinkDigest, linkDigest } from '#lib/platform/cipher.ts';

/** Ends one follow, or all of a person's. */
export type Stop = { what: 'follow' | 'user'; id: string };

const LETTER = { follow: 'f', user: 'u' } as const;

/** A token for the links in notices: it works without signing in and cannot be made up. */
export function stopToken({ what, id }: Stop): string {
  return `${LETTER[what]}.${id}.${linkDigest('stop notices', `${what} ${id}`)}`;
}

/** What the token ends; null when it is not one of ours. */
export function readStopToken(token: string): Stop | null {
  const [letter, id, digest, ...rest] = token.split('.');
  const what = letter === 'f' ? 'follow' : letter === 'u' ? 'user' : null;
  if (!what || !id || !digest || rest.length > 0) return null;
  return isLinkDigest('stop notices', `${what} ${id}`, digest) ? { what, id } : null;
}
