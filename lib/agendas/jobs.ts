import { log, logUnexpected } from '#lib/platform/log.ts';
import type { Unfinished, WorkerJob } from '#lib/platform/worker.ts';
import { sendNotices } from './notice-mutations.ts';
import { enabledSources } from './queries.ts';
import { ReadingError } from './sources/reading.ts';
import { readSource } from './sync.ts';

/** Reads every enabled source that has an address. One that fails does not keep the others from being read. */
async function readSources(): Promise<void> {
  for (const { id } of await enabledSources()) {
    try {
      const { meetings, changes } = await readSource(id);
      log('info', 'agenda', { source: id, meetings, changes: changes.length });
    } catch (error) {
      if (error instanceof ReadingError) log('warn', 'agenda', { source: id, message: error.message });
      else logUnexpected('agenda', error, { source: id });
    }
  }
}

async function tellFollowers(): Promise<Unfinished | undefined> {
  const { later, more } = await sendNotices();
  if (more) return 'unfinished';
  // Thrown so that the queue tries again, with its pauses.
  if (later > 0) throw new Error(`${later} notices could not be sent yet`);
}

/**
 * What the worker does for agendas; schedules in cron's words, UTC. Both can run at any time and as often as one
 * likes. Notices also go by the clock, in case a nudge was lost.
 */
export const agendaJobs: readonly WorkerJob[] = [
  { queue: 'agendas', schedule: '10 5,13,21 * * *', run: readSources },
  { queue: 'notify', schedule: '*/10 * * * *', run: tellFollowers },
];
