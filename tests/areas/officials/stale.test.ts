import { describe, expect, it } from 'vitest';
import { electionDay, lastElection, staleReasons } from '#lib/officials/stale-rules.ts';

const term = (startOn: string | null, endOn: string | null, asOf: string) => ({ startOn, endOn, asOf });
const TODAY = '2026-11-23';

describe('the shelf life of a seat', () => {
  it.each([
    [2024, '2024-11-05'],
    [2025, '2025-11-04'],
    [2026, '2026-11-03'],
    [2027, '2027-11-02'],
    [2022, '2022-11-08'],
  ])('knows the election day of %i', (year, day) => expect(electionDay(year)).toBe(day));

  it('counts an election day from the day after it', () => {
    expect(lastElection('2026-11-03')).toBe('2025-11-04');
    expect(lastElection('2026-11-04')).toBe('2026-11-03');
  });

  it.each([
    ['nobody was ever on file', [], ['nobody']],
    ['a term ended without a successor', [term(null, '2026-11-16', '2026-11-16')], ['ended']],
    [
      'a successor is on file',
      [term(null, '2026-11-16', '2026-11-16'), term('2026-11-16', null, '2026-11-20')],
      [],
    ],
    ['seen long ago, end known', [term('2024-01-01', '2028-01-01', '2025-12-01')], ['old']],
    ['seen before an election day, no end known', [term('2024-01-01', null, '2026-09-01')], ['election']],
    ['both', [term(null, null, '2024-01-01')], ['old', 'election']],
    ['seen after the election', [term('2024-01-01', null, '2026-11-04')], []],
    ['began after the election', [term('2026-11-10', null, '2026-11-01')], []],
    ['begins later only', [term('2027-01-01', null, '2026-11-20')], ['nobody']],
  ])('%s', (_, terms, kinds) => {
    expect(staleReasons(terms, TODAY).map(({ kind }) => kind)).toEqual(kinds);
  });
});
