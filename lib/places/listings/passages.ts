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
/**
 * On either side so many rows are weighed against the one that begins a passage, which therefore has twice as many on
 * average. Shorter ones are more to list, longer ones more to write when a row changes.
 */
const NEIGHBOURS = 4;

/**
 * A sheet's rows, in the order of their numbers, as passages. Where one begins follows from the names nearby alone, so
 * that a row more or less changes the passages around it and none of the others.
 */
export function passagesOf(rows: readonly ListedRow[]): Passage[] {
  const passages: Passage[] = [];
  const weights = rows.map(({ agencyName }) => weightOf(agencyName));
  let open: ListedRow[] = [];
  for (const [at, row] of rows.entries()) {
    const [first] = open;
    if (first && (begins(weights, at) || row.rowNumber - first.rowNumber >= LONGEST_PASSAGE)) {
      passages.push(passageOf(first, open));
      open = [];
    }
    open.push(row);
  }
  if (open[0]) passages.push(passageOf(open[0], open));
  return passages;
}

/** The lightest among its neighbours begins a passage; of several rows with one name, the first. */
function begins(weights: readonly number[], at: number): boolean {
  const own = weights[at] ?? 0;
  for (let step = 1; step <= NEIGHBOURS; step += 1) {
    if ((weights[at - step] ?? Infinity) <= own || (weights[at + step] ?? Infinity) < own) return false;
  }
  return true;
}

/** A number that is as good as drawn by lot, and always the same for a name. */
function weightOf(name: string): number {
  let sum = 0;
  for (let at = 0; at < name.length; at += 1) sum = (sum * 31 + name.charCodeAt(at)) | 0;
  return Math.imul(sum, 0x9e3779b1) >>> 0;
}

function passageOf({ rowNumber }: ListedRow, rows: readonly ListedRow[]): Passage {
  const said = rows.map((row) => `${row.rowNumber - rowNumber}${BETWEEN_VALUES}${saidBy(row)}`);
  // Half of it tells passages apart as well as the whole, and every sheet on file holds hundreds.
  return { rowNumber, digest: hash('sha256', said.join(OUTERMOST), 'base64url').slice(0, 22), rows };
}
