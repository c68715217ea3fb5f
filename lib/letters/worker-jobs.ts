import type { WorkerJob } from '#lib/platform/worker.ts';
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
];
