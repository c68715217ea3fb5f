/** A CSV text (RFC 4180, commas, UTF-8) as rows of cells; a row's number is its place in the file, the header is 1. */
export type CsvRow = { row: number; cells: string[] };

/** @throws CsvError with the row at fault, for a quotation mark that is out of place or never closed. */
export function readCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let closed = false;
  const number = () => rows.length + 1;
  const endCell = () => {
    cells.push(cell);
    cell = '';
    closed = false;
  };
  const endRow = () => {
    endCell();
    rows.push({ row: number(), cells });
    cells = [];
  };
  const input = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  for (let at = 0; at < input.length; at++) {
    const character = input[at];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (input[at + 1] === '"') {
        cell += '"';
        at++;
      } else {
        quoted = false;
        closed = true;
      }
    } else if (character === ',') endCell();
    else if (character === '\n') endRow();
    else if (character === '"' && cell === '' && !closed) quoted = true;
    else if (character === '"' || closed) throw new CsvError(number(), 'quote_place');
    else cell += character;
  }
  if (quoted) throw new CsvError(number(), 'quote_open');
  if (cell !== '' || cells.length > 0) endRow();
  return rows.filter((row) => row.cells.some((it) => it.trim() !== ''));
}

export class CsvError extends Error {
  readonly row: number;
  readonly code: 'quote_place' | 'quote_open';
  constructor(row: number, code: CsvError['code']) {
    super(code);
    this.row = row;
    this.code = code;
  }
}
