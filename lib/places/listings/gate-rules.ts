import { type Day, daysBetween } from '#lib/kernel/dates.ts';
import type { Diff } from './diff-rules.ts';
import { type GateReason, keptReason } from './reason-rules.ts';
import type { Reading, Rejected, SheetKind } from './types.ts';
import { typeOf } from './words.ts';

export type Gate = { ok: boolean; reasons: string[] };

const DAYS_IN_MONTH = 30.44;
/** Share of the listings that may leave in a month, and how many may leave in any case. */
const LEAVING_SHARE = 0.02;
const LEAVING_ANYWAY = 10;

/** What speaks against a sheet by itself, whatever was published before: reasons as they are kept. */
export function ownReasons(reading: Reading, expected: SheetKind | null): string[] {
  if (reading.headerProblem !== null) return [keptReason(reading.headerProblem)];
  const reasons: GateReason[] = [];
  const { kind, listings, rejected, rowCount } = reading;
  if (expected !== null && kind !== null && kind !== expected) {
    reasons.push({ code: 'other_kind', given: expected, found: kind });
  }
  const dated = listings.filter(({ signedOn }) => signedOn !== null).length;
  if (kind === 'participating' && dated * 2 < listings.length) {
    reasons.push({ code: 'few_dates', dated, rows: listings.length });
  }
  const documented = listings.filter(({ moaUrl }) => moaUrl !== null).length;
  if (kind === 'pending' && documented > 5 && documented * 2 > listings.length) {
    reasons.push({ code: 'signed_links', linked: documented, rows: listings.length });
  }
  const typed = listings.filter(({ agencyType }) => agencyType !== null);
  const odd = typed.filter(({ agencyType }) => typeOf(agencyType ?? '').known === null).length;
  if (odd > Math.max(5, typed.length / 10)) {
    reasons.push({ code: 'odd_types', odd, rows: typed.length });
  }
  if (listings.length === 0) reasons.push({ code: 'no_rows' });
  const lost = rejected.filter(({ whole }) => whole).length;
  if (listings.length > 0 && lost > Math.max(5, rowCount / 50)) {
    reasons.push({ code: 'lost_rows', lost, rows: rowCount });
  }
  return reasons.map(keptReason);
}

/** What of an earlier sheet must be explained before a later one may be published. */
export type Departure = {
  diff: Pick<Diff, 'compared'>;
  /** Rows that left, those explained (by a later accepted sheet, by a signature) already taken out. */
  removed: readonly { stateCode: string; agencyName: string }[];
  emptiedStates: Diff['emptiedStates'];
  from: Day;
  to: Day;
  rejected: readonly Rejected[];
  /** One key for all spellings of an agency. */
  keyOf: (stateCode: string, name: string) => string;
};

/**
 * What speaks against a sheet beside the last accepted one: more than 2 % of the listings left for each month passed
 * (ten may always leave), or every listing of a state; or a row that cannot be read would make an agency seem to leave.
 */
export function departureReasons(departure: Departure): string[] {
  const { diff, removed, emptiedStates, from, to, rejected, keyOf } = departure;
  const reasons: GateReason[] = [];
  const months = Math.max(0, daysBetween(from, to)) / DAYS_IN_MONTH;
  const allowed = Math.max(LEAVING_ANYWAY, diff.compared * LEAVING_SHARE * months);
  if (removed.length > allowed) {
    reasons.push({
      code: 'many_gone',
      gone: removed.length,
      of: diff.compared,
      since: from,
      allowed: Math.floor(allowed),
      months: Math.round(months * 10) / 10,
    });
  }
  for (const { stateCode, rows } of emptiedStates) {
    reasons.push({ code: 'state_emptied', state: stateCode, rows });
  }
  const gone = new Set(removed.map((row) => keyOf(row.stateCode, row.agencyName)));
  for (const { row, whole, stateCode, agencyName } of rejected) {
    if (!whole || stateCode === null || agencyName === null) continue;
    if (gone.has(keyOf(stateCode, agencyName))) {
      reasons.push({ code: 'row_hides', row, agency: agencyName });
    }
  }
  return reasons.map(keptReason);
}
