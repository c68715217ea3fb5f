/** A published file that cannot be read: names the file, the row (1 is the header) and the reason. */
export class BadPlacesFile extends Error {
  override name = 'BadPlacesFile';
  readonly file: string;
  readonly row: number;

  constructor(file: string, row: number, reason: string) {
    super(`${file}, row ${row}: ${reason}`);
    this.file = file;
    this.row = row;
  }
}
