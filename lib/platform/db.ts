import { PrismaPg } from '@prisma/adapter-pg';
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

/** The mark by which a statement asks to be prepared, and its name. */
const PREPARED = /^\/\* prepared as (\S+) \*\//;

export function connect(url: string, options: { max?: number } = {}): PrismaClient {
  const pool = { connectionString: url, max: options.max ?? 10 };
  const statementNameGenerator = ({ sql }: { sql: string }) => PREPARED.exec(sql)?.[1] ?? '';
  return new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator }) });
}

// Next loads a module once for each bundle; the pool must be one for the process.
const shared = globalThis as typeof globalThis & { daisDb?: { url: string; client: PrismaClient } };

/** The process's client, made at first use from DATABASE_URL. */
export function db(): PrismaClient {
  const url = env().databaseUrl;
  if (!url) throw new Error('DATABASE_URL is not set: start through npm start, or set it');
  if (shared.daisDb?.url !== url) shared.daisDb = { url, client: connect(url) };
  return shared.daisDb.client;
}

/** Closes the process's pool; the next db() opens it again. */
export async function disconnect(): Promise<void> {
  const open = shared.daisDb;
  shared.daisDb = undefined;
  await open?.client.$disconnect();
}

/**
 * Runs a statement that comes with every letter. Each connection prepares it once under its name, because to plan it costs
 * more than to run it; so the name stands for one text.
 */
export async function prepared<T>(
  name: string,
  { strings: [first = '', ...rest], values }: Sql,
): Promise<T[]> {
  return db().$queryRaw<T[]>(Prisma.sql([`/* prepared as ${name} */ ${first}`, ...rest], ...values));
}

/** The error of a row whose unique key is taken: somebody else was faster. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}

/** What an empty Json column is set to. */
export const NO_JSON = Prisma.DbNull;
