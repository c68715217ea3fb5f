import { setTimeout as sleep } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import { boss, type QueueName } from './jobs.ts';
import { logUnexpected } from './log.ts';

/** What a run says that ended before its work did: the next one follows at once. */
export type Unfinished = 'unfinished';

/** What a worker does for one queue. Whatever it does must be safe to do twice. */
export type WorkerJob = {
  queue: QueueName;
  /** Data as given to enqueue(). Throwing is for the unexpected: it is logged, and the queue's retries apply. */
  run: (data: Record<string, string>) => Promise<void> | Promise<Unfinished | undefined>;
  /** How many run at once in this process; 1 when left out. */
  atOnce?: number;
  /** Also by the clock, in cron's words ("* * * * *", UTC), and once when a worker starts. */
  schedule?: string;
};

/** Work that stands in our own tables and is looked for there, rather than brought by a job. */
export type WorkerLoop = {
  name: string;
  /** How many tasks run at once in this process. */
  atOnce: number;
  /** Claims the next task; null when there is none for now. Called again when a task may be added. */
  next: () => Promise<(() => Promise<void>) | null>;
};

/**
 * A run that sends one mail after the other ends after so long, and another one follows: what is
 * under way then (a turn that is waited for, an answer) must still end before the queue gives the job up.
 */
export const SENDING_MS = 30_000;

const POLL_SECONDS = 0.5;
const PAUSE_AFTER_ERROR_MS = 2_000;

/** Takes up the queues. A job that is running when stopJobs() is called is finished. */
export async function startWorker(jobs: readonly WorkerJob[]): Promise<void> {
  const queue = await boss({ worker: true });
  for (const job of jobs) {
    await work(queue, job);
    if (job.schedule) {
      await queue.schedule(job.queue, job.schedule);
      await queue.send(job.queue, {});
    }
  }
}

async function work(queue: PgBoss, job: WorkerJob): Promise<void> {
  const atOnce = job.atOnce ?? 1;
  const options = {
    pollingIntervalSeconds: POLL_SECONDS,
    batchSize: atOnce,
    // A full batch says that more is waiting.
    ...(atOnce > 1 && { burstWhenBatchFull: true }),
  };
  await queue.work<Record<string, string> | null>(job.queue, options, async (batch) => {
    const results = await Promise.allSettled(batch.map(({ data }) => job.run(data ?? {})));
    const failed = results.filter((result) => result.status === 'rejected');
    const references = failed.map(({ reason }) => logUnexpected(`job.${job.queue}`, reason));
    if (failed.length > 0) throw new Error(`failed, see the log: ${references.join(', ')}`);
    if (results.some((result) => result.status === 'fulfilled' && result.value === 'unfinished')) {
      await queue.send(job.queue, {});
    }
  });
}

let looping: { stop: () => void; ended: Promise<void> }[] = [];

/** Runs a loop until stopLoops(). An error is logged, and the loop goes on a little later. */
export function startLoop(loop: WorkerLoop): void {
  const stopping = new AbortController();
  const ended = runLoop(loop, stopping.signal);
  looping.push({ stop: () => stopping.abort(), ended });
}

/** Lets running tasks end, at most for so long. */
export async function stopLoops(timeoutMs = 20_000): Promise<void> {
  for (const { stop } of looping) stop();
  const ended = Promise.all(looping.map((loop) => loop.ended));
  looping = [];
  await Promise.race([ended, sleep(timeoutMs, undefined, { ref: false })]);
}

async function runLoop(loop: WorkerLoop, signal: AbortSignal): Promise<void> {
  const tasks = new Set<Promise<void>>();
  const pause = (milliseconds: number) => sleep(milliseconds, undefined, { signal }).catch(() => {});
  while (!signal.aborted) {
    if (tasks.size >= loop.atOnce) {
      await Promise.race(tasks);
      continue;
    }
    const task = await loop.next().catch((error: unknown) => {
      logUnexpected(`loop.${loop.name}`, error);
      return pause(PAUSE_AFTER_ERROR_MS).then(() => null);
    });
    if (!task) {
      await pause(POLL_SECONDS * 1000);
      continue;
    }
    const running = task()
      .catch((error: unknown) => void logUnexpected(`loop.${loop.name}`, error))
      .finally(() => tasks.delete(running));
    tasks.add(running);
  }
  await Promise.all(tasks);
}
