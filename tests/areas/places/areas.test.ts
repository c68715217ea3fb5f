import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '#lib/kernel/locales.ts';
import { areasAround, areasOf, areaWord, isState, ownArea, sheriffArea } from '#lib/places/area-rules.ts';
import { search } from '#lib/places/queries.ts';
import { translator } from '#lib/platform/translator.ts';
import { useDatabase } from '#tests/support/database.ts';

const area = (geoid: string, name: string) => ({ geoid, name });
// Real names, as the Census writes them.
const ORLEANS = area('22071', 'Orleans Parish');
const BETHEL = area('02050', 'Bethel Census Area');
const JUNEAU = area('02110', 'Juneau City and Borough');
const ANCHORAGE = area('02020', 'Anchorage Municipality');
const HARTFORD = area('09003', 'Hartford County');
const CAPITOL = area('09110', 'Capitol Planning Region');
const SAN_JUAN = area('72127', 'San Juan Municipio');
const RICHMOND = area('51760', 'Richmond city');
const CHARLES_CITY = area('51036', 'Charles City County');
const CARSON = area('32510', 'Carson City');
const HARRIS = area('48201', 'Harris County');
const HONOLULU = area('15003', 'Honolulu County');
const DISTRICT = area('11001', 'District of Columbia');

describe('what stands at the level of a county', () => {
  it.each([
    [ORLEANS, 'parish', 'parish'],
    [BETHEL, 'census_area', 'none'],
    [JUNEAU, 'borough', 'none'],
    [ANCHORAGE, 'borough', 'none'],
    [HARTFORD, 'county', 'none'],
    [CAPITOL, 'planning_region', 'none'],
    [SAN_JUAN, 'municipio', 'none'],
    [RICHMOND, 'city', 'city'],
    [CHARLES_CITY, 'county', 'county'],
    [CARSON, 'city', 'city'],
    [HARRIS, 'county', 'county'],
    [HONOLULU, 'county', 'none'],
    [DISTRICT, 'district', 'district'],
  ])('%o is called by its own word, and no sheriff is invented', (given, word, sheriff) => {
    expect(areaWord(given)).toBe(word);
    expect(sheriffArea(given)).toBe(sheriff);
  });

  it('is called together as most of it is', () => {
    expect(areasOf([RICHMOND, CHARLES_CITY])).toBe('county');
    expect(areasOf([RICHMOND])).toBe('county');
    expect(areasAround([RICHMOND])).toBe('city');
    expect(areasAround([RICHMOND, CHARLES_CITY])).toBe('county');
    expect(areasOf([BETHEL, JUNEAU])).toBe('borough');
    expect(areasOf([SAN_JUAN])).toBe('municipio');
    expect(areasOf([])).toBe('county');
    expect(ownArea({ geoid: '2255000', name: 'New Orleans', kind: 'municipality' })).toBe('none');
    expect(ownArea({ ...ORLEANS, kind: 'county' })).toBe('parish');
    expect(['dc', 'pr'].map(isState)).toEqual([false, false]);
    expect(isState('ny')).toBe(true);
  });

  it('is said plainly not to be on ICE’s list of a day', () => {
    const t = translator('en', 'places');
    const said = (of: { geoid: string; name: string }) =>
      t('agencies.notShown.county', { county: of.name, area: sheriffArea(of), date: 'May 18, 2026' });
    expect([HARRIS, ORLEANS, RICHMOND, BETHEL].map(said)).toEqual([
      'Harris County: no sheriff or other county agency was found on ICE’s list of May 18, 2026.',
      'Orleans Parish: no sheriff or other parish agency was found on ICE’s list of May 18, 2026.',
      'Richmond city: no sheriff or other agency of the city was found on ICE’s list of May 18, 2026.',
      'Bethel Census Area: no agency of its own was found on ICE’s list of May 18, 2026.',
    ]);
  });

  it.each(LOCALES)('has a sentence in %s whatever it is', (locale) => {
    const t = translator(locale, 'places');
    for (const of of [ORLEANS, BETHEL, HARTFORD, SAN_JUAN, RICHMOND, HARRIS, DISTRICT]) {
      const said = [
        t('agencies.notShown.county', { county: of.name, area: sheriffArea(of), date: '2026' }),
        t('agencies.own', { area: areaWord(of) }),
        t('state.map', { area: areasOf([of]) }),
        t('state.mapHint', { area: areasOf([of]) }),
        t(`state.areas.${areaWord(of)}`),
        t('sentence.no_own_agency', { kind: 'county', place: of.name, area: sheriffArea(of) }),
      ];
      expect(said.filter((text) => text === '' || /[{}]/.test(text))).toEqual([]);
      if (sheriffArea(of) === 'none') expect(said.join(' ')).not.toMatch(/sheriff|alguacil|cherif/);
    }
  });
});

describe('Washington', () => {
  const database = useDatabase();
  beforeAll(async () => {
    await database.db.place.create({
      data: {
        geoid: '11',
        kind: 'state',
        name: 'District of Columbia',
        legalName: 'District of Columbia',
        slug: 'district-of-columbia',
        stateCode: 'dc',
        searchKey: 'district of columbia',
        asOf: new Date('2026-01-01T00:00:00Z'),
      },
    });
  });

  it.each(['Washington DC', 'Washington, D.C.', 'washington, dc', 'Washington, District of Columbia'])(
    '%s is the District',
    async (text) => {
      expect(await search(text)).toMatchObject({ kind: 'one', places: [{ geoid: '11' }] });
    },
  );
});
