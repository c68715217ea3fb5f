import { mailLeaves } from '#lib/platform/mail.ts';
import type { WorkerJob, WorkerLoop } from '#lib/platform/worker.ts';
import { askWriters } from '../answers/answer-mutations.ts';
import { claimBatch } from './batch-mutations.ts';
import { deliverFromOutbox } from './delivery-mutations.ts';
import { sendClaimed } from './sending-mutations.ts';

/** Calls that one worker has prepared or under way: enough to keep the pace when each takes a second. */
const CALLS_AT_ONCE = 10;

/** What the worker does for letters: it looks at the table itself, so no job can be lost or be one too many. */
export const letterLoop: WorkerLoop = {
  name: 'letters',
  atOnce: CALLS_AT_ONCE,
  async next() {
    if (!mailLeaves()) await deliverFromOutbox();
    const batch = await claimBatch();
    if (batch === 'settled') return async () => {};
    return batch && (() => sendClaimed(batch).then(() => {}));
  },
};

/** What it does by the clock. */
export const letterJobs: readonly WorkerJob[] = [
  {
    // Once an hour, so that a mail that could not leave is tried again.
    queue: 'questions',
    schedule: '23 * * * *',
    run: async () => {
      const { more } = await askWriters();
      return more ? 'unfinished' : undefined;
    },
  },
];
