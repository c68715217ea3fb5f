import type { ListedRow } from './types.ts';

// Many rows go to the database, and come from it, as one text: neither side then has thousands of small values to
// name, to quote and to take over. No XML file can hold these signs, so no cell of a workbook has them.

/** chr(29), between the columns on the way there, and between the rows on the way back */
export const OUTERMOST = '\u001d';
/** chr(30) */
const IN_VALUE = '\u001e';
/** chr(31) */
export const BETWEEN_VALUES = '\u001f';

type Value = string | number | null | undefined;

/**
 * The columns of many rows, one after the other; an empty value is to be NULL. Should a value hold one of the signs
 * after all, its column is longer than the others, and the first one, which must not be NULL, refuses the rows.
 */
export function columnsOf<Row>(rows: readonly Row[], values: readonly ((row: Row) => Value)[]): string {
  return values.map((value) => rows.map((row) => value(row) ?? '').join(BETWEEN_VALUES)).join(OUTERMOST);
}

/** What a row says, its number aside, value by value. */
export const SAID = [
  (row) => row.stateCode,
  (row) => row.agencyName,
  (row) => row.agencyType,
  (row) => row.countyName,
  (row) => row.model,
  (row) => row.signedOn,
  (row) => row.moaUrl,
  (row) => row.addendumUrl,
  (row) => row.repairs.join(IN_VALUE),
  (row) => row.held,
] as const satisfies readonly ((row: ListedRow) => Value)[];

/** All of it as one text, the values in the order of SAID. */
export function saidBy(row: ListedRow): string {
  const { stateCode, agencyName, agencyType, countyName, model, signedOn, moaUrl, addendumUrl } = row;
  const repairs = row.repairs.join(IN_VALUE);
  const by = BETWEEN_VALUES;
  return `${stateCode}${by}${agencyName}${by}${agencyType ?? ''}${by}${countyName ?? ''}${by}${model}${by}${signedOn ?? ''}${by}${moaUrl ?? ''}${by}${addendumUrl ?? ''}${by}${repairs}${by}${row.held ?? ''}`;
}
