import { isLinkDigest, linkDigest } from '#lib/platform/cipher.ts';

/** What a link in a question is for: to tell what came of a letter, or to be asked no more. */
export type AnswerLink = { what: 'letter' | 'stop'; id: string };

const LETTER_OF = { letter: 'l', stop: 's' } as const;

/**
 * A token for the links in questions: it works without signing in and cannot be made up. `id` is the letter's for
 * "letter", the account's for "stop".
 */
export function answerToken({ what, id }: AnswerLink): string {
  return `${LETTER_OF[what]}.${id}.${linkDigest('answer link', `${what} ${id}`)}`;
}

/** What the token is for; null when it is not one of ours. */
export function readAnswerToken(token: string): AnswerLink | null {
  const [letter, id, digest, ...rest] = token.split('.');
  const what = letter === 'l' ? 'letter' : letter === 's' ? 'stop' : null;
  if (!what || !id || !digest || rest.length > 0) return null;
  return isLinkDigest('answer link', `${what} ${id}`, digest) ? { what, id } : null;
}
