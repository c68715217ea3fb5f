import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { applyMigrations, diffSchema } from '#lib/platform/migrations.ts';
import { useDatabase } from '#tests/support/database.ts';

// Every migration is applied anew, and other tests may be using the same processors.
vi.setConfig({ testTimeout: 60_000 });

const database = useDatabase({ empty: true });
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(() => client.end());

/** What the schema files have and the database has not. */
const differences = () => diffSchema(database.url);

describe('migrations', () => {
  test('agree with the schema files', async () => {
    expect(await differences()).toBe('');
  });

  test('are applied once', async () => {
    expect(await applyMigrations(database.url)).toEqual([]);
  });

  test('one that was interrupted is applied again', async () => {
    const { rows } = await client.query('SELECT migration_name FROM _prisma_migrations ORDER BY 1');
    await client.query(`
      CREATE SCHEMA kept;
      ALTER TABLE _prisma_migrations SET SCHEMA kept;
      DROP SCHEMA public CASCADE;
      CREATE SCHEMA public;
      ALTER TABLE kept._prisma_migrations SET SCHEMA public;
      DROP SCHEMA kept;
      UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0`);
    expect(await applyMigrations(database.url)).toEqual(rows.map((row) => row.migration_name));
    expect(await differences()).toBe('');
  }, 60_000);
});
