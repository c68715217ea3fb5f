import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Embedded, startEmbedded } from '#lib/platform/embedded.ts';
import { prepareDatabase } from '#scripts/support/prepare.ts';

export type Kind = 'empty' | 'seeded';
export type Clone = { name: string; url: string };
export type Databases = ReturnType<typeof openDatabases>;

/**
 * Databases for tests: on the server of DATABASE_URL, else on an embedded one in `folder`. Each is a copy of a
 * template that is made once; all are dropped at the end.
 */
export function openDatabases(folder: string) {
  const prefix = `dais_test_${randomBytes(4).toString('hex')}`;
  const made = new Set<string>();
  const templates = new Map<Kind, Promise<string>>();
  let embedded: Embedded | undefined;
  let server: Promise<pg.Pool> | undefined;
  let count = 0;

  const connect = async (): Promise<pg.Pool> => {
    let url = process.env.DATABASE_URL;
    if (!url) {
      embedded = await startEmbedded(folder, { durable: false });
      url = embedded.url;
    }
    const pool = new pg.Pool({ connectionString: url, max: 1 });
    pool.on('error', () => {});
    return pool;
  };
  const query = async (sql: string) => {
    server ??= connect();
    return (await server).query(sql);
  };
  const urlOf = (name: string): string => {
    const url = new URL(embedded?.url ?? process.env.DATABASE_URL ?? '');
    url.pathname = `/${name}`;
    return url.href;
  };
  const create = async (name: string, from = 'template0'): Promise<Clone> => {
    await whenFree(() => query(`CREATE DATABASE ${name} TEMPLATE ${from}`));
    made.add(name);
    return { name, url: urlOf(name) };
  };
  const makeTemplate = async (kind: Kind): Promise<string> => {
    const from = kind === 'seeded' ? await template('empty') : undefined;
    const { name, url } = await create(`${prefix}_${kind}`, from);
    await prepareDatabase(url, () => {}, { seed: kind === 'seeded' });
    return name;
  };
  const template = (kind: Kind): Promise<string> => {
    const known = templates.get(kind) ?? makeTemplate(kind);
    templates.set(kind, known);
    return known;
  };
  const drop = async (name: string): Promise<void> => {
    if (made.delete(name)) await query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  };

  return {
    drop,
    /** Whether the tests were given a server by DATABASE_URL. */
    isGiven: () => Boolean(process.env.DATABASE_URL),
    async clone(kind: Kind): Promise<Clone> {
      count += 1;
      return create(`${prefix}_${count}`, await template(kind));
    },
    async close(): Promise<void> {
      if (!server) return;
      const pool = await server.catch(() => undefined);
      if (!embedded) for (const name of made) await drop(name);
      await pool?.end();
      await embedded?.stop('at once');
    },
  };
}

/** A session that was just closed may still count as using the template for a moment. */
async function whenFree<T>(work: () => Promise<T>): Promise<T> {
  const OBJECT_IN_USE = '55006';
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if ((error as pg.DatabaseError).code !== OBJECT_IN_USE || attempt === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
