import { readdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { CommandError } from '#lib/platform/errors.ts';

const rootDir = path.resolve(import.meta.dirname, '../..');
const OLDEST_SERVER = 150_000;
/** Any number that no other program uses: two hosts that start together prepare one after the other. */
const ADVISORY_LOCK = 287_001;
/** Set when the seed has run to its end, so that one that was interrupted is run again. */
const SEEDED = 'The seed facts are in.';

type State = { missing: string[]; unknown: string[]; seeded: boolean };

/**
 * Brings the database to this release: migrations that are missing, and the seed facts when it has none.
 * One query when there is nothing to do.
 * @param note tells a person what is being done.
 * @throws CommandError when it cannot be reached, is too old, or belongs to a later release.
 */
export async function prepareDatabase(
  url: string,
  note: (line: string) => void,
  options: { seed: boolean } = { seed: true },
): Promise<void> {
  const client = await reach(url);
  try {
    const before = await readState(client);
    if (isReady(before, options)) return;
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    const state = await readState(client);
    if (state.missing.length > 0) await migrate(url, note);
    if (options.seed && !state.seeded) await fill(url, client, note);
  } finally {
    await client.end();
  }
}

function isReady(state: State, options: { seed: boolean }): boolean {
  if (state.unknown.length > 0) {
    throw new CommandError(
      `The database was migrated by a later release of Dais (${state.unknown.join(', ')}). Run that release, or restore a copy made before it.`,
    );
  }
  return state.missing.length === 0 && (state.seeded || !options.seed);
}

async function readState(client: pg.Client): Promise<State> {
  const ours = readdirSync(path.join(rootDir, 'prisma/migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  try {
    const { rows } = await client.query<{ names: string[] | null; seeded: boolean }>(
      `SELECT (SELECT array_agg(migration_name) FROM _prisma_migrations
                WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL) AS names,
              coalesce(obj_description(to_regclass('"Place"'), 'pg_class') = $1, false) AS seeded`,
      [SEEDED],
    );
    const applied = rows[0]?.names ?? [];
    return {
      missing: ours.filter((name) => !applied.includes(name)),
      unknown: applied.filter((name) => !ours.includes(name)),
      seeded: rows[0]?.seeded ?? false,
    };
  } catch (error) {
    const NO_SUCH_TABLE = '42P01';
    if ((error as pg.DatabaseError).code !== NO_SUCH_TABLE) throw error;
    return { missing: ours, unknown: [], seeded: false };
  }
}

async function migrate(url: string, note: (line: string) => void): Promise<void> {
  const { applyMigrations } = await import('#lib/platform/migrations.ts');
  const applied = await applyMigrations(url).catch((error: Error) => {
    throw new CommandError(
      `The migrations did not apply; nothing of the failed one stayed.\n${error.message}`,
    );
  });
  if (applied.length > 0) note(`Migrations applied: ${applied.join(', ')}`);
}

async function fill(url: string, client: pg.Client, note: (line: string) => void): Promise<void> {
  note('Writing the seed facts');
  const [{ seed }, { connect }] = await Promise.all([import('#seed/seed.ts'), import('#lib/platform/db.ts')]);
  const db = connect(url);
  try {
    await seed(db);
  } finally {
    await db.$disconnect();
  }
  await client.query(`COMMENT ON TABLE "Place" IS '${SEEDED}'`);
}

/** Connects, or says where it tried to and why it failed, without the password. */
async function reach(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new CommandError(
      `PostgreSQL at ${client.host}, port ${client.port}, database "${client.database}", user "${client.user}" cannot be used: ${reasonOf(error)}. Check DATABASE_URL.`,
    );
  }
  const { rows } = await client.query<{ number: number; version: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version`,
  );
  const server = rows[0];
  if (server && server.number < OLDEST_SERVER) {
    await client.end();
    throw new CommandError(
      `PostgreSQL at ${client.host}, port ${client.port} is version ${server.version}; Dais needs 15 or later.`,
    );
  }
  return client;
}

function reasonOf(error: unknown): string {
  // A name with several addresses fails once for each.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}
