import { afterEach, expect, it } from 'vitest';
import { setClock } from '#lib/kernel/clock.ts';
import { takeRate } from '#lib/platform/rate.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase({ empty: true });
afterEach(() => setClock(null));

const LIMIT = { count: 2, seconds: 60 };

it('a limit holds for one person at one thing, and ends with its window', async () => {
  setClock(new Date('2026-11-23T12:00:10Z'));
  const take = (who: string, name = 'a') => takeRate(name, who, LIMIT);
  expect([await take('ana'), await take('ana')]).toEqual([0, 0]);
  const wait = await take('ana');
  expect(wait).toBeGreaterThan(45);
  expect(wait).toBeLessThanOrEqual(50);
  expect([await take('ben'), await take('ana', 'b')]).toEqual([0, 0]);
  setClock(new Date('2026-11-23T12:01:01Z'));
  expect(await take('ana')).toBe(0);
});

it('uses at the same moment are all counted', async () => {
  const waits = await Promise.all(Array.from({ length: 20 }, () => takeRate('c', 'ana', LIMIT)));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(2);
});

it('nobody can be read out of what is kept, and nothing is kept longer than its window', async () => {
  setClock(new Date('2026-11-23T12:00:00Z'));
  await takeRate('d', '192.0.2.7', LIMIT);
  const rows = await database.db.rateWindow.findMany();
  expect(JSON.stringify(rows)).not.toContain('192.0.2.7');
  setClock(new Date('2026-11-25T12:00:00Z'));
  await takeRate('d', '192.0.2.8', LIMIT);
  expect(await database.db.rateWindow.count({ where: { endsAt: { lt: new Date('2026-11-25') } } })).toBe(0);
});
