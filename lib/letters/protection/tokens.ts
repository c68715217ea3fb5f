/** A word of a text by its place: `from` inclusive, `to` exclusive; `word` in lower case, without accents and apostrophes. */
export type Token = { word: string; from: number; to: number };

/** The words of a text; what stands between them does not count. Linear in the text. */
export function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(/[\p{L}\p{M}\p{N}'’]+/gu), ({ 0: word, index }) => ({
    word: fold(word),
    from: index,
    to: index + word.length,
  })).filter(({ word }) => word !== '');
}

export function fold(word: string): string {
  // Most words are plain, and every word of every letter comes by here.
  if (/^[a-z]+$/.test(word)) return word;
  return word
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase();
}
