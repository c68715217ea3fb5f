import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { submitLetter } from '#lib/letters/mutations.ts';
import { boss, stopJobs } from '#lib/platform/jobs.ts';
import { useDatabase } from '#tests/support/database.ts';
import { type ResendServer, startResendServer } from '#tests/support/resend-server.ts';
import { letterTo, makeMember, makePerson, makeTowns } from './facts.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const database = useDatabase({ empty: true });
let resend: ResendServer;
let terms: string[];

beforeAll(async () => {
  await makeTowns(database.db);
  resend = await startResendServer();
  terms = [];
  for (let index = 0; index < 8; index++) {
    terms.push((await makeMember(database.db, { email: `m${index}@town.example` })).termId);
  }
});
beforeEach(async () => {
  resend.reset();
  // What a killed worker of the test before had in hand is not this test's.
  await boss();
  await database.db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'deliver'`;
});

const running = new Set<ChildProcess>();

afterEach(async () => {
  for (const worker of running) await kill(worker);
});
afterAll(async () => {
  await stopJobs();
  await resend.close();
});

/** The real worker, in a process of its own. */
function startWorker(mail: 'resend' | 'outbox' = 'resend'): ChildProcess {
  const worker = spawn(process.execPath, ['scripts/worker.ts'], {
    cwd: ROOT,
    stdio: 'ignore',
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      ...(mail === 'resend' && { RESEND_API_KEY: 're_test', RESEND_BASE_URL: resend.url }),
    },
  });
  running.add(worker);
  return worker;
}

async function kill(worker: ChildProcess): Promise<void> {
  running.delete(worker);
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const ended = new Promise((resolve) => worker.once('exit', resolve));
  worker.kill('SIGKILL');
  await ended;
}

async function submit(count: number): Promise<string> {
  const outcome = await submitLetter(await makePerson(database.db), letterTo(terms.slice(0, count)));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.id;
}

async function statesOf(letterId: string): Promise<string[]> {
  const deliveries = await database.db.delivery.findMany({ where: { letterId } });
  return [...new Set(deliveries.map(({ state }) => state))].sort();
}

/** What two minutes would do. */
async function letClaimsGrowOld(): Promise<void> {
  await database.db.$executeRaw`
    UPDATE "Delivery" SET "claimedAt" = "claimedAt" - interval '3 minutes' WHERE state = 'claimed'`;
}

const eventually = { timeout: 20_000, interval: 50 };

describe('killed between claim and acceptance', () => {
  it.each([
    ['before the provider took the letter', 'hang', 0],
    ['after the provider took it and before the answer', 'accept_silently', 1],
  ] as const)(
    '%s: nothing lost, nothing sent twice',
    async (_, behaviour, taken) => {
      resend.next(behaviour);
      const letter = await submit(1);
      const first = startWorker();
      await expect.poll(() => resend.calls(), eventually).toBe(1);
      await kill(first);
      expect(await statesOf(letter)).toEqual(['claimed']);
      expect(resend.accepted).toHaveLength(taken);

      await letClaimsGrowOld();
      startWorker();
      await expect.poll(() => statesOf(letter), eventually).toEqual(['accepted']);
      expect(resend.calls()).toBe(2);
      expect(resend.accepted).toHaveLength(1);
      const [copy] = await database.db.delivery.findMany({ where: { letterId: letter } });
      expect(copy?.providerId).toBe(resend.accepted[0]?.id);
    },
    60_000,
  );

  it('again and again at any moment: each copy is accepted once', async () => {
    // Five are under way when the first worker dies: three taken, two not.
    resend.next('accept_silently', 'hang', 'accept_silently', 'hang', 'accept_silently');
    const letter = await submit(8);
    const first = startWorker();
    await expect.poll(() => resend.calls(), eventually).toBe(5);
    await kill(first);
    expect(resend.accepted).toHaveLength(3);
    await letClaimsGrowOld();
    for (const milliseconds of [350, 500, 600, 700, 800]) {
      const worker = startWorker();
      await sleep(milliseconds);
      await kill(worker);
      await letClaimsGrowOld();
    }
    const last = startWorker();
    await expect.poll(() => statesOf(letter), eventually).toEqual(['accepted']);
    const keys = resend.accepted.map(({ key }) => key);
    expect(keys).toHaveLength(8);
    expect(new Set(keys).size).toBe(8);
    await kill(last);
  }, 60_000);
});

describe('in local mode', () => {
  it('queued to accepted within two seconds, then delivered; asked to end, it ends well', async () => {
    const worker = startWorker('outbox');
    const warm = await submit(1);
    await expect.poll(() => statesOf(warm), eventually).toEqual(['delivered']);

    const letter = await submit(8);
    const deadline = { timeout: 2_000, interval: 20 };
    await expect.poll(async () => !(await statesOf(letter)).includes('queued'), deadline).toBe(true);
    await expect.poll(() => statesOf(letter), eventually).toEqual(['delivered']);
    expect(await database.db.outboxMessage.count({ where: { kind: 'letter' } })).toBe(9);
    expect(resend.calls()).toBe(0);

    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.kill('SIGTERM');
    expect(await ended).toBe(0);
    running.delete(worker);
  }, 60_000);
});

it('without a database it says so and ends with an error', async () => {
  const { DATABASE_URL: _, ...env } = process.env;
  const worker = spawn(process.execPath, ['scripts/worker.ts'], { cwd: ROOT, env, stdio: 'pipe' });
  let said = '';
  worker.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  expect(await new Promise((resolve) => worker.once('exit', resolve))).toBe(1);
  expect(said).toContain('DATABASE_URL is not set');
});
