import { type ChildProcess, execFile, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { db } from '#lib/platform/db.ts';
import { LARGEST_BATCH } from '#lib/platform/mail.ts';
import { type ResendServer, startResendServer } from '../support/resend-double.ts';
import { fillQueue, makeTown } from './letters-world.ts';

const rootDir = path.resolve(import.meta.dirname, '../..');
/** Requests a second that Resend publishes for a team. https://resend.com/docs/api-reference/rate-limit */
const PUBLISHED = 5;
/** How long the provider thinks about a call. */
const THINKS_MS = 150;
const SAMPLE_MS = 2_000;

/** Drains the copies with each number of workers in turn and prints what came of it. */
export async function drain(copies: number, factor: number, workerCounts: readonly number[]): Promise<void> {
  const perSecond = PUBLISHED * factor;
  const scaled = factor === 1 ? 'as published' : `${factor} times what is published`;
  console.log(
    `letters out: ${copies} copies; the provider allows ${perSecond} requests/s (${scaled}) of 100`,
  );
  await makeTown();
  for (const workers of workerCounts) await drainWith(workers, copies, perSecond);
}

async function drainWith(workers: number, copies: number, perSecond: number): Promise<void> {
  await fillQueue(copies);
  const handed = new Set<string>();
  let first = 0;
  let last = 0;
  const provider = await startResendServer({
    perSecond,
    forget: true,
    thinksMs: () => THINKS_MS / 2,
    onTaken: ({ body }) => {
      first ||= performance.now();
      last = performance.now();
      handed.add(body.tags?.[0]?.value ?? '');
    },
  });
  const children = Array.from({ length: workers }, () => startWorker(provider));
  try {
    const samples = await watch(children, () => provider.seen.taken < copies);
    await allNoted();
    const cpu = sum(await Promise.all(children.map(async (child) => (await usage(child)).cpuSeconds)));
    report({ workers, copies, perSecond, seconds: (last - first) / 1000, cpu, samples });
    const { calls, tooFast, replays } = provider.seen;
    console.log(`  calls ${calls}, of them too fast ${tooFast}, repeated ${replays}`);
    console.log(`  accepted ${provider.seen.taken}, each once: ${handed.size === copies ? 'yes' : 'NO'}`);
  } finally {
    await Promise.all(children.map(stop));
    await provider.close();
  }
}

function startWorker(provider: ResendServer): ChildProcess {
  return spawn(process.execPath, ['scripts/worker.ts'], {
    cwd: rootDir,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, RESEND_API_KEY: 're_bench', RESEND_BASE_URL: provider.url },
  });
}

/** Resident megabytes of all workers together, every two seconds. */
async function watch(children: readonly ChildProcess[], more: () => boolean): Promise<number[]> {
  const samples: number[] = [];
  while (more()) {
    await sleep(SAMPLE_MS);
    if (children.some(({ exitCode }) => exitCode !== null)) throw new Error('a worker ended by itself');
    samples.push(sum(await Promise.all(children.map(async (child) => (await usage(child)).megabytes))));
  }
  return samples;
}

/** Until the last answers are written down. */
async function allNoted(): Promise<void> {
  const left = { where: { state: { in: ['queued' as const, 'claimed' as const] } } };
  while ((await db().delivery.count(left)) > 0) await sleep(100);
}

/** Asked without holding up the provider, which lives in this process. */
async function usage({ pid }: ChildProcess): Promise<{ megabytes: number; cpuSeconds: number }> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=,time=', '-p', String(pid)]);
  const [rss = '0', time = '0'] = stdout.trim().split(/\s+/);
  const cpuSeconds = time.split(/[-:]/).reduce((total, part) => total * 60 + Number(part), 0);
  return { megabytes: Number(rss) / 1024, cpuSeconds };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

type Result = {
  workers: number;
  copies: number;
  perSecond: number;
  seconds: number;
  cpu: number;
  samples: number[];
};

function report({ workers, copies, perSecond, seconds, cpu, samples }: Result): void {
  // The first call opens the clock: what it carried is not counted.
  const rate = (copies - LARGEST_BATCH) / seconds;
  const share = rate / (perSecond * LARGEST_BATCH);
  const at = (part: number) => `${Math.round(samples[Math.floor((samples.length - 1) * part)] ?? 0)} MB`;
  console.log(`with ${workers} ${workers === 1 ? 'worker' : 'workers'}`);
  console.log(
    `  copies/s ${rate.toFixed(1)} in ${seconds.toFixed(1)} s, share of the permitted rate ${(share * 100).toFixed(1)} %`,
  );
  console.log(`  workers' CPU a copy ${((cpu / copies) * 1e6).toFixed(0)} µs`);
  console.log(`  workers' memory: a fifth in ${at(0.2)}, in the middle ${at(0.5)}, at the end ${at(1)}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
