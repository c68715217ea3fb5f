import { tidy } from './tidy.ts';

/** How long one comment may be, as a body measures it. */
export type CommentLimit = { of: 'minutes' | 'words' | 'characters'; count: number };

/** A calm pace for reading aloud, so that people can follow and an interpreter can too. */
export const WORDS_PER_MINUTE = 130;

export type CommentParts = {
  /** Sentences before the speaker's own words, and after. They always stay. */
  opening: readonly string[];
  own: string;
  closing: readonly string[];
  /** Of the words: it decides where sentences end. */
  language: string;
};

export type Comment = {
  text: string;
  /** The speaker's own sentences that did not fit, from the end, in their order. */
  leftOut: string[];
  words: number;
  characters: number;
  /** How long it takes to read aloud. */
  seconds: number;
  /** False when even the fixed sentences are longer than the limit. */
  fits: boolean;
};

/** A comment cut to a limit by whole sentences of the speaker's own words. Without a limit nothing is cut. */
export function fitComment(parts: CommentParts, limit: CommentLimit | null): Comment {
  const sentences = sentencesOf(parts.own, parts.language);
  const keeping = (kept: number): Comment => {
    const text = join(parts, sentences.slice(0, kept));
    const size = measure(text);
    const leftOut = sentences.slice(kept).map((it) => it.trim());
    return { text, leftOut, ...size, fits: within(size, limit) };
  };
  // The most that fit, found by halving: this runs at every key.
  let [fewest, most] = [0, sentences.length];
  while (fewest < most) {
    const middle = Math.ceil((fewest + most) / 2);
    if (keeping(middle).fits) fewest = middle;
    else most = middle - 1;
  }
  return keeping(fewest);
}

function join({ opening, closing }: CommentParts, own: readonly string[]): string {
  return [opening.filter(Boolean).join(' '), tidy(own.join('')), closing.filter(Boolean).join(' ')]
    .filter(Boolean)
    .join('\n\n');
}

type Size = Pick<Comment, 'words' | 'characters' | 'seconds'>;

function measure(text: string): Size {
  const words = text.split(/\s+/).filter(Boolean).length;
  // Characters as a form counts them: code points, a line break as one.
  return { words, characters: [...text].length, seconds: Math.ceil((words / WORDS_PER_MINUTE) * 60) };
}

function within({ words, characters, seconds }: Size, limit: CommentLimit | null): boolean {
  if (!limit) return true;
  if (limit.of === 'minutes') return seconds <= limit.count * 60;
  return (limit.of === 'words' ? words : characters) <= limit.count;
}

/** With the white space behind each, so that paragraphs stay. */
function sentencesOf(text: string, language: string): string[] {
  return [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(tidy(text))].map(
    ({ segment }) => segment,
  );
}
