import { fromPrisma, PgBoss } from 'pg-boss';
import { now } from '../kernel/clock.ts';
import type { Tx } from './db.ts';
import { env } from './env.ts';
import { log } from './log.ts';

/**
 * Queues in the same PostgreSQL (schema "pgboss"). A job is a nudge, never the truth: what has to be done
 * stands in our own tables, so a job lost or run twice harms nothing.
 */
export type QueueName = 'notify' | 'questions' | 'agendas' | 'listings' | 'dump' | 'housekeeping';

/** Policy "short": of the jobs with one singletonKey (or without any) at most one waits, so a second nudge is no work. */
const QUEUES: Record<QueueName, { retryLimit: number; expireInSeconds: number; policy?: 'short' }> = {
  notify: { retryLimit: 5, expireInSeconds: 120 },
  questions: { retryLimit: 0, expireInSeconds: 600, policy: 'short' },
  listings: { retryLimit: 0, expireInSeconds: 600, policy: 'short' },
  agendas: { retryLimit: 1, expireInSeconds: 600 },
  dump: { retryLimit: 1, expireInSeconds: 2400, policy: 'short' },
  housekeeping: { retryLimit: 1, expireInSeconds: 300, policy: 'short' },
};

/** Queues of earlier releases, with their schedules. */
const RETIRED = ['deliver', 'outbox-states', 'sweep'];

const shared = globalThis as typeof globalThis & { daisBoss?: Promise<PgBoss> };

/** The process's queue client. `worker` also runs maintenance and schedules. */
export function boss(options: { worker?: boolean } = {}): Promise<PgBoss> {
  shared.daisBoss ??= start(options.worker ?? false).catch((error: unknown) => {
    shared.daisBoss = undefined;
    throw error;
  });
  return shared.daisBoss;
}

async function start(worker: boolean): Promise<PgBoss> {
  const instance = new PgBoss({
    connectionString: env().databaseUrl ?? '',
    application_name: worker ? 'dais-worker' : 'dais-web',
    max: worker ? 5 : 2,
    supervise: worker,
    schedule: worker,
  });
  instance.on('error', (error) => log('error', 'queue', { message: error.message }));
  await instance.start();
  for (const [name, options] of Object.entries(QUEUES)) await instance.createQueue(name, options);
  if (worker) for (const name of RETIRED) await instance.deleteQueue(name);
  return instance;
}

/** Puts a job in a queue, in the caller's transaction: it exists when, and only when, that commits. */
export async function enqueue(
  tx: Tx,
  queue: QueueName,
  data: Record<string, string>,
  options: { startAfter?: Date; singletonKey?: string } = {},
): Promise<void> {
  const instance = await boss();
  const { startAfter, ...rest } = options;
  // The queue counts in the database's time, which a rehearsal's moved clock does not change: send a delay.
  const seconds = startAfter ? Math.max(0, (startAfter.getTime() - now().getTime()) / 1000) : 0;
  await instance.send(queue, data, {
    ...rest,
    ...(seconds > 0 && { startAfter: seconds }),
    db: fromPrisma(tx),
  });
}

/** Lets running jobs end, then closes. */
export async function stopJobs(timeoutMs = 20_000): Promise<void> {
  const running = shared.daisBoss;
  shared.daisBoss = undefined;
  if (running) await (await running).stop({ graceful: true, timeout: timeoutMs });
}
