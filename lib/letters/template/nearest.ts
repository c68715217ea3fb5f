/** The known word that a wrong one was most likely meant to be: at most a third of its letters differ; or null. */
export function nearest(word: string, known: readonly string[]): string | null {
  const ranked = known
    .map((it) => ({ it, distance: Math.min(distance(word, it), ...ending(word, it)) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best && best.distance <= Math.ceil(word.length / 3) ? best.it : null;
}

/** "family_name" is meant to be "official.family_name". */
function ending(word: string, known: string): number[] {
  const last = known.split('.').at(-1) ?? known;
  return word.includes('.') ? [] : [distance(word, last) + 0.5];
}

/** Levenshtein's. Words here are at most 60 letters long. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
