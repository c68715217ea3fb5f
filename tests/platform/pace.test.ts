import { afterAll, beforeEach, expect, it } from 'vitest';
import { holdMail, notePace, waitForTurn } from '#lib/platform/pace.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase({ empty: true });
beforeEach(async () => {
  await database.db.mailPace.update({
    where: { id: 1 },
    data: { recent: [], heldUntil: new Date(0) },
  });
});
afterAll(() => notePace(2));

/** When each of so many turns came, in milliseconds from the first. */
async function turns(count: number): Promise<number[]> {
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: count }, () => waitForTurn().then(() => times.push(performance.now()))),
  );
  return times.map((time) => time - (times[0] ?? 0));
}

it('as many in any second as the provider names, never more', async () => {
  await notePace(10);
  const times = await turns(25);
  for (const [index, time] of times.entries()) {
    const tenth = times[index + 10];
    if (tenth !== undefined) expect(tenth - time).toBeGreaterThan(800);
  }
  expect(times.at(-1)).toBeGreaterThan(1_950);
});

it('nobody while the provider asks to be left alone', async () => {
  await notePace(10);
  await holdMail(1);
  const begun = performance.now();
  await waitForTurn();
  expect(performance.now() - begun).toBeGreaterThan(950);
});

it('mail that a person waits for goes ahead, and those who wait give way', async () => {
  await notePace(2);
  await turns(2);
  const begun = performance.now();
  await waitForTurn({ ahead: true });
  expect(performance.now() - begun).toBeLessThan(500);
  await turns(1);
  expect(performance.now() - begun).toBeGreaterThan(500);
});
