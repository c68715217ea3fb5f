import type { HeaderProblem } from './reason-rules.ts';
import { plain } from './text.ts';
import type { SheetRow } from './workbook.ts';

export type ColumnName = 'state' | 'agency' | 'type' | 'county' | 'model' | 'signed' | 'moa' | 'addendum';

/** ICE's headings, in capitals, and what they are here. */
const HEADINGS: Record<string, ColumnName> = {
  STATE: 'state',
  'LAW ENFORCEMENT AGENCY': 'agency',
  AGENCY: 'agency',
  'AGENCY NAME': 'agency',
  TYPE: 'type',
  COUNTY: 'county',
  'SUPPORT TYPE': 'model',
  MODEL: 'model',
  SIGNED: 'signed',
  'DATE SIGNED': 'signed',
  MOA: 'moa',
  ADDENDUM: 'addendum',
};

const NEEDED: readonly ColumnName[] = ['state', 'agency', 'model'];

export type Header = {
  rowNumber: number;
  columns: Map<ColumnName, number>;
  /** Headings as they stand, by column. */
  headings: Map<number, string>;
  /** Headings that mean nothing here. */
  unknown: string[];
};

export type FoundHeader = { header: Header } | { problem: HeaderProblem };

/** How far down the header may stand. */
const SEARCHED_ROWS = 20;

/** Finds the row of headings. A doubled heading, or one that is needed and missing, is a problem, not a guess. */
export function findHeader(rows: readonly SheetRow[]): FoundHeader {
  let nearest: Header | null = null;
  for (const row of rows.slice(0, SEARCHED_ROWS)) {
    const header: Header = { rowNumber: row.number, columns: new Map(), headings: new Map(), unknown: [] };
    for (const [column, cell] of row.cells) {
      const heading = plain(cell.text).slice(0, 60);
      const name = HEADINGS[heading.toUpperCase()];
      header.headings.set(column, heading);
      if (name === undefined) header.unknown.push(heading);
      else if (header.columns.has(name))
        return { problem: { code: 'doubled_column', row: row.number, heading } };
      else header.columns.set(name, column);
    }
    if (header.columns.size > (nearest?.columns.size ?? 1)) nearest = header;
  }
  if (!nearest) return { problem: { code: 'no_header', rows: SEARCHED_ROWS } };
  const { columns, rowNumber } = nearest;
  const missing = NEEDED.filter((name) => !columns.has(name));
  if (missing.length > 0)
    return { problem: { code: 'missing_columns', row: rowNumber, columns: missing.join(', ') } };
  return { header: nearest };
}
