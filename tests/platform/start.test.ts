import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { embeddedUrl } from '#lib/platform/embedded.ts';
import { isAlive, until } from '#lib/platform/process.ts';
import { type Started, startDais, startProgram, startScript } from '#tests/support/start-process.ts';

const dataDir = mkdtempSync(path.join(tmpdir(), 'dais-start-'));
const variables = { DATA_DIR: dataDir, PORT: '0', DATABASE_URL: '', APP_URL: '', RESEND_API_KEY: '' };
const started: Started[] = [];

function start(more: Record<string, string> = {}): Started {
  const dais = startDais({ ...variables, ...more });
  started.push(dais);
  return dais;
}

async function withDatabase<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: embeddedUrl(dataDir) });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

const postmaster = () =>
  Number(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]);

/** Processes that the launcher started, the database included. Linux only; elsewhere the database alone. */
function processesOf(dais: Started): number[] {
  if (process.platform !== 'linux') return [postmaster()];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === dais.pid;
      } catch {
        return false;
      }
    });
}

const answersAt = async (address: string) => (await fetch(`${address}/healthz`)).status;

beforeAll(async () => {
  // The first start builds when the pages are not built; later ones are timed by what they do.
  await start().address;
});

afterAll(async () => {
  for (const dais of started) if (isAlive(dais.pid)) dais.kill('SIGTERM');
  await Promise.all(started.map((dais) => dais.ended));
  rmSync(dataDir, { recursive: true, force: true });
});

describe('npm start', () => {
  test('a second start on the same data directory says so and harms nothing', async () => {
    const [first] = started;
    const address = (await first?.address) ?? '';
    const second = start();
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(
      `Dais already runs on ${dataDir} at ${address} (process ${first?.pid})`,
    );
    expect(await answersAt(address)).toBe(200);
    expect(await withDatabase(async (client) => (await client.query('SELECT 1 AS one')).rows)).toEqual([
      { one: 1 },
    ]);
  });

  test('a killed start blocks nothing and loses no committed row', async () => {
    const [first] = started;
    if (!first) throw new Error('nothing was started');
    const others = processesOf(first).filter((pid) => pid !== postmaster());
    await withDatabase((client) =>
      client.query(`INSERT INTO "User" (id, email) VALUES ('kept', 'kept@example.org')`),
    );
    first.kill('SIGKILL');
    const next = start();
    const address = await next.address;
    expect(next.output()).toContain('was left running and is used again');
    expect(await answersAt(address)).toBe(200);
    const kept = await withDatabase((client) => client.query(`SELECT email FROM "User" WHERE id = 'kept'`));
    expect(kept.rows).toEqual([{ email: 'kept@example.org' }]);
    expect(await until(() => !others.some(isAlive), 15_000)).toBe(true);
  });

  test('everything killed at once, as by a power cut, comes back with the committed row', async () => {
    const last = started.at(-1);
    if (!last) throw new Error('nothing was started');
    await withDatabase((client) =>
      client.query(`INSERT INTO "User" (id, email) VALUES ('power', 'power@example.org')`),
    );
    for (const pid of new Set([last.pid, postmaster(), ...processesOf(last)])) process.kill(pid, 'SIGKILL');
    const next = start();
    expect(await answersAt(await next.address)).toBe(200);
    const { rows } = await withDatabase((client) => client.query(`SELECT id FROM "User" ORDER BY id`));
    expect(rows).toEqual([{ id: 'kept' }, { id: 'power' }]);
  });

  test('Ctrl-C ends with 0 and leaves no process', async () => {
    const last = started.at(-1);
    if (!last) throw new Error('nothing was started');
    const all = [...processesOf(last), postmaster()];
    const before = Date.now();
    // A terminal sends it to the whole group, and npm passes its own copy on.
    process.kill(-last.pid, 'SIGINT');
    last.kill('SIGINT');
    expect(await last.ended).toBe(0);
    expect(Date.now() - before).toBeLessThan(25_000);
    expect(all.filter(isAlive)).toEqual([]);
    expect(existsSync(path.join(dataDir, 'dais.lock'))).toBe(false);
  });

  test.skipIf(process.platform === 'win32')(
    'npm killed with -9 takes Dais along, and the next start waits for that',
    async () => {
      const npm = startProgram('npm', ['start'], variables);
      await npm.address;
      const lock = JSON.parse(readFileSync(path.join(dataDir, 'dais.lock'), 'utf8')) as { pid: number };
      npm.kill('SIGKILL');
      const next = start();
      expect(await answersAt(await next.address)).toBe(200);
      expect(isAlive(lock.pid)).toBe(false);
      next.kill('SIGTERM');
      expect(await next.ended).toBe(0);
    },
  );

  test('a lock whose process number now belongs to another program does not hold', async () => {
    writeFileSync(
      path.join(dataDir, 'dais.lock'),
      JSON.stringify({ pid: 1, started: 'earlier', kind: 'start' }),
    );
    const dais = start();
    expect(await answersAt(await dais.address)).toBe(200);
    dais.kill('SIGTERM');
    expect(await dais.ended).toBe(0);
  });

  test.each([
    [
      'a database that cannot be reached',
      { DATABASE_URL: 'postgresql://ann:secret@127.0.0.1:9/dais' },
      /127\.0\.0\.1, port 9, database "dais", user "ann".*Check DATABASE_URL/,
    ],
    ['a malformed port', { PORT: 'many' }, /PORT/],
    [
      'a public address without its secrets',
      { APP_URL: 'https://dais.example.org' },
      /AUTH_SECRET, DATA_KEY, DATABASE_URL/,
    ],
  ])('%s is named, without a stack and without a password', async (_, more, message) => {
    const dais = start(more);
    expect(await dais.ended).toBe(1);
    expect(dais.output()).toMatch(message);
    expect(dais.output()).not.toMatch(/secret@|:secret|\n\s+at /);
  });
});

// What an earlier test left running because it failed must not fail the next one.
afterEach(async () => {
  const [, ...left] = started.filter((dais) => isAlive(dais.pid)).reverse();
  for (const dais of left) dais.kill('SIGTERM');
  await Promise.all(left.map((dais) => dais.ended));
});

describe('a command', () => {
  test('starts the database for as long as it needs it', async () => {
    const command = startScript('tests/support/count-places.ts', [], variables);
    expect(await command.ended).toBe(0);
    expect(command.output()).toMatch(/^\d{3} places\n$/);
    expect(existsSync(path.join(dataDir, 'postgres/postmaster.pid'))).toBe(false);
  });

  test('uses the one that runs', async () => {
    const dais = start();
    await dais.address;
    const command = startScript('tests/support/count-places.ts', [], variables);
    expect(await command.ended).toBe(0);
    expect(isAlive(postmaster())).toBe(true);
    dais.kill('SIGTERM');
    expect(await dais.ended).toBe(0);
  });

  test('prints an expected failure without a stack', async () => {
    const command = startScript('tests/support/count-places.ts', ['refuse'], variables);
    expect(await command.ended).toBe(1);
    expect(command.output()).toBe('Refused as asked\n');
  });
});
