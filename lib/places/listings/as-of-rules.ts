import { addDays, type Day, daysBetween, toDay } from '#lib/kernel/dates.ts';
import type { SheetKind } from './types.ts';

/** How long ICE has gone without a new signature, at most, between a sheet's newest row and its publication. */
const QUIET_DAYS = 45;

export type AsOf = { asOf: Day; from: 'given' | 'file name' | 'workbook' | 'signature' };

/**
 * The day of which a sheet speaks. The newest signature in it is the earliest that it can be; the file's name and the
 * workbook's own date of saving are believed only from there on and not much later. Null: nothing says.
 */
export function asOfOf(evidence: {
  given: Day | null;
  newestSignature: Day | null;
  modifiedAt: Date | null;
  named: Day | null;
  today: Day;
}): AsOf | null {
  const { given, newestSignature, named, today } = evidence;
  if (given !== null) return { asOf: given, from: 'given' };
  const modified = evidence.modifiedAt && toDay(evidence.modifiedAt);
  const fits = (day: Day | null): day is Day => {
    if (day === null || day > today || day < '2006-01-01') return false;
    if (newestSignature !== null) {
      return day >= newestSignature && day <= addDays(newestSignature, QUIET_DAYS);
    }
    return modified === null || Math.abs(daysBetween(modified, day)) <= QUIET_DAYS;
  };
  if (fits(named)) return { asOf: named, from: 'file name' };
  if (fits(modified)) return { asOf: modified, from: 'workbook' };
  return newestSignature === null ? null : { asOf: newestSignature, from: 'signature' };
}

/** "participatingAgencies05182026am.xlsx" → 2026-05-18; "…-20250301180751.xlsx" → 2025-03-01. */
export function dayInName(fileName: string): Day | null {
  const american = /(?<!\d)(\d{2})(\d{2})(20\d{2})(?!\d)/.exec(fileName);
  if (american) return dayOrNull(`${american[3]}-${american[1]}-${american[2]}`);
  const iso = /(?<!\d)(20\d{2})-?(\d{2})-?(\d{2})(?:\d{6})?(?!\d)/.exec(fileName);
  return iso ? dayOrNull(`${iso[1]}-${iso[2]}-${iso[3]}`) : null;
}

export function kindInName(fileName: string): SheetKind | null {
  const participating = /participat/i.test(fileName);
  if (participating === /pending/i.test(fileName)) return null;
  return participating ? 'participating' : 'pending';
}

function dayOrNull(day: string): Day | null {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || toDay(date) !== day ? null : day;
}
