/** Words in a row that have to be the template's before they count as its own: fewer may be chance. */
const RUN = 3;

/**
 * How much of a copy is its writer's own: the share of its words that do not stand in the template in the same
 * order, between 0 and 1. Pure: it runs in the browser, and nothing is kept of it.
 *
 * @param text the copy as it would be sent
 * @param template the same copy with nothing added
 */
export function ownShare(text: string, template: string): number {
  const words = wordsOf(text);
  if (words.length === 0) return 0;
  const given = wordsOf(template);
  const runs = new Set(given.map((_, index) => runAt(given, index)));
  const fromTemplate = new Set<number>();
  for (let index = 0; index + RUN <= words.length; index++) {
    if (!runs.has(runAt(words, index))) continue;
    for (let offset = 0; offset < RUN; offset++) fromTemplate.add(index + offset);
  }
  return (words.length - fromTemplate.size) / words.length;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[’'][\p{L}\p{N}]+)*/gu) ?? [];
}

function runAt(words: readonly string[], index: number): string {
  return words.slice(index, index + RUN).join(' ');
}
