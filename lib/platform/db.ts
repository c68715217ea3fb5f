import { PrismaPg } from '@prisma/adapter-pg';
import { env } from './env.ts';
import { Prisma, PrismaClient } from './prisma/client.ts';

/** The shapes of queries and rows, for the areas' queries and mutations. */
export type { Prisma };

export type Db = PrismaClient;
/** A transaction, or the client itself where one statement is enough. */
export type Tx = Prisma.TransactionClient;

/** A part of a statement, for statements that share one. */
export const sql = Prisma.sql;

/** How a statement begins that every connection prepares once, under this name: to plan it costs more than to run it. */
const PREPARED = /^\/\* prepared ([a-z.]{1,60}) \*\//;

export function connect(url: string, options: { max?: number } = {}): PrismaClient {
  const adapter = new PrismaPg(
    { connectionString: url, max: options.max ?? 10 },
    { statementNameGenerator: (query) => PREPARED.exec(query.sql)?.[1] ?? '' },
  );
  return new PrismaClient({ adapter });
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

/** The error of a row whose unique key is taken: somebody else was faster. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}

/** What an empty Json column is set to. */
export const NO_JSON = Prisma.DbNull;
