import { formatDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { type EarlierLetter, earlierLetter } from '#lib/letters/answers/answer-queries.ts';
import { currentViewer } from '#lib/platform/auth.ts';
import { translator } from '#lib/platform/translator.ts';
import type { Query, Writing } from './load.ts';

/** The viewer's own letter that this one refers to, as the address names it; null when there is none of theirs here. */
export async function earlierFor(query: Query, writing: Writing): Promise<EarlierLetter | null> {
  const [after] = [query.after].flat();
  if (!after) return null;
  const viewer = await currentViewer();
  return viewer && earlierLetter(viewer, after, writing.place.geoid);
}

/** The sentence that ties a letter to the earlier one to the same person; empty to others. */
export function earlierSentence(earlier: EarlierLetter | null, termId: string, language: Locale): string {
  const copy = earlier?.copies.find((one) => one.termId === termId);
  if (!earlier || !copy) return '';
  const t = translator(language, 'answers');
  return t(`earlier.${copy.kind ?? 'none'}`, { date: formatDay(language, earlier.sentOn) });
}
