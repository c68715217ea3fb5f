import type { Day } from '#lib/kernel/dates.ts';
import { keptCode, readCode } from '#lib/kernel/kept-code.ts';
import type { SheetKind } from './types.ts';

/** Why a sheet is held, as a code with its values. The sentences stand in the catalogue, under `releases.reason`. */
export type GateReason =
  | { code: 'no_header'; rows: number }
  | { code: 'doubled_column'; row: number; heading: string }
  | { code: 'missing_columns'; row: number; columns: string }
  | { code: 'other_kind'; given: SheetKind; found: SheetKind }
  | { code: 'few_dates'; dated: number; rows: number }
  | { code: 'signed_links'; linked: number; rows: number }
  | { code: 'odd_types'; odd: number; rows: number }
  | { code: 'no_rows' }
  | { code: 'lost_rows'; lost: number; rows: number }
  | { code: 'no_day' }
  | { code: 'being_read' }
  /** `months` with one decimal. */
  | { code: 'many_gone'; gone: number; of: number; since: Day; allowed: number; months: number }
  /** `state`: its lower-case USPS code. */
  | { code: 'state_emptied'; state: string; rows: number }
  | { code: 'row_hides'; row: number; agency: string };

export type HeaderProblem = Extract<GateReason, { code: 'no_header' | 'doubled_column' | 'missing_columns' }>;

const CODES: Record<GateReason['code'], true> = {
  no_header: true,
  doubled_column: true,
  missing_columns: true,
  other_kind: true,
  few_dates: true,
  signed_links: true,
  odd_types: true,
  no_rows: true,
  lost_rows: true,
  no_day: true,
  being_read: true,
  many_gone: true,
  state_emptied: true,
  row_hides: true,
};

/** A reason as it is kept among a release's reasons. */
export function keptReason(reason: GateReason): string {
  return keptCode(reason);
}

/** A kept reason; null for one that is a sentence, as releases have from before there were codes. */
export function readReason(kept: string): GateReason | null {
  return readCode<GateReason>(kept, CODES);
}
