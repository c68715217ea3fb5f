import { unseal } from '#lib/platform/cipher.ts';
import type { Db } from '#lib/platform/db.ts';
import { PUBLIC_BYTES, SEALED } from '#lib/platform/reseal.ts';

/**
 * Every place in the whole database where a text stands: all columns of all tables of all schemas, the queue's too, as
 * they are, in hexadecimal, in base64, and opened where they are sealed. @returns "schema.table.column", each once
 */
export async function whereItStands(db: Db, text: string): Promise<string[]> {
  const columns = await db.$queryRaw<Column[]>`
    SELECT n.nspname::text AS schema, c.relname::text AS table, a.attname::text AS column, a.atttypid::regtype::text AS type
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'm') AND a.attnum > 0 AND NOT a.attisdropped
       AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_toast%'
     ORDER BY 1, 2, 3`;
  const found: string[] = [];
  for (const { schema, table, type, column } of await worthALook(db, columns, text)) {
    const rows = await db.$queryRawUnsafe<{ value: string | Uint8Array }[]>(
      `SELECT "${column}"${type === 'bytea' ? '' : '::text'} AS value FROM "${schema}"."${table}" WHERE "${column}" IS NOT NULL`,
    );
    const holds = rows.some(({ value }) =>
      typeof value === 'string' ? isIn(value, text) : isInBytes(`${table}.${column}`, value, text),
    );
    if (holds) found.push(`${schema}.${table}.${column}`);
  }
  return found;
}

type Column = { schema: string; table: string; column: string; type: string };

/** All columns of bytes, and every column of a table of which some row, read whole, holds the text. */
async function worthALook(db: Db, columns: Column[], text: string): Promise<Column[]> {
  const holding = new Set<string>();
  for (const name of new Set(columns.map(({ schema, table }) => `"${schema}"."${table}"`))) {
    const rows = await db.$queryRawUnsafe<{ value: string }[]>(`SELECT t::text AS value FROM ${name} t`);
    if (rows.some(({ value }) => isIn(value, text))) holding.add(name);
  }
  return columns.filter(
    ({ schema, table, type }) => type === 'bytea' || holding.has(`"${schema}"."${table}"`),
  );
}

function isIn(value: string, text: string): boolean {
  const bytes = Buffer.from(text);
  // In base64 a text looks different at each of three offsets; what all of one kind share is its middle.
  const inBase64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(offset === 0 ? 0 : 4, -4),
  );
  return [text, bytes.toString('hex'), encodeURIComponent(text), ...inBase64].some((form) =>
    value.toLowerCase().includes(form.toLowerCase()),
  );
}

function isInBytes(column: string, value: Uint8Array, text: string): boolean {
  const bytes = Buffer.from(value);
  if (isIn(bytes.toString('latin1'), text)) return true;
  if (PUBLIC_BYTES.includes(column)) return false;
  const purpose = SEALED.find((it) => `${it.table}.${it.column}` === column)?.purpose;
  // Fails loudly for bytes that cannot be opened: they might hold anything.
  if (!purpose) throw new Error(`${column} holds bytes that no purpose is known for`);
  return isIn(JSON.stringify(unseal(purpose, value)), text);
}
