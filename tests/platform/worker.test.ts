import { afterAll, expect, test, vi } from 'vitest';
import { stopJobs } from '#lib/platform/jobs.ts';
import { startWorker } from '#lib/platform/worker.ts';
import { useDatabase } from '#tests/support/database.ts';

useDatabase({ empty: true });
afterAll(() => stopJobs());

test('a run that ends before its work is followed by another at once, and the last one by none', async () => {
  let left = 3;
  let runs = 0;
  const run = async () => {
    runs += 1;
    left -= 1;
    return left > 0 ? ('unfinished' as const) : undefined;
  };
  await startWorker([{ queue: 'questions', run, schedule: '0 0 1 1 *' }]);
  await vi.waitFor(() => expect(left).toBe(0), { timeout: 15_000, interval: 50 });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(runs).toBe(3);
});
