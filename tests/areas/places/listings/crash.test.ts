import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, inject, test } from 'vitest';
import { fictitiousRows, makeSheet } from '#scripts/support/make-sheet.ts';
import { useDatabase } from '#tests/support/database.ts';

const KILLS = 8;
const database = useDatabase();

/** Everything that an import writes. */
async function facts() {
  const { db } = database;
  return {
    releases: await db.release.findMany({ select: { id: true, state: true }, orderBy: { id: 'asc' } }),
    listings: await db.listing.count(),
    linked: await db.listing.count({ where: { agreementId: { not: null } } }),
    agreements: await db.agreement.count(),
    agencies: await db.agency.count(),
    citations: await db.citation.count(),
    events: await db.agreementEvent.count(),
    audit: await db.auditEntry.count(),
  };
}

function startImport(file: string) {
  return spawn(
    path.resolve('node_modules/.bin/node'),
    ['scripts/listings-import.ts', file, '--force', '--json'],
    {
      env: { ...process.env, DATABASE_URL: database.url, DATA_DIR: inject('dataDir') },
      stdio: 'ignore',
    },
  );
}

test('killed at any moment, an import has happened whole or not at all', async () => {
  const file = path.join(inject('dataDir'), 'participatingAgencies06012026.xlsx');
  await writeFile(file, makeSheet({ rows: fictitiousRows(1_500) }));
  const before = await facts();
  let whole = before;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = startImport(file);
    const ended = once(child, 'exit');
    await untilBusy(child);
    // The transaction is open; each kill falls a little later into it.
    await wait(kill * 40);
    child.kill('SIGKILL');
    await ended;
    await untilQuiet();
    const now = await facts();
    if (now.releases.length !== before.releases.length) {
      whole = now;
      break;
    }
    expect(now).toEqual(before);
  }
  const child = startImport(file);
  await once(child, 'exit');
  const after = await facts();
  expect(after.releases).toHaveLength(before.releases.length + 1);
  expect(after.listings).toBe(before.listings + 1_500);
  expect(after.linked).toBe(after.listings);
  if (whole !== before) expect(after).toEqual(whole);
}, 120_000);

/** Waits until the import's transaction is open, or the import is over. */
async function untilBusy(child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const rows = await database.db.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND objid = 287068
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    if ((rows[0]?.n ?? 0) > 0) return;
    await wait(3);
  }
}

/** Waits until the server has noticed that the killed process is gone. */
async function untilQuiet(): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const rows = await database.db.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND objid = 287068
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    if (rows[0]?.n === 0) return;
    await wait(5);
  }
}
