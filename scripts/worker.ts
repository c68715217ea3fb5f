import { agendaJobs } from '#lib/agendas/jobs.ts';
import { removeExpiredReplyAddresses } from '#lib/letters/answers/reply-mutations.ts';
import { tellWriters } from '#lib/letters/protection/held-told-mutations.ts';
import { removeExpiredTexts } from '#lib/letters/sending/retention-mutations.ts';
import { letterJobs, letterLoop } from '#lib/letters/sending/worker-jobs.ts';
import { RESOURCES } from '#lib/officials/open-data/open-data.ts';
import { removeExpiredReports, tellReporters } from '#lib/officials/reports/report-mutations.ts';
import { listingJobs } from '#lib/places/listings/listings-jobs.ts';
import { disconnect } from '#lib/platform/db.ts';
import { dumpWhenDue } from '#lib/platform/dump.ts';
import { EnvError, env } from '#lib/platform/env.ts';
import { removeExpired } from '#lib/platform/housekeeping.ts';
import { stopJobs } from '#lib/platform/jobs.ts';
import { log } from '#lib/platform/log.ts';
import { endPresence } from '#lib/platform/presence.ts';
import { resealAll } from '#lib/platform/reseal.ts';
import { startLoop, startWorker, stopLoops, type WorkerJob } from '#lib/platform/worker.ts';

/** Everything that is done in the background. An area adds its own list. */
const jobs: readonly WorkerJob[] = [
  ...letterJobs,
  ...agendaJobs,
  ...listingJobs,
  {
    queue: 'dump',
    schedule: '40 8 * * *',
    run: async () => {
      const manifest = await dumpWhenDue(RESOURCES);
      if (manifest)
        log('info', 'dump', Object.fromEntries(manifest.files.map((it) => [it.resource, it.rows])));
    },
  },
  {
    queue: 'housekeeping',
    schedule: '7 * * * *',
    run: async () => {
      const removed = await removeExpiredTexts();
      await removeExpiredReplyAddresses();
      await removeExpired();
      // Old keys can be dropped soon after a change, without anybody running the command.
      if (env().dataKeys.length > 1) log('info', 'reseal', { done: (await resealAll()).done });
      const reporters = (await tellReporters()).told;
      const writers = (await tellWriters()).told;
      const reports = await removeExpiredReports();
      log('info', 'housekeeping', { ...removed, reports, told: reporters + writers });
    },
  },
];

let stopping = false;

/** Finishes what is being done, then ends; killed instead, it loses nothing. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all([stopLoops(), stopJobs()]);
  await endPresence();
  await disconnect();
  process.exit(0);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
// The launcher that started it is gone.
process.on('disconnect', () => void stop());

try {
  if (!env().databaseUrl) throw new EnvError('DATABASE_URL is not set: "npm start" starts a worker itself.');
  startLoop(letterLoop);
  await startWorker(jobs);
  log('info', 'worker', { ready: true });
} catch (error) {
  console.error(error instanceof EnvError ? error.message : error);
  process.exit(1);
}
