import type { WorkerJob } from '#lib/platform/worker.ts';
import { askWriters } from './answer-mutations.ts';
import { deliver, deliverFromOutbox, sweepDeliveries } from './delivery-mutations.ts';

/** What the worker does for letters. */
export const letterJobs: readonly WorkerJob[] = [
  {
    queue: 'deliver',
    atOnce: 5,
    run: async ({ deliveryId }) => {
      if (deliveryId) await deliver(deliveryId);
    },
  },
  {
    queue: 'outbox-states',
    atOnce: 5,
    run: async ({ deliveryId }) => {
      if (deliveryId) await deliverFromOutbox(deliveryId);
    },
  },
  {
    queue: 'sweep',
    schedule: '* * * * *',
    run: async () => {
      await sweepDeliveries();
    },
  },
  {
    // Once an hour, so that a mail that could not leave is tried again.
    queue: 'questions',
    schedule: '23 * * * *',
    run: async () => {
      await askWriters();
    },
  },
];
