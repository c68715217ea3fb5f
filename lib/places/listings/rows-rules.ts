import type { ColumnName, Header } from './columns.ts';
import { mendedCounty, NO_COUNTY } from './counties.ts';
import type { ReadDay } from './dates.ts';
import { readLink } from './links.ts';
import { rawOf } from './raw-rows.ts';
import type { ListedRow, Rejected } from './types.ts';
import { modelOf, stateOf, typeOf, type Word } from './words.ts';
import type { Cell, SheetRow } from './workbook.ts';

export type RowReading = { listed: ListedRow | null; rejected: Rejected | null };

export type RowContext = {
  plain: (text: string) => string;
  readDay: (text: string) => ReadDay;
};

/** Reads one row below the header. */
export function readRow(row: SheetRow, header: Header, context: RowContext): RowReading {
  const repairs: string[] = [];
  const cellOf = (name: ColumnName): Cell | undefined => row.cells.get(header.columns.get(name) ?? -1);
  const textOf = (name: ColumnName): string => {
    const cell = cellOf(name);
    if (!cell) return '';
    const text = context.plain(cell.text);
    if (cell.kind === 'text' && text !== cell.text) {
      const how =
        text === cell.text.trim().replace(/\u00a0/g, ' ') ? 'spaces trimmed' : 'spaces or signs made plain';
      repairs.push(`${name}: ${how}`);
    }
    return text;
  };
  const stateText = textOf('state');
  const agencyName = textOf('agency');
  const modelText = textOf('model');
  const state = stateOf(stateText);
  const model = modelOf(modelText);
  const reject = (reason: string, whole: boolean): Rejected => ({
    row: row.number,
    reason,
    whole,
    stateCode: state.known,
    agencyName: agencyName === '' ? null : agencyName.slice(0, 200),
    raw: rawOf(row, header),
  });
  const problem =
    wordProblem('state', stateText, state) ??
    agencyProblem(agencyName, cellOf('agency')) ??
    wordProblem('support type', modelText, model);
  if (problem !== null || state.known === null || model.known === null) {
    return { listed: null, rejected: reject(problem ?? 'cannot be read', true) };
  }
  if (state.repaired) repairs.push(`state: "${stateText}" read as ${state.known.toUpperCase()}`);
  if (model.repaired) repairs.push(`model: "${modelText}" read as ${model.known.replaceAll('_', ' ')}`);
  const signed = readSigned(cellOf('signed'), context);
  if (signed.repair) repairs.push(`signed: ${signed.repair}`);
  const listed: ListedRow = {
    rowNumber: row.number,
    stateCode: state.known,
    agencyName,
    agencyType: readType(textOf('type'), repairs),
    countyName: readCounty(textOf('county'), state.known, repairs),
    model: model.known,
    signedOn: signed.day,
    moaUrl: readAddress('moa', cellOf('moa'), context, repairs),
    addendumUrl: readAddress('addendum', cellOf('addendum'), context, repairs),
    repairs,
    held: signed.problem,
  };
  return { listed, rejected: signed.problem === null ? null : reject(`signed: ${signed.problem}`, false) };
}

function wordProblem(what: string, text: string, word: Word<string>): string | null {
  if (word.known !== null) return null;
  if (text === '') return `${what}: not given`;
  const near = word.nearest === null ? '' : `; the nearest known word is "${word.nearest}"`;
  return `${what}: "${text.slice(0, 60)}" is not known${near}`;
}

function agencyProblem(name: string, cell: Cell | undefined): string | null {
  if (name === '' || cell?.kind === 'error') return 'agency: not given';
  if (name.length > 200) return `agency: ${name.length} characters are no name`;
  if (!/\p{L}{2}/u.test(name)) return `agency: "${name}" is no name`;
  return null;
}

function readSigned(cell: Cell | undefined, context: RowContext) {
  const text = cell ? context.plain(cell.text) : '';
  if (text === '') return { day: null, repair: null, problem: null };
  const read = context.readDay(text);
  return read.day === null
    ? { day: null, repair: null, problem: read.problem }
    : { day: read.day, repair: read.repair, problem: null };
}

function readType(text: string, repairs: string[]): string | null {
  if (text === '') return null;
  const type = typeOf(text);
  if (type.known === null) {
    repairs.push(`type: "${text.slice(0, 60)}" is not known, kept as it stands`);
    return text.slice(0, 100);
  }
  if (type.repaired) repairs.push(`type: "${text}" read as ${type.known}`);
  return type.known;
}

function readCounty(text: string, stateCode: string, repairs: string[]): string | null {
  if (text === '') return null;
  if (NO_COUNTY.test(text)) {
    repairs.push(`county: ${text} read as not given`);
    return null;
  }
  const mended = mendedCounty(stateCode, text);
  if (mended !== undefined) repairs.push(`county: "${text}" read as ${mended}`);
  return mended ?? text.slice(0, 100);
}

function readAddress(
  column: 'moa' | 'addendum',
  cell: Cell | undefined,
  context: RowContext,
  repairs: string[],
): string | null {
  if (!cell) return null;
  const text = context.plain(cell.text);
  const raw = cell.link ?? (/^[a-z-]+:\/\//i.test(text) ? text : null);
  if (raw === null) {
    if (/pending/i.test(text)) repairs.push(`${column}: link pending`);
    return null;
  }
  const { url, repair } = readLink(raw);
  if (repair) repairs.push(`${column}: ${repair}`);
  return url;
}
