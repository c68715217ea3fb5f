import { BadPlacesFile } from './bad-file.ts';

/** A published file taken apart: its header, and its rows with their numbers (the header is row 1). */
export type Table = { file: string; columns: string[]; rows: { row: number; cells: string[] }[] };

/** A row read by column name; a column that the file does not have reads as "". */
export type Cells = { row: number; get(column: string): string };

const DELIMITERS = ['\t', '|', ','] as const;

/**
 * Takes apart text with tabs (gazetteers), bars (relationship files, newer gazetteers) or commas, whichever the
 * header has most of. UTF-8 with or without a byte order mark, else Latin 1, which the Census still uses.
 * @throws BadPlacesFile for a file without rows, or at the first row with more or fewer cells than the header.
 */
export function readTable(file: string, bytes: Uint8Array): Table {
  const text = decode(bytes);
  const header = text.slice(0, text.search(/\r?\n|$/));
  const delimiter = DELIMITERS.toSorted((a, b) => header.split(b).length - header.split(a).length)[0] ?? ',';
  const lines = delimiter === ',' ? quotedLines(file, text) : plainLines(text, delimiter);
  const [first, ...rest] = lines;
  if (!first || first.cells.every((cell) => cell === ''))
    throw new BadPlacesFile(file, 1, 'the file is empty');
  // Case does not matter, but where it alone tells two columns apart: "name" beside "NAME".
  const columns = first.cells.map((cell) =>
    cell !== cell.toUpperCase() && first.cells.includes(cell.toUpperCase()) ? cell : cell.toUpperCase(),
  );
  // Gazetteers end their rows with white space, which may hold a last delimiter.
  while (columns.at(-1) === '') columns.pop();
  const twice = columns.find((column, index) => column !== '' && columns.indexOf(column) !== index);
  if (twice) throw new BadPlacesFile(file, 1, `the column ${twice} stands twice`);
  const rows = rest.filter(({ cells }) => cells.some((cell) => cell !== ''));
  for (const { row, cells } of rows) {
    while (cells.length > columns.length && cells.at(-1) === '') cells.pop();
    if (cells.length !== columns.length) {
      throw new BadPlacesFile(file, row, `${cells.length} cells where the header has ${columns.length}`);
    }
  }
  if (rows.length === 0) throw new BadPlacesFile(file, 1, 'there is no row below the header');
  return { file, columns, rows };
}

/** The rows of a table, to be read by column name, in whatever case the file writes it. */
export function* cellsOf({ columns, rows }: Table): Generator<Cells> {
  const at = new Map(columns.map((column, index) => [column, index]));
  for (const { row, cells } of rows) {
    yield { row, get: (column) => cells[at.get(column) ?? -1] ?? '' };
  }
}

/** @throws BadPlacesFile naming the columns that are missing. */
export function needColumns({ file, columns }: Table, ...names: string[]): void {
  const missing = names.filter((name) => !columns.includes(name));
  if (missing.length > 0) {
    throw new BadPlacesFile(file, 1, `the header lacks ${missing.join(', ')}; it has ${columns.join(', ')}`);
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function plainLines(text: string, delimiter: string): Table['rows'] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ row: index + 1, cells: line.split(delimiter).map((cell) => cell.trim()) }));
}

/** Comma-separated text; a quoted cell may hold commas, doubled quotes and line ends. */
function quotedLines(file: string, text: string): Table['rows'] {
  const rows: Table['rows'] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  let cells: string[] = [];
  let row = 1;
  while (pattern.lastIndex < text.length) {
    const start = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) throw new BadPlacesFile(file, row, 'a quotation mark is not closed, or stands inside a cell');
    cells.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim());
    if (match[3] !== ',') {
      rows.push({ row, cells });
      cells = [];
      row += 1;
    }
    // At the very end the pattern may fit nothing and stand still.
    if (pattern.lastIndex === start) break;
  }
  if (cells.length > 0) rows.push({ row, cells: text.endsWith(',') ? [...cells, ''] : cells });
  return rows;
}
