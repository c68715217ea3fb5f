const SPELLED_OUT: Record<string, string> = { st: 'saint', ste: 'saint', ft: 'fort', mt: 'mount' };

/**
 * A name as it is searched and compared: "Port St. Lucie" and "PORT SAINT-LUCIE" are both "port saint lucie".
 * No accents, lower case, apostrophes gone ("Sewall's" is "sewalls"), other punctuation and runs of white space
 * one space, "st"/"ste" → "saint", "ft" → "fort", "mt" → "mount". Text without a letter or digit folds to "".
 */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['`\u2018\u2019\u02bc]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => SPELLED_OUT[word] ?? word)
    .join(' ');
}
