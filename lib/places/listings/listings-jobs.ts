import { env } from '#lib/platform/env.ts';
import { log, logUnexpected } from '#lib/platform/log.ts';
import type { WorkerJob } from '#lib/platform/worker.ts';
import { englishOutcome } from './fetched-texts.ts';
import { fetchSheet } from './listings-fetch-mutations.ts';

/** Reads every address of LISTINGS_URL; none while it is unset. */
export async function fetchSheets(): Promise<void> {
  for (const url of env().listingsUrls) {
    try {
      const { ok, outcome } = await fetchSheet(url);
      log(ok ? 'info' : 'warn', 'listings', { url, outcome: englishOutcome(outcome) });
    } catch (error) {
      logUnexpected('listings', error, { url });
    }
  }
}

/** What the worker does for ICE's lists; the schedule in cron's words, UTC: after the end of a day in Washington. */
export const listingJobs: readonly WorkerJob[] = [
  { queue: 'listings', schedule: '40 10 * * *', run: fetchSheets },
];
