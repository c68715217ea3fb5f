/** What surrounds the letters in the clerk's copy, with {body}, {names} and {name} left open. */
export type ClerkCopyTexts = {
  subject: string;
  greeting: string;
  request: string;
  to: string;
  closing: string;
};

/** One letter as it goes to an official. */
export type FiledLetter = { name: string; body: string };

const PARTED = '* * *';

/**
 * The copy that asks a body's clerk to file the letters with the official record: every one of them as it is sent,
 * so that the record holds what the members got.
 */
export function clerkCopy(
  texts: ClerkCopyTexts,
  body: string,
  letters: readonly FiledLetter[],
  writerName: string,
): { subject: string; body: string } {
  const names = letters.map(({ name }) => name).join(', ');
  const fill = (text: string, name = '') =>
    text.replace(/\{(body|names|name)\}/g, (_, field) => ({ body, names, name })[field as 'body'] ?? '');
  return {
    subject: fill(texts.subject),
    body: [
      fill(texts.greeting),
      fill(texts.request),
      ...letters.flatMap((letter) => [PARTED, fill(texts.to, letter.name), letter.body.trim()]),
      PARTED,
      texts.closing,
      writerName.trim(),
    ]
      .filter(Boolean)
      .join('\n\n'),
  };
}
