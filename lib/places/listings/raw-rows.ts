import type { Header } from './columns.ts';
import type { RawRow } from './types.ts';
import { columnName, type SheetRow } from './workbook.ts';

/** A row as it stood, for a person: texts and addresses by heading. */
export function rawOf(row: SheetRow, header: Header): RawRow {
  const raw: RawRow = { cells: {}, links: {} };
  for (const [column, cell] of row.cells) {
    const heading = header.headings.get(column) ?? columnName(column);
    raw.cells[heading] = kept(cell.text, LONGEST_TEXT);
    if (cell.link !== null) raw.links[heading] = kept(cell.link, LONGEST_LINK);
  }
  return raw;
}

const LONGEST_TEXT = 500;
const LONGEST_LINK = 1000;

/** PostgreSQL stores no NUL; no spreadsheet writes one. */
function kept(text: string, longest: number): string {
  const whole = text.includes('\0') ? text.replaceAll('\0', '') : text;
  return whole.length > longest ? whole.slice(0, longest) : whole;
}
