import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { env } from './env.ts';
import { Prisma, PrismaClient } from './prisma/client.ts';

/** The shapes of queries and rows, for the areas' queries and mutations. */
export type { Prisma };

export type Db = PrismaClient;
/** A transaction, or the client itself where one statement is enough. */
export type Tx = Prisma.TransactionClient;

/** A statement, or a part of one that statements share. */
export const sql = Prisma.sql;
export type Sql = Prisma.Sql;

export function connect(url: string, options: { max?: number } = {}): PrismaClient {
  return clientOf(poolOf(url, options.max));
}

function poolOf(connectionString: string, max = 10): pg.Pool {
  const pool = new pg.Pool({ connectionString, max });
  // A connection that ends while nobody uses it is replaced at the next statement.
  pool.on('error', () => {});
  return pool;
}

function clientOf(pool: pg.Pool): PrismaClient {
  return new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
}

type Shared = { url: string; pool: pg.Pool; client: PrismaClient };

// Next loads a module once for each bundle; the pool must be one for the process.
const shared = globalThis as typeof globalThis & { daisDb?: Shared };

function open(): Shared {
  const url = env().databaseUrl;
  if (!url) throw new Error('DATABASE_URL is not set: start through npm start, or set it');
  if (shared.daisDb?.url !== url) {
    const pool = poolOf(url);
    shared.daisDb = { url, pool, client: clientOf(pool) };
  }
  return shared.daisDb;
}

/** The process's client, made at first use from DATABASE_URL. */
export function db(): PrismaClient {
  return open().client;
}

/** Closes the process's pool; the next db() opens it again. */
export async function disconnect(): Promise<void> {
  const running = shared.daisDb;
  shared.daisDb = undefined;
  await running?.client.$disconnect();
}

/**
 * Runs a statement that comes with every letter, by itself, on the pool of db(). Each connection prepares it once under its
 * name: to plan it, and to hand it through the query engine, costs more than to run it.
 * Times go and come as Date, in UTC as everywhere; json as what it holds.
 */
export async function prepared<T>(name: string, { text, values }: Sql): Promise<T[]> {
  const given = values.map((value) => (value instanceof Date ? value.toISOString() : value));
  const { rows } = await open().pool.query({ name, text, values: given, types: TYPES });
  return rows as T[];
}

const TYPES = {
  getTypeParser(type: number, format?: 'text' | 'binary') {
    // PostgreSQL's own reading of a time without a zone would be the machine's zone.
    if (type === pg.types.builtins.TIMESTAMP) return (text: string) => new Date(`${text}Z`);
    return format === 'binary'
      ? pg.types.getTypeParser(type, 'binary')
      : pg.types.getTypeParser(type, 'text');
  },
} as pg.CustomTypesConfig;

/** The error of a row whose unique key is taken: somebody else was faster. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}

/** What an empty Json column is set to. */
export const NO_JSON = Prisma.DbNull;
