/**
 * A cell for a spreadsheet. A text that a spreadsheet would run as a formula gets an apostrophe before it: names
 * come from strangers.
 */
function cell(text: string): string {
  const harmless = /^[\s]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"`;
}

/** Rows as RFC 4180 text, every cell quoted. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}
