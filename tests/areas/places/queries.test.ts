import { describe, expect, it } from 'vitest';
import {
  agenciesOf,
  countyOverview,
  factCounts,
  listUses,
  placeByGeoid,
  placeBySlug,
  sourceUses,
  stateOverview,
  statusesOf,
  statusOf,
} from '#lib/places/queries.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();

async function place(slug: string) {
  const found = await placeBySlug('fl', slug);
  if (!found) throw new Error(`${slug} is not on file`);
  return found;
}

describe('the status of', () => {
  it.each([
    ['miami', 'active_listed'],
    ['south-miami', 'no_agreement'],
    ['key-west', 'active_listed'],
    ['homestead', 'approved_locally_not_listed'],
    ['miami-beach', 'no_listing_found'],
    ['tallahassee', 'active_listed'],
    ['fort-myers', 'active_listed'],
    ['miami-dade-county', 'active_listed'],
    ['jacksonville', 'active_listed'],
  ])('%s is %s', async (slug, code) => {
    const status = await statusOf(await place(slug));
    expect(status.code).toBe(code);
    expect(status.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(status.because.length).toBeGreaterThan(0);
    for (const one of status.because) expect(one.sources.length, JSON.stringify(one)).toBeGreaterThan(0);
  });

  it('Key West names the voiding and the reinstatement', async () => {
    const { because } = await statusOf(await place('key-west'));
    const events = because.flatMap((one) => (one.kind === 'event' ? [one.event] : []));
    expect(events.indexOf('voided_locally')).toBeGreaterThan(-1);
    expect(events.indexOf('reinstated')).toBeGreaterThan(events.indexOf('voided_locally'));
  });

  it('a place of a state that no list covers is unknown', async () => {
    const elsewhere = await statusesOf('zz', ['9999999']);
    expect(elsewhere.get('9999999')).toMatchObject({ code: 'unknown', asOf: null, because: [] });
  });

  it('says no longer on the list, and not ended, when a newer list has no row', async () => {
    await database.db.release.create({
      data: {
        id: 'test-later-sheet',
        kind: 'participating',
        state: 'accepted',
        asOf: new Date('2026-11-01'),
        fileName: 'test.xlsx',
        scope: ['fl'],
        rowCount: 0,
        sourceId: 'ice-participating-2026-05-18',
      },
    });
    try {
      const status = await statusOf(await place('hialeah'));
      expect(status).toMatchObject({ code: 'removed_from_list', asOf: '2026-11-01' });
      expect(status.because.at(-1)?.kind).toBe('absence');
      expect((await statusOf(await place('miami-beach'))).code).toBe('no_listing_found');
    } finally {
      await database.db.release.delete({ where: { id: 'test-later-sheet' } });
    }
  });
});

describe('who polices', () => {
  it('South Miami: its own police without an agreement, county, campus and state agencies with one', async () => {
    const agencies = await agenciesOf(await place('south-miami'));
    const roles = Object.groupBy(agencies, ({ role }) => role);
    expect(roles.own?.map(({ agreements }) => agreements.length)).toEqual([0]);
    expect(roles.county?.map(({ name }) => name)).toEqual([
      "Miami-Dade Sheriff's Office",
      'Miami-Dade Corrections and Rehabilitation',
    ]);
    expect(roles.campus?.map(({ name }) => name)).toEqual([
      'Florida International University Police Department',
    ]);
    expect(roles.state?.length).toBeGreaterThan(5);
    for (const agreement of agencies.flatMap((agency) => agency.agreements)) {
      expect(agreement.sources.length).toBeGreaterThan(0);
      expect(agreement).toMatchObject({ listedNow: true });
    }
  });

  it('Key West: the Monroe sheriff with two models', async () => {
    const sheriff = (await agenciesOf(await place('key-west'))).find(({ kind }) => kind === 'sheriff');
    expect(sheriff?.agreements.map(({ model }) => model).sort()).toEqual([
      'task_force',
      'warrant_service_officer',
    ]);
  });

  it('a list that somebody else saw is not shown as one of those on file', async () => {
    const own = (await agenciesOf(await place('miami'))).find(({ role }) => role === 'own');
    // Others saw Miami on a list of September; the newest list on file is of May.
    expect(own?.agreements).toMatchObject([{ lastListedOn: '2026-05-18', listedNow: true }]);
  });

  it('a county: its sheriff is its own', async () => {
    const agencies = await agenciesOf(await place('monroe-county'));
    expect(agencies.filter(({ role }) => role === 'own').map(({ kind }) => kind)).toContain('sheriff');
    expect(agencies.some(({ kind }) => kind === 'municipal_police')).toBe(false);
  });
});

describe('overviews', () => {
  it('Florida: 348 rows, 284 agencies, 67 counties, all municipalities', async () => {
    const overview = await stateOverview('fl');
    expect(overview).toMatchObject({
      rows: 348,
      agencies: 284,
      byModel: { task_force: 274, warrant_service_officer: 65, jail_enforcement: 9 },
      list: { asOf: '2026-05-18' },
    });
    expect(overview?.counties).toHaveLength(67);
    expect(overview?.municipalities).toHaveLength(411);
    expect(overview?.unmatched).toBe(overview?.unmatchedAgencies.length);
    expect(await stateOverview('zz')).toBeNull();
  });

  it('Miami-Dade: its municipalities with their status', async () => {
    const overview = await countyOverview('12086');
    const status = Object.fromEntries(
      overview?.municipalities.map((one) => [one.slug, one.status.code]) ?? [],
    );
    expect(status).toMatchObject({ miami: 'active_listed', 'south-miami': 'no_agreement' });
    expect(await countyOverview('1245000')).toBeNull();
  });

  it('the sources, and how many facts have one only', async () => {
    const counts = await factCounts();
    expect(counts.find(({ kind }) => kind === 'agreement')?.facts).toBe(348);
    for (const { facts, single } of counts) expect(single).toBeLessThanOrEqual(facts);
    expect((await sourceUses()).length).toBeGreaterThan(20);
    expect(await listUses()).toMatchObject([{ rows: 1843, read: 348 }]);
  });

  it('a place that is not on file is null', async () => {
    expect(await placeByGeoid('0000000')).toBeNull();
    expect(await placeBySlug('fl', 'nowhere')).toBeNull();
  });
});
