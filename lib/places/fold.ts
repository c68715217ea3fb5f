const SPELLED_OUT: Record<string, string> = { st: 'saint', ste: 'saint', ft: 'fort', mt: 'mount' };

/**
 * A name as it is searched and compared: "Port St. Lucie" and "PORT SAINT-LUCIE" are both "port saint lucie".
 * No accents, lower case, apostrophes gone ("Sewall's" is "sewalls"), other punctuation and runs of white space
 * one space, "st"/"ste" → "saint", "ft" → "fort", "mt" → "mount". Text without a letter or digit folds to "".
 */
export function foldName(text: string): string {
  // Most names are plain ASCII, for which the Unicode steps do nothing but take time.
  const words = ASCII.test(text)
    ? text
        .toLowerCase()
        .replace(/['`]/g, '')
        .split(/[^a-z0-9]+/)
    : text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/['`\u2018\u2019\u02bc]/g, '')
        .split(/[^\p{L}\p{N}]+/u);
  let folded = '';
  for (const word of words) {
    if (word === '') continue;
    const whole = Object.hasOwn(SPELLED_OUT, word) ? SPELLED_OUT[word] : word;
    folded = folded === '' ? `${whole}` : `${folded} ${whole}`;
  }
  return folded;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII begins with them.
const ASCII = /^[\x00-\x7f]*$/;
