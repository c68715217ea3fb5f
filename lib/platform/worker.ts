import type { PgBoss } from 'pg-boss';
import { boss, type QueueName } from './jobs.ts';
import { logUnexpected } from './log.ts';

/** What a worker does for one queue. Whatever it does must be safe to do twice. */
export type WorkerJob = {
  queue: QueueName;
  /** Data as given to enqueue(). Throwing is for the unexpected: it is logged, and the queue's retries apply. */
  run: (data: Record<string, string>) => Promise<void>;
  /** How many run at once in this process; 1 when left out. */
  atOnce?: number;
  /** Also by the clock, in cron's words ("* * * * *", UTC), and once when a worker starts. */
  schedule?: string;
};

const POLL_SECONDS = 0.5;

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
  });
}
