import { createHash } from 'node:crypto';
import { addDays, type Day } from '#lib/kernel/dates.ts';
import { asOfOf, dayInName, kindInName } from './as-of-rules.ts';
import { findHeader } from './columns.ts';
import { readDay } from './dates.ts';
import { readRow } from './rows-rules.ts';
import { plain, remembering } from './text.ts';
import type { ListedRow, Reading, SheetKind } from './types.ts';
import { readWorkbook } from './workbook.ts';

export type ReadOptions = { fileName: string; asOf?: Day | null; today: Day };

/**
 * Reads a published sheet. Whatever its rows say, this answers; only a file that is no workbook, or one beyond all
 * measure, throws.
 *
 * @throws WorkbookError
 */
export function readSheet(file: Uint8Array, options: ReadOptions): Reading {
  const workbook = readWorkbook(file);
  const found = findHeader(workbook.rows);
  const base = {
    fileName: options.fileName,
    sha256: createHash('sha256').update(file).digest('hex'),
    file,
    namedKind: kindInName(options.fileName),
  };
  const named = dayInName(options.fileName);
  const { modifiedAt } = workbook;
  const evidence = { given: options.asOf ?? null, modifiedAt, named, today: options.today };
  if ('problem' in found) {
    const asOf = asOfOf({ ...evidence, newestSignature: null });
    return {
      ...base,
      kind: null,
      headerProblem: found.problem,
      headings: [],
      asOf: asOf?.asOf ?? null,
      asOfFrom: asOf?.from ?? null,
      newestSignature: null,
      rowCount: workbook.rows.length,
      listings: [],
      agencies: 0,
      duplicates: [],
      repairs: [],
      rejected: [],
      notes: [],
    };
  }
  const { header } = found;
  const below = workbook.rows.filter((row) => row.number > header.rowNumber);
  const latest = latestSignature(modifiedAt, named, options);
  const context = {
    plain,
    readDay: remembering((text) => readDay(text, workbook.from1904, latest)),
  };
  const readings = below.map((row) => readRow(row, header, context));
  const read = readings.flatMap(({ listed }) => (listed ? [listed] : []));
  const { listings, agencies, duplicates } = withoutDuplicates(read);
  const newestSignature = listings.reduce<Day | null>(
    (newest, { signedOn }) =>
      signedOn !== null && (newest === null || signedOn > newest) ? signedOn : newest,
    null,
  );
  const asOf = asOfOf({ ...evidence, newestSignature });
  return {
    ...base,
    kind: kindOf(header.columns.has('signed')),
    headerProblem: null,
    headings: [...header.headings.values()],
    asOf: asOf?.asOf ?? null,
    asOfFrom: asOf?.from ?? null,
    newestSignature,
    rowCount: below.length,
    listings,
    agencies,
    duplicates,
    repairs: listings.flatMap(({ rowNumber, repairs }) =>
      repairs.map((repair) => ({ row: rowNumber, repair })),
    ),
    rejected: readings.flatMap(({ rejected }) => (rejected ? [rejected] : [])),
    notes: header.unknown.map((heading) => `the column "${heading}" is not known and was not read`),
  };
}

/** Only agreements that ICE has signed have a date of signature; the sheet of pending ones has no such column. */
function kindOf(hasSigned: boolean): SheetKind {
  return hasSigned ? 'participating' : 'pending';
}

/** No row can be signed after the sheet was saved; the name helps where the workbook does not say. */
function latestSignature(modifiedAt: Date | null, named: Day | null, options: ReadOptions): Day {
  const days = [options.asOf ?? null, modifiedAt?.toISOString().slice(0, 10) ?? null, named]
    .filter((day) => day !== null)
    .sort();
  const last = days.at(-1);
  return last === undefined || last > options.today ? options.today : addDays(last, 1);
}

/** The same row twice counts once: everything that ICE wrote is the same, and only the row's number differs. */
function withoutDuplicates(rows: ListedRow[]) {
  const first = new Map<string, ListedRow[]>();
  const listings: ListedRow[] = [];
  let agencies = 0;
  const duplicates: { row: number; of: number }[] = [];
  for (const row of rows) {
    const namesakes = first.get(row.agencyName);
    const known = namesakes?.find((other) => WRITTEN.every((field) => other[field] === row[field]));
    if (known) {
      duplicates.push({ row: row.rowNumber, of: known.rowNumber });
      continue;
    }
    if (!namesakes?.some(({ stateCode }) => stateCode === row.stateCode)) agencies += 1;
    if (namesakes) namesakes.push(row);
    else first.set(row.agencyName, [row]);
    listings.push(row);
  }
  return { listings, agencies, duplicates };
}

const WRITTEN = [
  'stateCode',
  'agencyType',
  'countyName',
  'model',
  'signedOn',
  'held',
  'moaUrl',
  'addendumUrl',
] as const satisfies readonly (keyof ListedRow)[];
