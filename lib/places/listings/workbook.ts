import { LIMITS } from './limits.ts';
import { Parts } from './parts.ts';
import { WorkbookError, type WorkbookProblem } from './workbook-problem.ts';
import { readXml } from './xml.ts';

/** One cell with something in it. A formula counts as the value that was stored with it; it is never computed. */
export type Cell = {
  /** As written: text, a number's digits, "TRUE", an error such as "#N/A". */
  text: string;
  kind: 'text' | 'number' | 'error';
  /** Address behind the cell, as it stands in the file. */
  link: string | null;
};

/** Cells by column, 0 for A. Rows without any cell are left out. */
export type SheetRow = { number: number; cells: Map<number, Cell> };

export type Workbook = {
  /** Name of the sheet that was read: the first that is not hidden. */
  sheetName: string;
  rows: SheetRow[];
  /** Rows between the first and the last that hold nothing. */
  emptyRows: number;
  /** Days count from 1904 instead of 1900. */
  from1904: boolean;
  /** When the workbook was last saved, by its own properties. */
  modifiedAt: Date | null;
};

/** Reads the first visible sheet of an .xlsx file within LIMITS. @throws WorkbookError */
export function readWorkbook(file: Uint8Array): Workbook {
  const parts = new Parts(file);
  const { sheetName, sheetPart, from1904 } = findSheet(parts);
  const texts = readSharedTexts(parts);
  const targets = readRelations(parts, sheetPart);
  const { rows, emptyRows } = readSheet(parts, sheetPart, texts, targets);
  return { sheetName, rows, emptyRows, from1904, modifiedAt: readModified(parts) };
}

function findSheet(parts: Parts): { sheetName: string; sheetPart: string; from1904: boolean } {
  const workbookPart = 'xl/workbook.xml';
  const bytes = parts.read(workbookPart);
  if (!bytes) throw new WorkbookError({ code: 'no_part', part: workbookPart });
  const sheets: { name: string; id: string; hidden: boolean }[] = [];
  let from1904 = false;
  readXml(workbookPart, bytes, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet' || sheets.length > 100) return;
      sheets.push({
        name: attributes.name ?? '',
        id: attributes['r:id'] ?? attributes.id ?? '',
        hidden: (attributes.state ?? 'visible') !== 'visible',
      });
    },
  });
  const sheet = sheets.find(({ hidden }) => !hidden);
  if (!sheet) throw new WorkbookError({ code: 'no_visible_sheet' });
  const sheetPart = readRelations(parts, workbookPart).get(sheet.id);
  if (!sheetPart || !parts.has(sheetPart)) {
    throw new WorkbookError({ code: 'sheet_gone', sheet: sheet.name.slice(0, 60) });
  }
  return { sheetName: sheet.name, sheetPart, from1904 };
}

/** Targets by id; those inside the file as full part names. */
function readRelations(parts: Parts, part: string): Map<string, string> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const name = `${folder}_rels/${part.slice(slash + 1)}.rels`;
  const targets = new Map<string, string>();
  const bytes = parts.read(name);
  if (!bytes) return targets;
  readXml(name, bytes, {
    open(element, { Id, Target, TargetMode }) {
      if (element !== 'Relationship' || Id === undefined || Target === undefined) return;
      if (targets.size >= LIMITS.links) throw new WorkbookError({ code: 'many_links', most: LIMITS.links });
      targets.set(Id, TargetMode === 'External' ? Target : inFile(folder, Target));
    },
  });
  return targets;
}

function inFile(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps = `${folder}${target}`.split('/');
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}

/** Null where a text is longer than is read: the cell that uses it says so, by its row. */
function readSharedTexts(parts: Parts): (string | null)[] {
  const name = 'xl/sharedStrings.xml';
  const bytes = parts.read(name);
  const texts: (string | null)[] = [];
  if (!bytes) return texts;
  const budget = new TextBudget();
  let text: string | null = '';
  let inText = false;
  let inPhonetic = false;
  const tooLong = (): WorkbookProblem => ({
    code: 'long_text',
    number: texts.length + 1,
    most: LIMITS.cellLength,
  });
  readXml(name, bytes, {
    open(element) {
      if (element === 'si') text = '';
      inText = element === 't';
      if (element === 'rPh') inPhonetic = true;
    },
    close(element) {
      inText = false;
      if (element === 'rPh') inPhonetic = false;
      if (element !== 'si') return;
      if (texts.length >= LIMITS.sharedTexts) {
        throw new WorkbookError({ code: 'many_texts', most: LIMITS.sharedTexts });
      }
      texts.push(text);
    },
    text(part) {
      if (!inText || inPhonetic || text === null) return;
      const fits = text.length + part.length <= LIMITS.cellLength;
      text = fits ? budget.add(text, part, tooLong) : null;
    },
  });
  return texts;
}

/** Keeps one cell's text and all texts together within bounds. */
class TextBudget {
  #used = 0;

  add(text: string, more: string, tooLong: () => WorkbookProblem): string {
    this.#used += more.length;
    if (text.length + more.length > LIMITS.cellLength) {
      throw new WorkbookError(tooLong());
    }
    if (this.#used > LIMITS.textLength)
      throw new WorkbookError({ code: 'much_text', most: LIMITS.textLength });
    return text + more;
  }
}

function readSheet(parts: Parts, part: string, texts: (string | null)[], targets: Map<string, string>) {
  const reader = new SheetReader(texts, targets);
  readXml(part, parts.read(part) ?? new Uint8Array(), reader);
  return { rows: reader.rows, emptyRows: reader.seen - reader.rows.length };
}

/** Follows the elements of a worksheet: rows, cells, values, then the links behind cells. */
class SheetReader {
  readonly rows: SheetRow[] = [];
  seen = 0;
  readonly #texts: (string | null)[];
  readonly #targets: Map<string, string>;
  readonly #byNumber = new Map<number, SheetRow>();
  readonly #budget = new TextBudget();
  #row: SheetRow | null = null;
  #lastNumber = 0;
  #column = -1;
  #type = '';
  #value = '';
  #reading = false;
  #inCell = false;
  #links = 0;

  constructor(texts: (string | null)[], targets: Map<string, string>) {
    this.#texts = texts;
    this.#targets = targets;
  }

  open = (name: string, attributes: Attributes): void => {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'v' || name === 't') this.#reading = this.#inCell;
    else if (name === 'rPh' || name === 'f') this.#reading = false;
    else if (name === 'hyperlink') this.#link(attributes);
  };

  close = (name: string): void => {
    if (name === 'v' || name === 't') this.#reading = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
  };

  text = (text: string): void => {
    if (this.#reading) this.#value = this.#budget.add(this.#value, text, this.#tooLong);
  };

  #where(): { row: string; column: string } {
    return { row: String(this.#row?.number ?? '?'), column: columnName(Math.max(this.#column, 0)) };
  }

  readonly #tooLong = (): WorkbookProblem => ({
    code: 'long_cell',
    ...this.#where(),
    most: LIMITS.cellLength,
  });

  #openRow({ r }: Attributes): void {
    this.seen += 1;
    if (this.seen > LIMITS.rowsWithEmpty) {
      throw new WorkbookError({ code: 'many_rows', row: this.#lastNumber, most: LIMITS.rowsWithEmpty });
    }
    const number = r === undefined ? this.#lastNumber + 1 : Number(r);
    if (!Number.isSafeInteger(number) || number <= this.#lastNumber) {
      throw new WorkbookError({ code: 'row_order', row: String(r).slice(0, 20), after: this.#lastNumber });
    }
    this.#lastNumber = number;
    this.#row = { number, cells: new Map() };
    this.#column = -1;
  }

  #closeRow(): void {
    const row = this.#row;
    this.#row = null;
    if (!row || row.cells.size === 0) return;
    if (this.rows.length >= LIMITS.rows) {
      throw new WorkbookError({ code: 'many_rows', row: row.number, most: LIMITS.rows });
    }
    this.rows.push(row);
    this.#byNumber.set(row.number, row);
  }

  #openCell({ r, t }: Attributes): void {
    this.#column = r === undefined ? this.#column + 1 : columnOf(r);
    this.#type = t ?? 'n';
    this.#value = '';
    this.#inCell = this.#row !== null;
  }

  #closeCell(): void {
    this.#inCell = false;
    const row = this.#row;
    if (!row || this.#value === '') return;
    const cell = this.#cell();
    if (cell.text.trim() === '') return;
    if (this.#column < 0 || this.#column >= LIMITS.columns) {
      throw new WorkbookError({ code: 'many_columns', ...this.#where(), most: LIMITS.columns });
    }
    if (row.cells.has(this.#column)) throw new WorkbookError({ code: 'cell_twice', ...this.#where() });
    row.cells.set(this.#column, cell);
  }

  #cell(): Cell {
    const link = null;
    switch (this.#type) {
      case 's': {
        const text = this.#texts[Number(this.#value)];
        if (text === undefined) throw new WorkbookError({ code: 'text_gone', ...this.#where() });
        if (text === null) throw new WorkbookError(this.#tooLong());
        return { text, kind: 'text', link };
      }
      case 'b':
        return { text: this.#value === '1' ? 'TRUE' : 'FALSE', kind: 'text', link };
      case 'e':
        return { text: this.#value, kind: 'error', link };
      case 'n':
        return { text: this.#value, kind: 'number', link };
      default:
        return { text: this.#value, kind: 'text', link };
    }
  }

  /** Stands after all rows. A link over an empty cell says nothing about a row, and is left out. */
  #link(attributes: Attributes): void {
    const target = this.#targets.get(attributes['r:id'] ?? attributes.id ?? '');
    const [first = '', last = first] = (attributes.ref ?? '').split(':');
    if (target === undefined) return;
    this.#links += 1;
    if (this.#links > LIMITS.links) throw new WorkbookError({ code: 'many_links', most: LIMITS.links });
    const address = target.slice(0, LIMITS.cellLength);
    // A link over a whole column is a slip of the mouse; only small ranges are taken at their word.
    const rows = Math.min(rowOf(last) - rowOf(first), 50);
    const columns = Math.min(columnOf(last) - columnOf(first), LIMITS.columns);
    for (let row = 0; row <= rows; row += 1) {
      const cells = this.#byNumber.get(rowOf(first) + row)?.cells;
      for (let column = 0; cells && column <= columns; column += 1) {
        const cell = cells.get(columnOf(first) + column);
        if (cell) cell.link = address;
      }
    }
  }
}

type Attributes = Record<string, string>;

function readModified(parts: Parts): Date | null {
  const name = 'docProps/core.xml';
  const bytes = parts.read(name);
  if (!bytes) return null;
  let inside = false;
  let value = '';
  readXml(name, bytes, {
    open: (element) => {
      inside = element === 'modified';
    },
    close: () => {
      inside = false;
    },
    text: (text) => {
      if (inside && value.length < 100) value += text;
    },
  });
  const date = new Date(value.trim());
  return value === '' || Number.isNaN(date.getTime()) ? null : date;
}

/** "C12" is 2. -1 when there are no letters. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column - 1;
}

function rowOf(reference: string): number {
  return Number(reference.replace(/^[A-Z]*/, '')) || 0;
}

/** 2 is "C". */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
