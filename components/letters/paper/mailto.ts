/**
 * The longest address that mail programs take whole: Windows hands over about 2,000 characters and cuts the rest
 * without a word.
 */
export const LONGEST = 1_900;

export type Mailto = {
  href: string;
  /** False: the text did not fit and is not in the address, not even in part. It has to be copied. */
  whole: boolean;
};

/**
 * An address that opens the writer's own mail program with this letter. RFC 6068: everything is percent-encoded as
 * UTF-8, spaces too, and lines end in CRLF.
 */
export function mailtoOf(to: string, subject: string, body: string): Mailto {
  const address = to.split('@').map(encode).join('@');
  const line = subject.replace(/[\r\n]+/g, ' ');
  const start = `mailto:${address}?subject=${encode(line)}`;
  const href = `${start}&body=${encode(body.replace(/\r\n?|\n/g, '\r\n'))}`;
  return href.length <= LONGEST ? { href, whole: true } : { href: start, whole: false };
}

/** encodeURIComponent throws on half a character, such as a cut emoji. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
