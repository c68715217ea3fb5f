import type { Day } from '#lib/kernel/dates.ts';
import type { Diff } from './diff-rules.ts';
import type { Gate } from './gate-rules.ts';
import type { SheetKind } from './types.ts';

/** What an import answers; the first line of fields is what `--json` prints, in this order. */
export type SheetReport = {
  file: string;
  kind: SheetKind;
  asOf: Day | null;
  rows: number;
  agencies: number;
  duplicates: number;
  repairs: { row: number; repair: string }[];
  /** `whole`: nothing of the row was taken. `held`: the row was taken, and this value of it waits for an editor. */
  rejected: { row: number; reason: string; whole: boolean; held: boolean }[];
  diff: DiffReport;
  gate: Gate;
  published: boolean;
};

/** Counts after renames and corrected dates are recognised; `beforeRenames` are those before. */
export type DiffReport = {
  added: number;
  removed: number;
  changed: number;
  renamed: number;
  beforeRenames: { added: number; removed: number };
  /** The accepted releases that it was compared with. */
  against: string[];
  details: {
    added: string[];
    removed: string[];
    changed: string[];
    renamed: string[];
    /** Likely one agency; an editor decides. */
    proposed: { from: string; to: string; certainty: number }[];
  };
};

/** The longest list of differences that is kept; the counts are always whole. */
const MOST_DETAILS = 500;

/** @param rows of the sheet, all of which are added where there is none to compare it with */
export function diffReport(diff: Diff | null, against: string[], rows: number): DiffReport {
  if (diff === null) {
    return {
      added: rows,
      removed: 0,
      changed: 0,
      renamed: 0,
      beforeRenames: { added: rows, removed: 0 },
      against,
      details: { added: [], removed: [], changed: [], renamed: [], proposed: [] },
    };
  }
  return comparedReport(diff, against);
}

/** The same for a sheet that was compared with others. */
export function comparedReport(diff: Diff, against: string[]): DiffReport {
  const named = (row: { stateCode: string; agencyName: string; model: string }) =>
    `${row.stateCode}/${row.agencyName} (${row.model.replaceAll('_', ' ')})`;
  const some = <T>(rows: readonly T[], say: (row: T) => string) => rows.slice(0, MOST_DETAILS).map(say);
  return {
    added: diff.added.length,
    removed: diff.removed.length,
    changed: diff.changed.length,
    renamed: diff.renamed.length,
    beforeRenames: diff.beforeRenames,
    against,
    details: {
      added: some(diff.added, named),
      removed: some(diff.removed, named),
      changed: some(diff.changed, (row) => `${named(row)}: ${row.fields.join(', ')}`),
      renamed: some(diff.renamed, ({ stateCode, from, to }) => `${stateCode}/${from} → ${to}`),
      proposed: diff.proposals.slice(0, MOST_DETAILS).map(({ stateCode, from, to, certainty }) => ({
        from: `${stateCode}/${from}`,
        to: `${stateCode}/${to}`,
        certainty,
      })),
    },
  };
}
