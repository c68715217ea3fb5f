import { randomInt } from 'node:crypto';
import pg from 'pg';
import { env } from './env.ts';
import { log } from './log.ts';

/** The first of the two numbers of our advisory locks; the second is a worker's own. */
export const PRESENCE_LOCKS = 287;

type Presence = { number: number; url: string; client: pg.Client };

let mine: Promise<Presence> | undefined;

/**
 * The number under which others can tell that this process lives: a lock on a connection of its own, which
 * PostgreSQL gives back in the moment the process is gone, however it ended. Whoever can take the lock
 * `(PRESENCE_LOCKS, number)` knows that nobody works under it any more. A connection that broke means a new number.
 */
export async function presence(): Promise<number> {
  const url = env().databaseUrl ?? '';
  if (mine && (await mine).url !== url) await endPresence();
  mine ??= begin(url).catch((error: unknown) => {
    mine = undefined;
    throw error;
  });
  return (await mine).number;
}

export async function endPresence(): Promise<void> {
  const open = mine;
  mine = undefined;
  if (open) await (await open).client.end();
}

async function begin(url: string): Promise<Presence> {
  const client = new pg.Client({ connectionString: url, keepAlive: true, application_name: 'dais-presence' });
  client.on('error', (error) => log('warn', 'presence', { message: error.message }));
  client.on('end', () => {
    mine = undefined;
  });
  await client.connect();
  for (;;) {
    const number = randomInt(1, 2 ** 31 - 1);
    const { rows } = await client.query('SELECT pg_try_advisory_lock($1, $2) AS taken', [
      PRESENCE_LOCKS,
      number,
    ]);
    if (rows[0].taken) return { number, url, client };
  }
}
