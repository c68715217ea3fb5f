import { keyId, seal, sealHeader, unseal } from './cipher.ts';
import { db } from './db.ts';
import { env } from './env.ts';
import { Prisma } from './prisma/client.ts';

/** Every sealed column there is; a test compares them with the database. Names are put into SQL as they stand. */
export const SEALED = [
  { table: 'Draft', key: ['id'], column: 'sealed', purpose: 'draft' },
  { table: 'DraftVersion', key: ['draftId', 'revision'], column: 'sealed', purpose: 'draft' },
  { table: 'Letter', key: ['id'], column: 'sealedWriter', purpose: 'writer' },
  { table: 'Delivery', key: ['id'], column: 'sealed', purpose: 'delivery' },
  { table: 'DeliveryBatch', key: ['id'], column: 'sealed', purpose: 'batch' },
  { table: 'HeldLetter', key: ['id'], column: 'sealed', purpose: 'held' },
  { table: 'FactReport', key: ['id'], column: 'sealedEmail', purpose: 'report' },
] as const;

/** Columns of bytes that anybody may read: published files as they came. */
export const PUBLIC_BYTES: readonly string[] = ['ReleaseFile.bytes'];

type Column = (typeof SEALED)[number];

export type Resealed = {
  /** Key ids in hexadecimal: the one that seals, and those that only open. */
  newest: string;
  old: string[];
  columns: {
    column: string;
    /** Sealed again under the newest key just now. */
    resealed: number;
    /** Still under an older key: changed in the same moment by somebody else, or not asked to be sealed again. */
    left: number;
    /** Under no key that is set, or damaged: nobody can open them. */
    unreadable: number;
  }[];
  /** Nothing is left under an older key: DATA_KEYS_OLD can go. */
  done: boolean;
};

const AT_ONCE = 200;

/**
 * Seals everything that an older key sealed under the newest one. Safe to run twice, at once with anything else, or to
 * be stopped anywhere: a row that changed meanwhile is left as it is.
 * @param dryRun counts only
 */
export async function resealAll({ dryRun = false } = {}): Promise<Resealed> {
  const { dataKeys } = env();
  const [newest, ...old] = dataKeys.map((key) => keyId(key).toString('hex'));
  const columns = [];
  for (const column of SEALED) columns.push(await resealColumn(column, dryRun));
  const done = columns.every(({ left }) => left === 0);
  return { newest: newest ?? '', old, columns, done };
}

async function resealColumn(of: Column, dryRun: boolean): Promise<Resealed['columns'][number]> {
  const counted = { column: `${of.table}.${of.column}`, resealed: 0, left: 0, unreadable: 0 };
  let after: Row | undefined;
  for (;;) {
    const rows = await rowsUnderOldKeys(of, after);
    for (const row of rows) {
      const value = opened(of, row.sealed);
      if (value === undefined) counted.unreadable += 1;
      else if (dryRun || !(await replace(of, row, value))) counted.left += 1;
      else counted.resealed += 1;
    }
    after = rows.at(-1);
    if (rows.length < AT_ONCE) return counted;
  }
}

type Row = { key: (string | number)[]; sealed: Uint8Array };

/** The next rows that the newest key did not seal, in the order of their keys. */
async function rowsUnderOldKeys({ table, key, column }: Column, after: Row | undefined): Promise<Row[]> {
  const [newest] = env().dataKeys;
  if (!newest) return [];
  const keys = Prisma.raw(key.map((name) => `"${name}"`).join(', '));
  const field = Prisma.raw(`"${column}"`);
  const from = after ? Prisma.sql`AND (${keys}) > (${Prisma.join(after.key)})` : Prisma.empty;
  const rows = await db().$queryRaw<Record<string, unknown>[]>`
    SELECT ${keys}, ${field} AS "sealed bytes" FROM ${Prisma.raw(`"${table}"`)}
     WHERE ${field} IS NOT NULL AND substring(${field} FROM 1 FOR 5) <> ${sealHeader(newest)} ${from}
     ORDER BY ${keys} LIMIT ${AT_ONCE}`;
  return rows.map((row) => ({
    key: key.map((name) => row[name] as string | number),
    sealed: row['sealed bytes'] as Uint8Array,
  }));
}

function opened({ purpose }: Column, sealed: Uint8Array): unknown {
  try {
    return unseal<unknown>(purpose, sealed);
  } catch {
    return undefined;
  }
}

/** @returns false when the row was changed or emptied since it was read. */
async function replace({ table, key, column, purpose }: Column, row: Row, value: unknown): Promise<boolean> {
  const field = Prisma.raw(`"${column}"`);
  const keys = Prisma.raw(key.map((name) => `"${name}"`).join(', '));
  const count = await db().$executeRaw`
    UPDATE ${Prisma.raw(`"${table}"`)} SET ${field} = ${seal(purpose, value)}
     WHERE (${keys}) = (${Prisma.join(row.key)}) AND ${field} = ${row.sealed}`;
  return count === 1;
}
