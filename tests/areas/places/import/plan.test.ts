import { describe, expect, test } from 'vitest';
import { commonName, slugOf } from '#lib/places/import/legal-names.ts';
import { plan } from '#lib/places/import/plan.ts';
import { assignSlugs } from '#lib/places/import/slugs.ts';
import { joinedFiles, planOf, publishedFiles } from './fixtures.ts';

const published = planOf(publishedFiles());
const municipalities = published.states
  .flatMap(({ places }) => places)
  .filter(({ kind }) => kind === 'municipality');
const place = (geoid: string) => municipalities.find((one) => one.geoid === geoid);
const zips = published.states.flatMap((state) => state.zips);

describe('files as published', () => {
  test('cities, villages, towns and townships that govern are municipalities', () => {
    expect(municipalities.map(({ name }) => name).sort()).toEqual([
      'El Niño',
      'Marlow Township',
      'Marlow Township',
      'Quillmere',
      'Quillmere (town)',
      'St. Osmund',
    ]);
  });

  test('what nobody governs and what no longer exists is left out and counted', () => {
    expect(published.leftOut).toMatchObject({
      statistical: 1,
      withoutGovernment: 2,
      zipRowsWithoutLand: 1,
      onlyOutsideIds: ['5000900 Vanished, The village'],
      zipNamesUnknown: [],
    });
  });

  test('a city in two counties has both, the one with its centre first; the newest estimate counts', () => {
    expect(place('5000100')).toMatchObject({
      countyGeoid: '50007',
      counties: ['50007', '50023'],
      population: 1000,
      populationYear: 2021,
      ocdId: 'ocd-division/country:us/state:vt/place:quillmere',
      asOf: '2024-01-01',
      timeZone: 'America/New_York',
    });
  });

  test('a place without a population row has the county whose outline holds its centre', () => {
    expect(place('5000200')).toMatchObject({ countyGeoid: '50023', population: null });
    expect(place('5600100')).toMatchObject({ countyGeoid: '56021', timeZone: 'America/Denver' });
  });

  test('a township is in the county of its number', () => {
    expect(place('5000700160')).toMatchObject({ counties: ['50007'], population: 310 });
    expect(place('5002300170')).toMatchObject({ counties: ['50023'], population: null });
  });

  test('shares of ZIP areas are of their whole land', () => {
    expect(zips.filter(({ zip }) => zip === '05999')).toEqual([
      { zip: '05999', placeGeoid: '50007', landShare: 1 },
      { zip: '05999', placeGeoid: '5000100', landShare: 0.25 },
    ]);
    expect(zips.filter(({ zip }) => zip === '05998')).toContainEqual({
      zip: '05998',
      placeGeoid: '50023',
      landShare: 0.8,
    });
  });

  test('every fact names its source, which is among the sources', () => {
    const sources = new Set(published.sources.map(({ id }) => id));
    const cited = published.states.flatMap(({ citations }) => citations);
    expect(cited.filter(({ sourceId }) => !sources.has(sourceId))).toEqual([]);
    const citedPlaces = new Set(cited.map(({ placeId }) => placeId));
    for (const one of published.states.flatMap(({ places }) => places)) {
      expect(citedPlaces.has(one.geoid), one.geoid).toBe(true);
    }
  });

  test('the order of the files makes no difference', () => {
    const files = publishedFiles();
    const turned = { ...files, gazetteers: files.gazetteers.toReversed(), zips: files.zips.toReversed() };
    const states = (whole: typeof published) =>
      whole.states.map(({ places, zips: own }) => ({
        places: places.toSorted((a, b) => a.geoid.localeCompare(b.geoid)),
        zips: own.toSorted((a, b) => `${a.zip}${a.placeGeoid}`.localeCompare(`${b.zip}${b.placeGeoid}`)),
      }));
    expect(states(planOf(turned))).toEqual(states(published));
  });

  test('50 states, the District of Columbia and Puerto Rico, with 3,221 counties', () => {
    const whole = plan({ gazetteers: [], population: null, ids: null, zips: [], readOn: '2026-11-23' });
    const all = whole.states.flatMap(({ places }) => places);
    expect(all.filter(({ kind }) => kind === 'state')).toHaveLength(52);
    expect(all.filter(({ kind }) => kind === 'county')).toHaveLength(3221);
    expect(all.filter(({ geoid }) => /^(?:72)\d{3}$/.test(geoid))).toHaveLength(78);
  });
});

describe('files with fewer columns', () => {
  const joined = planOf(joinedFiles());
  const own = joined.states.flatMap(({ places }) => places);

  test('names are matched within the state, and within the county of the ZIP area where two share one', () => {
    const ofPlaces = joined.states
      .flatMap((state) => state.zips)
      .filter(({ placeGeoid }) => placeGeoid.length === 7);
    expect(ofPlaces).toEqual([
      { zip: '05999', placeGeoid: '5000100', landShare: 0.25 },
      { zip: '05998', placeGeoid: '5000600', landShare: 0.5 },
    ]);
    expect(joined.leftOut.zipNamesUnknown).toEqual(['Nobody city, 50']);
  });

  test('the middle of the area goes before the other point', () => {
    expect(own.find(({ geoid }) => geoid === '5000100')).toMatchObject({
      latitude: 44.48,
      longitude: -73.22,
    });
    expect(own.find(({ geoid }) => geoid === '5000500')).toMatchObject({ latitude: 44.4, longitude: -73.1 });
  });
});

describe('names and addresses', () => {
  test.each([
    ['Miami city', 'Miami'],
    ['St. Lucie Village town', 'St. Lucie Village'],
    ['Carson City', 'Carson City'],
    ['Franklin township', 'Franklin Township'],
    ['Alder charter township', 'Alder Charter Township'],
    ['Nashville-Davidson metropolitan government (balance)', 'Nashville-Davidson'],
    ['Lexington-Fayette urban county', 'Lexington-Fayette'],
    ['Juneau city and borough', 'Juneau'],
    ['Agawam Town city', 'Agawam'],
    ['Milford city (balance)', 'Milford'],
  ])('%s is %s', (legal, common) => expect(commonName(legal)).toBe(common));

  test('places of one name have addresses of their own, whatever their order', () => {
    const named = (geoid: string, name: string, countyName: string | null, kind = 'municipality') =>
      ({ geoid, name, countyName, kind }) as Parameters<typeof assignSlugs>[0][number];
    const places = [
      named('42001', 'Adams County', null, 'county'),
      named('4200101', 'Franklin Township', 'Adams County'),
      named('4200101000', 'Franklin Township', 'Adams County'),
      named('4200102000', 'Franklin Township', 'Beaver County'),
      named('4200103000', 'Franklin Township', 'Beaver County'),
      named('4200700', 'Oak', 'Adams County'),
      named('4200800', 'Oak', 'Beaver County'),
    ];
    const slugs = assignSlugs(places, new Map());
    expect(Object.fromEntries(slugs)).toEqual({
      '42001': 'adams-county',
      '4200101': 'franklin-township',
      '4200101000': 'franklin-township-adams',
      '4200102000': 'franklin-township-4200102000',
      '4200103000': 'franklin-township-4200103000',
      '4200700': 'oak-adams',
      '4200800': 'oak-beaver',
    });
    expect(assignSlugs(places.toReversed(), new Map())).toEqual(new Map([...slugs].reverse()));
  });

  test('an address on file stays, also where another place would have it', () => {
    const places = [
      { geoid: '4200700', name: 'Oak', countyName: 'Adams County', kind: 'municipality' as const },
      { geoid: '4200800', name: 'Oak', countyName: 'Beaver County', kind: 'municipality' as const },
    ];
    const slugs = assignSlugs(places, new Map([['4200800', 'oak']]));
    expect(slugs.get('4200800')).toBe('oak');
    expect(slugs.get('4200700')).toBe('oak-adams');
  });

  test('accents and apostrophes leave no trace in an address', () => {
    expect(slugOf('Cañon City')).toBe('canon-city');
    expect(slugOf("Sewall's Point")).toBe('sewalls-point');
  });
});
