import { hash } from 'node:crypto';
import { BETWEEN_VALUES, OUTERMOST, saidBy } from './packed-rows.ts';
import type { ListedRow } from './types.ts';

/** A few rows of a sheet that stand one after the other. */
export type Passage = {
  /** Of its first row. */
  rowNumber: number;
  /** The same for passages that say the same, row for row, wherever they stand. */
  digest: string;
  rows: readonly ListedRow[];
};

/** Rows from a passage's first to its last, at most. Whoever looks for a row by its number counts on it. */
export const LONGEST_PASSAGE = 32;
/** One name in so many begins a passage. Shorter ones are more to list, longer ones more to write when a row changes. */
const ONE_IN = 8;

/**
 * A sheet's rows, in the order of their numbers, as passages. Where one begins follows from the names in it alone, so
 * that a row more or less changes the passage that it stands in and none of the others.
 */
export function passagesOf(rows: readonly ListedRow[]): Passage[] {
  const passages: Passage[] = [];
  let open: ListedRow[] = [];
  for (const row of rows) {
    const [first] = open;
    if (first && (begins(row.agencyName) || row.rowNumber - first.rowNumber >= LONGEST_PASSAGE)) {
      passages.push(passageOf(first, open));
      open = [];
    }
    open.push(row);
  }
  if (open[0]) passages.push(passageOf(open[0], open));
  return passages;
}

function begins(name: string): boolean {
  let sum = 0;
  for (let at = 0; at < name.length; at += 1) sum = (sum * 31 + name.charCodeAt(at)) | 0;
  return sum % ONE_IN === 0;
}

function passageOf({ rowNumber }: ListedRow, rows: readonly ListedRow[]): Passage {
  const said = rows.map((row) => `${row.rowNumber - rowNumber}${BETWEEN_VALUES}${saidBy(row)}`);
  // Half of it tells passages apart as well as the whole, and every sheet on file holds hundreds.
  return { rowNumber, digest: hash('sha256', said.join(OUTERMOST), 'base64url').slice(0, 22), rows };
}
