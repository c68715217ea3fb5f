import { keptCode, readCode } from '#lib/kernel/kept-code.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { codedText, plainDigits } from '#lib/platform/translator.ts';
import type { ImportError } from './types.ts';

/** Why a file of officials cannot be taken, as a code with its values. The sentences stand under `imports.problem`. */
export type ImportProblem =
  | { code: 'no_rows' }
  | { code: 'many_rows'; most: number }
  | { code: 'cells'; found: number; wanted: number }
  | { code: 'quote_place' }
  | { code: 'quote_open' }
  | { code: 'twice' }
  | { code: 'no_heading' }
  | { code: 'other_heading'; heading: string }
  | { code: 'missing' }
  | { code: 'empty' }
  | { code: 'long' }
  | { code: 'not_date' }
  | { code: 'not_calendar' }
  | { code: 'not_day' }
  | { code: 'none_of'; words: string }
  | { code: 'not_place' }
  | { code: 'not_person' }
  | { code: 'not_web' }
  | { code: 'not_address'; value: string }
  | { code: 'end_first' }
  | { code: 'source_part' }
  | { code: 'large_person' }
  | { code: 'not_yaml'; detail: string }
  | { code: 'aliases' }
  | { code: 'only_mayors' }
  | { code: 'not_government' }
  | { code: 'no_roles' }
  | { code: 'shape' }
  | { code: 'no_place'; id: string }
  | { code: 'future' }
  | { code: 'several_seats'; seat: string }
  | { code: 'several_bodies' }
  | { code: 'no_body' }
  | { code: 'no_kind' };

/** Every code with the names of its values. */
export const PROBLEM_VALUES: Record<ImportProblem['code'], readonly string[]> = {
  no_rows: [],
  many_rows: ['most'],
  cells: ['found', 'wanted'],
  quote_place: [],
  quote_open: [],
  twice: [],
  no_heading: [],
  other_heading: ['heading'],
  missing: [],
  empty: [],
  long: [],
  not_date: [],
  not_calendar: [],
  not_day: [],
  none_of: ['words'],
  not_place: [],
  not_person: [],
  not_web: [],
  not_address: ['value'],
  end_first: [],
  source_part: [],
  large_person: [],
  not_yaml: ['detail'],
  aliases: [],
  only_mayors: [],
  not_government: [],
  no_roles: [],
  shape: [],
  no_place: ['id'],
  future: [],
  several_seats: ['seat'],
  several_bodies: [],
  no_body: [],
  no_kind: [],
};
const CODES = Object.fromEntries(Object.keys(PROBLEM_VALUES).map((code) => [code, true])) as Record<
  ImportProblem['code'],
  true
>;

/** A problem as the message of a schema's check. */
export function asMessage(problem: ImportProblem): string {
  return keptCode(problem);
}

/** The problem behind a schema's message; one that the schema's library wrote itself is about the shape. */
export function ofMessage(message: string): ImportProblem {
  return readCode<ImportProblem>(message, CODES) ?? { code: 'shape' };
}

/** What is wrong, and what to do, after the row and the column: "is not a date such as 2026-11-23". */
export function importProblemIn(locale: Locale, problem: ImportProblem): string {
  const { code, ...values } = problem;
  return codedText(locale, 'queues', `officialsFile.problem.${code}`, plainDigits(values));
}

export function fault(
  file: string,
  row: number | null,
  column: string | null,
  problem: ImportProblem,
): ImportError {
  return { file, row, column, why: importProblemIn('en', problem), problem };
}
