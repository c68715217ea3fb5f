import { afterAll, describe, expect, it } from 'vitest';
import { GET } from '#app/api/v1/health/route.ts';
import { type Feed, feedState, healthShape, shelfState } from '#lib/agendas/health.ts';
import { now, setClock } from '#lib/kernel/clock.ts';
import { useDatabase } from '#tests/support/database.ts';

const hours = (count: number) => new Date(Date.UTC(2026, 10, 23, 12) - count * 3_600_000);
const at = hours(0);
const feed = (more: Partial<Feed>): Feed => ({
  id: 'x',
  kind: 'agenda',
  on: true,
  url: 'https://example.org',
  lastReadAt: hours(1),
  lastOkAt: hours(1),
  problem: null,
  ...more,
});

describe('the state of a feed', () => {
  it.each([
    ['fresh', {}],
    ['off', { on: false, lastOkAt: hours(900) }],
    ['waiting', { lastReadAt: null, lastOkAt: null }],
    ['failing', { lastOkAt: null }],
    ['fresh', { lastReadAt: hours(1), lastOkAt: hours(9) }],
    ['over_age', { lastReadAt: hours(1), lastOkAt: hours(20) }],
    ['over_age', { lastReadAt: hours(30), lastOkAt: hours(30) }],
    ['failing', { kind: 'list', lastReadAt: hours(1), lastOkAt: hours(25) }],
    ['fresh', { kind: 'list', lastReadAt: hours(25), lastOkAt: hours(25) }],
    ['over_age', { kind: 'list', lastReadAt: hours(26), lastOkAt: hours(26) }],
  ] as const)('is %s for %j', (state, more) => {
    expect(feedState(feed(more), at)).toBe(state);
  });

  it('a list keeps for its days, the last one included', () => {
    expect(shelfState('2026-08-25', '2026-11-23', 90)).toBe('fresh');
    expect(shelfState('2026-08-24', '2026-11-23', 90)).toBe('old');
  });
});

describe('GET /api/v1/health', () => {
  const base = useDatabase();
  afterAll(() => setClock(null));

  it('200 while all feeds are off, 503 within a day after one that is on stops answering', async () => {
    const calm = await GET();
    expect(calm.status).toBe(200);
    const body = await calm.json();
    expect(healthShape.parse(body)).toEqual(body);
    const source = await base.db.agendaSource.findFirstOrThrow({ where: { url: { not: null } } });
    const read = now();
    await base.db.agendaSource.update({
      where: { id: source.id },
      data: { enabled: true, lastReadAt: read, lastOkAt: read },
    });
    expect((await GET()).status).toBe(200);
    setClock(new Date(read.getTime() + 23 * 3_600_000));
    await base.db.agendaSource.update({
      where: { id: source.id },
      data: { lastReadAt: now(), lastError: 'did not answer' },
    });
    const red = await GET();
    expect(red.status).toBe(503);
    const { ok, feeds } = await red.json();
    expect(ok).toBe(false);
    expect(feeds.find(({ id }: { id: string }) => id === source.id)).toMatchObject({ state: 'over_age' });
  });
});
