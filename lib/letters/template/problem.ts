import { nearest } from './nearest.ts';

export const PROBLEM_CODES = [
  'unknown_field',
  'unknown_condition',
  'unguarded',
  'unclosed_if',
  'stray_end',
  'stray_else',
  'second_else',
  'no_condition',
  'bad_tag',
  'unclosed_tag',
  'stray_brace',
  'control',
  'line_break',
  'too_long',
  'too_deep',
  'too_many',
  'says_nothing',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** What is wrong in a template, and where. Its sentence is `templates.problem.<code>` of the catalogue. */
export type Problem = {
  code: ProblemCode;
  /** Half-open range of UTF-16 units in the source; empty at its end when something is missing there. */
  start: number;
  end: number;
  /** Both count from 1; the column in UTF-16 units. */
  line: number;
  column: number;
  /** What the sentence names: the word as written, the nearest known one, the condition that is missing, a limit. */
  detail: { [name in 'name' | 'suggestion' | 'condition' | 'limit']?: string };
};

/** More are not listed: whoever repairs these will see the rest. */
export const MOST_PROBLEMS = 20;

/** Collects the problems of one source. */
export function problemsOf(source: string) {
  const found: Problem[] = [];
  return {
    found,
    /** @param words among which the one that was meant is looked for */
    add(
      code: ProblemCode,
      start: number,
      end: number,
      given: Problem['detail'] = {},
      words: readonly string[] = [],
    ) {
      if (found.length >= MOST_PROBLEMS) return;
      const suggestion = given.name === undefined ? null : nearest(given.name, words);
      const detail = suggestion === null ? given : { ...given, suggestion };
      const before = source.slice(0, start);
      const line = before.split('\n').length;
      found.push({ code, start, end, line, column: start - before.lastIndexOf('\n'), detail });
    },
  };
}

export type Problems = ReturnType<typeof problemsOf>;
