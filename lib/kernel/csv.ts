/**
 * A cell for a spreadsheet. A text that a spreadsheet would run as a formula gets an apostrophe before it: names
 * come from strangers. A number stays one, also below nought.
 */
function cell(value: string | number): string {
  if (typeof value === 'number') return `"${value}"`;
  const harmless = /^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"`;
}

/** Rows as RFC 4180 text, every cell quoted. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
