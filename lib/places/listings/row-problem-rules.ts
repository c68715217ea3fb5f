import { keptCode, readCode } from '#lib/kernel/kept-code.ts';

/** Why a date is left unread. */
export type DateProblem =
  /** `day`: what the cell says, which can be no day of signature. */
  { code: 'implausible'; day: string } | { code: 'unreadable'; text: string };

/** Why a row, or a value of it, could not be read. The sentences stand in the catalogue, under `queues.rows`. */
export type RowProblem =
  | DateProblem
  | { code: 'missing'; column: NeededColumn }
  /** `nearest`: the one word that is nearly the same; "none" where there is none. */
  | { code: 'unknown_word'; column: NeededColumn; text: string; nearest: string }
  | { code: 'long_name'; length: number }
  | { code: 'no_name'; text: string };

export type NeededColumn = 'state' | 'agency' | 'model';

const DATE_CODES: Record<DateProblem['code'], true> = { implausible: true, unreadable: true };
const CODES: Record<RowProblem['code'], true> = {
  ...DATE_CODES,
  missing: true,
  unknown_word: true,
  long_name: true,
  no_name: true,
};

/** As it is kept with the row, or among a release's rejected rows. */
export function keptProblem(problem: RowProblem): string {
  return keptCode(problem);
}

export function readProblem(kept: string): RowProblem | null {
  return readCode<RowProblem>(kept, CODES);
}

/** Why a date is on hold; also from the sentences of rows filed before there were codes. */
export function readDateProblem(kept: string): DateProblem {
  const coded = readCode<DateProblem>(kept, DATE_CODES);
  if (coded) return coded;
  const day = /^(\d+-\d\d-\d\d) is not a plausible date/.exec(kept)?.[1];
  if (day !== undefined) return { code: 'implausible', day };
  return { code: 'unreadable', text: /^"(.*)" cannot be read/.exec(kept)?.[1] ?? kept };
}
