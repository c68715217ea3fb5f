// Many rows go to the database, and come from it, as one text: neither side then has thousands of small values to
// name, to quote and to take over. No XML file can hold these signs, so no cell of a workbook has them.

/** chr(29) */
const BETWEEN_COLUMNS = '\u001d';
/** chr(30) */
export const BETWEEN_ROWS = '\u001e';
export const IN_VALUE = BETWEEN_ROWS;
/** chr(31) */
export const BETWEEN_VALUES = '\u001f';

type Value = string | number | null | undefined;

/**
 * The columns of many rows, one after the other; an empty value is to be NULL. Should a value hold one of the signs
 * after all, its column is longer than the others, and the first one, which must not be NULL, refuses the rows.
 */
export function columnsOf<Row>(rows: readonly Row[], values: readonly ((row: Row) => Value)[]): string {
  return values
    .map((value) => rows.map((row) => value(row) ?? '').join(BETWEEN_VALUES))
    .join(BETWEEN_COLUMNS);
}
