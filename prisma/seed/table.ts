import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';

/** A seed table that cannot be loaded: names the file, the row (2 is the first below the header) and the reason. */
export class BadSeedRow extends Error {
  override name = 'BadSeedRow';

  constructor(file: string, row: number, reason: string) {
    super(`${file}, row ${row}: ${reason}`);
  }
}

/** A row of a table, with its line in the file. */
export type Row<T> = T & { line: number };

/**
 * Reads tab-separated text: a header, then one row a line, no quoting; an empty cell is null.
 * The first row that does not fit throws a BadSeedRow.
 */
export function parseTable<T>(file: string, text: string, schema: z.ZodType<T>): Row<T>[] {
  const [header, ...lines] = text.replace(/\n$/, '').split('\n');
  const columns = (header ?? '').split('\t');
  return lines.map((textLine, index) => {
    const line = index + 2;
    const cells = textLine.split('\t');
    if (cells.length !== columns.length) {
      throw new BadSeedRow(file, line, `${cells.length} cells where the header has ${columns.length}`);
    }
    const parsed = schema.safeParse(
      Object.fromEntries(columns.map((column, at) => [column, cells[at] === '' ? null : cells[at]])),
    );
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new BadSeedRow(file, line, `${issue?.path.join('.') || 'row'}: ${issue?.message}`);
    }
    return { ...parsed.data, line };
  });
}

/** Reads prisma/seed/data/`file`. */
export async function readTable<T>(file: string, schema: z.ZodType<T>): Promise<Row<T>[]> {
  const text = await readFile(path.join(import.meta.dirname, 'data', file), 'utf8');
  return parseTable(file, text, schema);
}
