import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '#tests/support/database.ts';

// pg_restore works with nothing but pg_catalog on the search path, and from PostgreSQL 17 on so do ANALYZE, REINDEX and
// VACUUM FULL: what an index or a check computes then finds nothing of ours by a bare name.
const database = useDatabase();
let client: pg.Client;
/** With their schemas and quoted, as a statement takes them. */
let tables: string[];

async function namesOf(sql: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(sql);
  return rows.map(({ name }) => name);
}

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('SET search_path = pg_catalog');
  tables = await namesOf(`
    SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`);
});
afterAll(() => client.end());

describe('with nothing but pg_catalog on the search path', () => {
  test('every table gives its statistics', async () => {
    expect(tables).toContain('public."Place"');
    for (const table of tables) await client.query(`ANALYZE ${table}`);
  });

  test('every index is made anew', async () => {
    for (const table of tables) await client.query(`REINDEX TABLE ${table}`);
  });

  test('every row fits into a table of the same columns, checks and indexes, as when a copy is put back', async () => {
    await client.query('BEGIN; CREATE SCHEMA restored');
    try {
      for (const table of tables) {
        const copy = table.replace(/^[^.]+\./, 'restored.');
        await client.query(`CREATE TABLE ${copy} (LIKE ${table} INCLUDING ALL)`);
        const { rows } = await client.query(`
          WITH taken AS (INSERT INTO ${copy} SELECT * FROM ${table} RETURNING 1)
          SELECT (SELECT count(*) FROM taken) AS taken, (SELECT count(*) FROM ${table}) AS "all"`);
        expect([table, rows[0].taken]).toEqual([table, rows[0].all]);
      }
    } finally {
      await client.query('ROLLBACK');
    }
  });

  test('the seed has rows wherever a function of ours is computed, or the tests above would see nothing', async () => {
    const computed = await namesOf(`
      SELECT DISTINCT coalesce(i.indrelid, k.conrelid)::regclass::text AS name FROM pg_depend d
      JOIN pg_proc p ON d.refclassid = 'pg_proc'::regclass AND p.oid = d.refobjid
      JOIN pg_language l ON l.oid = p.prolang AND l.lanname NOT IN ('internal', 'c')
      LEFT JOIN pg_index i ON d.classid = 'pg_class'::regclass AND i.indexrelid = d.objid
      LEFT JOIN pg_constraint k ON d.classid = 'pg_constraint'::regclass AND k.oid = d.objid
      WHERE coalesce(i.indrelid, k.conrelid) IS NOT NULL`);
    expect(computed).toContain('public."Place"');
    for (const table of computed) {
      const { rows } = await client.query(`SELECT EXISTS (SELECT FROM ${table}) AS some`);
      expect([table, rows[0].some]).toEqual([table, true]);
    }
  });
});
