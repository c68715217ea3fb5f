import { expect, test } from 'vitest';
import { importPlaces } from '#lib/places/import/import-mutations.ts';
import type { Plan } from '#lib/places/import/types.ts';
import { search } from '#lib/places/queries.ts';
import { useDatabase } from '#tests/support/database.ts';
import { PLACES, planOf, publishedFiles, ZIP_PLACES } from './fixtures.ts';

const database = useDatabase();
const published = planOf(publishedFiles());

/** All that an import writes, as text. */
async function onFile(): Promise<string> {
  const { db } = database;
  const [places, counties, zips, citations] = await Promise.all([
    db.place.findMany({ orderBy: { geoid: 'asc' } }),
    db.placeCounty.findMany({ orderBy: [{ placeGeoid: 'asc' }, { countyGeoid: 'asc' }] }),
    db.zipPlace.findMany({ orderBy: [{ zip: 'asc' }, { placeGeoid: 'asc' }] }),
    db.citation.findMany({ where: { placeId: { not: null } }, orderBy: { id: 'asc' } }),
  ]);
  return JSON.stringify({ places, counties, zips, citations });
}

const sum = (reports: Awaited<ReturnType<typeof importPlaces>>, of: 'added' | 'changed' | 'zipRows') =>
  reports.reduce((total, report) => total + report[of], 0);

test('a dry run says what would be done, and writes nothing', async () => {
  const before = await onFile();
  const reports = await importPlaces(database.db, published, { dryRun: true });
  expect(sum(reports, 'added')).toBe(published.states.flatMap(({ places }) => places).length);
  expect(await onFile()).toBe(before);
});

test('killed between two states and inside one, an import goes on at the next run', async () => {
  const before = await onFile();
  // The connection goes away in the middle of the second state's transaction.
  const broken: Plan = {
    ...published,
    states: published.states.map((state, index) =>
      index === 0
        ? state
        : { ...state, zips: [...state.zips, { zip: 'x', placeGeoid: '5600100', landShare: 1 }] },
    ),
  };
  const told: string[] = [];
  await expect(
    importPlaces(database.db, broken, { tell: ({ code }) => void told.push(code) }),
  ).rejects.toThrow(/zip_shape/);
  expect(told).toEqual(['vt']);
  expect(await database.db.place.count({ where: { stateCode: 'wy' } })).toBe(0);
  expect(await onFile()).not.toBe(before);

  const reports = await importPlaces(database.db, published);
  expect(reports.map(({ code, added, changed }) => ({ code, added: added > 0, changed }))).toEqual([
    { code: 'vt', added: false, changed: 0 },
    { code: 'wy', added: true, changed: 0 },
  ]);
});

test('the same files again change nothing', async () => {
  const before = await onFile();
  const reports = await importPlaces(database.db, published);
  expect([sum(reports, 'added'), sum(reports, 'changed'), sum(reports, 'zipRows')]).toEqual([0, 0, 0]);
  expect(await onFile()).toBe(before);
});

test('what is imported is found by name and by ZIP code', async () => {
  expect(await search('saint osmund')).toMatchObject({ kind: 'one', places: [{ geoid: '5000200' }] });
  expect(await search('05999')).toMatchObject({ zip: '05999', kind: 'choice' });
  expect(await search('5000700160')).toMatchObject({ kind: 'one', places: [{ geoid: '5000700160' }] });
});

test('a newer file renames, keeps the address, and never removes a place', async () => {
  await database.db.body.create({
    data: {
      id: 'trustees',
      placeGeoid: '5000200',
      kind: 'city_commission',
      name: 'Village trustees',
      asOf: new Date('2026-01-01'),
    },
  });
  const places = PLACES.split('\n')
    .filter((line) => !line.includes('St. Osmund'))
    .join('\n')
    .replace('Quillmere city', 'New Quillmere city');
  const files = publishedFiles({
    places,
    zipPlaces: ZIP_PLACES.replace('|250|', '|300|'),
  });
  const newer = planOf({
    ...files,
    gazetteers: files.gazetteers.map((one) => ({ ...one, asOf: '2025-01-01' })),
  });
  const reports = await importPlaces(database.db, newer);
  expect(reports[0]?.missing).toEqual([{ geoid: '5000200', legalName: 'St. Osmund village', facts: 1 }]);
  expect(await database.db.place.findUnique({ where: { geoid: '5000200' } })).not.toBeNull();
  expect(await database.db.zipPlace.count({ where: { placeGeoid: '5000200' } })).toBeGreaterThan(0);
  const renamed = await database.db.place.findUnique({ where: { geoid: '5000100' } });
  expect(renamed).toMatchObject({ name: 'New Quillmere', searchKey: 'new quillmere', slug: 'quillmere' });
  const share = await database.db.zipPlace.findUnique({
    where: { zip_placeGeoid: { zip: '05999', placeGeoid: '5000100' } },
  });
  expect(share?.landShare).toBe(0.3);
});

test('an older file fills in nothing that is known', async () => {
  const before = await database.db.place.findUnique({ where: { geoid: '5000100' } });
  await importPlaces(database.db, published);
  const after = await database.db.place.findUnique({ where: { geoid: '5000100' } });
  expect(after).toEqual(before);
});
