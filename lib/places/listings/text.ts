/** Signs of ASCII but the backtick, words parted by one space: nothing to do, as in nearly every cell. */
const PLAIN = /^(?:[!-_a-~]+(?: [!-_a-~]+)*)?$/;

/** Spaces of every kind, also those without width, become one plain space; curly apostrophes and dashes plain ones. */
export function plain(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .normalize('NFC')
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[\s\u00a0\u00ad\u180e\u200b-\u200f\u2028-\u202f\u2060\ufeff\p{Cc}]+/gu, ' ')
    .trim();
}

/** Words that stand on most rows are read once; a damaged sheet may have any number of others. */
const REMEMBERED = 4_000;

/** The same function, which remembers its first answers. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) {
      answer = read(text);
      if (known.size < REMEMBERED) known.set(text, answer);
    }
    return answer;
  };
}
