import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { submitLetter } from '#lib/letters/mutations.ts';
import { type ResendServer, startResendServer } from '#scripts/support/resend-double.ts';
import { useDatabase } from '#tests/support/database.ts';
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
beforeEach(() => resend.reset());

const running = new Set<ChildProcess>();

afterEach(async () => {
  for (const worker of running) await kill(worker);
});
afterAll(() => resend.close());

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

      startWorker();
      await expect.poll(() => statesOf(letter), eventually).toEqual(['accepted']);
      expect(resend.calls()).toBe(2);
      expect(resend.accepted).toHaveLength(1);
      const [copy] = await database.db.delivery.findMany({ where: { letterId: letter } });
      expect(copy?.providerId).toBe(resend.accepted[0]?.id);
    },
    60_000,
  );
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
