import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { disconnect } from '#lib/platform/db.ts';
import { startEmbedded } from '#lib/platform/embedded.ts';
import { forgetEnv } from '#lib/platform/env.ts';
import { prepareDatabase } from '#scripts/support/prepare.ts';

/**
 * Runs the work on a database of its own with the seed facts: on the server of DATABASE_URL, else on an embedded one.
 * It is gone afterwards; the database that DATABASE_URL names is not touched.
 */
export async function withScratchDatabase(work: () => Promise<void>): Promise<void> {
  const given = process.env.DATABASE_URL;
  const folder = await mkdtemp(path.join(tmpdir(), 'dais-bench-'));
  const embedded = given ? undefined : await startEmbedded(folder, { durable: true });
  const server = new pg.Client({ connectionString: given ?? embedded?.url });
  const name = `dais_bench_${randomBytes(4).toString('hex')}`;
  try {
    await server.connect();
    await server.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    const url = new URL(given ?? embedded?.url ?? '');
    url.pathname = `/${name}`;
    process.env.DATABASE_URL = url.href;
    forgetEnv();
    await prepareDatabase(url.href, () => {});
    await work();
  } finally {
    await disconnect();
    if (given) process.env.DATABASE_URL = given;
    else delete process.env.DATABASE_URL;
    forgetEnv();
    await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await server.end();
    await embedded?.stop('at once');
    await rm(folder, { recursive: true, force: true });
  }
}
