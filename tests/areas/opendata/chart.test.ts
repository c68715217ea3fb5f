import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHART, niceStep, scaleOf, steps } from '#components/places/chart-geometry.ts';
import { countryOverview, listSeries } from '#lib/places/country-queries.ts';
import { useDatabase } from '#tests/support/database.ts';

describe('the chart of agreements', () => {
  it('begins at nought and holds every value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (max) => {
        const { y, ticks } = scaleOf('2025-01-01', '2026-01-01', max);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(y(0)).toBe(CHART.height - CHART.bottom);
        expect(y(max)).toBeGreaterThanOrEqual(CHART.top - 0.001);
      }),
    );
  });

  it('steps by 1, 2 or 5', () => {
    for (const max of [1, 3, 7, 30, 348, 1843, 99_999])
      expect(['1', '2', '5']).toContain(String(niceStep(max, 4))[0]);
  });

  it('stands still between two lists', () => {
    const scale = scaleOf('2025-01-01', '2025-01-11', 100);
    const points = [
      { asOf: '2025-01-01', value: 0 },
      { asOf: '2025-01-11', value: 100 },
    ];
    expect(steps(points, scale)).toBe(
      `M${CHART.left.toFixed(1)} ${scale.y(0).toFixed(1)}H${(CHART.width - CHART.right).toFixed(1)}V${scale.y(100).toFixed(1)}`,
    );
  });
});

describe('the series', () => {
  useDatabase();

  it('counts of the one list on file what was read, for the state and for the country', async () => {
    const florida = [
      {
        asOf: '2026-05-18',
        rows: 348,
        agencies: 284,
        byModel: { task_force: 274, warrant_service_officer: 65, jail_enforcement: 9 },
      },
    ];
    expect(await listSeries('fl')).toEqual(florida);
    expect(await listSeries('us')).toEqual(florida);
    expect(await listSeries('ga')).toEqual([]);
  });

  it('names the states on file with their counts', async () => {
    const { list, states } = await countryOverview();
    expect(list).toMatchObject({
      asOf: '2026-05-18',
      rows: 348,
      agencies: 284,
      fileRows: 1843,
      whole: false,
      readFor: ['Florida'],
    });
    expect(states).toMatchObject([
      { stateCode: 'fl', place: { name: 'Florida' }, rows: 348, agencies: 284, listOn: '2026-05-18' },
    ]);
  });
});
