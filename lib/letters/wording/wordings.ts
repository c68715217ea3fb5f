// Sentences of the catalogue that say the same in two or three ways stand under a, b and c.

/** The sentences of `letters.templates` in one language: translator(locale, 'letters') or next-intl's own. */
export type Translate = (key: string, values?: Record<string, string>) => string;

export function wordings(t: Translate, key: string, count: 2 | 3, values?: Record<string, string>): string[] {
  return ['a', 'b', 'c'].slice(0, count).map((letter) => t(`${key}.${letter}`, values));
}

/** A sentence once with each way to begin it: `{Ask}` where it opens a sentence, `{ask}` within one. */
export function asked(t: Translate, key: string, values: Record<string, string>): string[] {
  return wordings(t, 'lead.request', 3).map((ask) =>
    t(key, { ...values, ask, Ask: ask.charAt(0).toUpperCase() + ask.slice(1) }),
  );
}

/**
 * Which of `count` wordings a letter gets. The same seed and key always give the same one, so that a draft does not
 * change under its writer's hands; without a seed it is the first. FNV-1a.
 *
 * @param seed random, one for each draft
 * @param key tells apart the recipients and the places in a letter
 */
export function pickWording(seed: number | undefined, key: string, count: number): number {
  if (seed === undefined || count < 2) return 0;
  let hash = 0x811c9dc5 ^ seed;
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  // The low bits of FNV alone follow the last letters too closely.
  hash ^= hash >>> 15;
  return (hash >>> 0) % count;
}
