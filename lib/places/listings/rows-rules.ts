import type { ColumnName, Header } from './columns.ts';
import { mendedCounty, NO_COUNTY } from './counties.ts';
import type { ReadDay } from './dates.ts';
import { readLink } from './links.ts';
import { rawOf } from './raw-rows.ts';
import { keptProblem, type NeededColumn, type RowProblem } from './row-problem-rules.ts';
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
  const reject = (problem: RowProblem, whole: boolean): Rejected => ({
    row: row.number,
    reason: keptProblem(problem),
    whole,
    stateCode: state.known,
    agencyName: agencyName === '' ? null : agencyName.slice(0, 200),
    raw: rawOf(row, header),
  });
  const problem =
    wordProblem('state', stateText, state) ??
    agencyProblem(agencyName, cellOf('agency')) ??
    wordProblem('model', modelText, model);
  if (problem !== null) return { listed: null, rejected: reject(problem, true) };
  if (state.known === null || model.known === null) throw new Error('a word that is not known is a problem');
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
    held: signed.problem && keptProblem(signed.problem),
  };
  return { listed, rejected: signed.problem && reject(signed.problem, false) };
}

function wordProblem(column: NeededColumn, text: string, word: Word<string>): RowProblem | null {
  if (word.known !== null) return null;
  if (text === '') return { code: 'missing', column };
  return { code: 'unknown_word', column, text: text.slice(0, 60), nearest: word.nearest ?? 'none' };
}

function agencyProblem(name: string, cell: Cell | undefined): RowProblem | null {
  if (name === '' || cell?.kind === 'error') return { code: 'missing', column: 'agency' };
  if (name.length > 200) return { code: 'long_name', length: name.length };
  if (!/\p{L}{2}/u.test(name)) return { code: 'no_name', text: name };
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
  const text = cell.link === null ? context.plain(cell.text) : '';
  const raw = cell.link ?? (/^[a-z-]+:\/\//i.test(text) ? text : null);
  if (raw === null) {
    if (/pending/i.test(text)) repairs.push(`${column}: link pending`);
    return null;
  }
  const { url, repair } = readLink(raw);
  if (repair) repairs.push(`${column}: ${repair}`);
  return url;
}
