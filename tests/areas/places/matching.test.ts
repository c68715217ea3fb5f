import { describe, expect, test } from 'vitest';
import { type MatchPlace, matcher } from '#lib/places/matching/matching-rules.ts';
import { score, scoreCities } from '#lib/places/matching/matching-score.ts';
import { englishUntied } from '#lib/places/matching/untied-texts.ts';
import { floridaLabels } from '#seed/labels.ts';
import { readTables } from '#seed/tables.ts';

const { places } = await readTables();
const florida = matcher(places);
const labels = await floridaLabels();

function place(geoid: string, name: string, legalName: string, counties: string[] = []): MatchPlace {
  const kind = geoid.length === 2 ? 'state' : geoid.length === 5 ? 'county' : 'municipality';
  return { geoid, kind, name, legalName, stateCode: 'zz', counties };
}

// A fictitious state.
const match = matcher(
  [
    place('99', 'Zzyland', 'State of Zzyland'),
    place('99001', 'Alder County', 'Alder County'),
    place('99003', 'Birch County', 'Birch County'),
    place('99510', 'Rook city', 'Rook city'),
    place('99511', 'Rook County', 'Rook County'),
    place('99512', 'Larch city', 'Larch city'),
    place('9900100', 'Oak', 'Oak city', ['99001']),
    place('9900200', 'Oak', 'Oak village', ['99003']),
    place('9900300', 'Elm', 'Elm borough', ['99001']),
    place('9900100400', 'Elm Township', 'Elm township', ['99001']),
    place('9900300400', 'Elm Township', 'Elm township', ['99003']),
    place('9900100500', 'Fir (town)', 'Fir town', ['99001']),
    place('9900600', 'Fir', 'Fir village', ['99001']),
    place('9900700', 'Rook', 'Rook city', ['99510']),
    place('9900800', 'Pine City', 'Pine City city', ['99001']),
  ],
  [{ stateCode: 'zz', name: 'Zzyland University', counties: ['BIRCH'] }],
);

const of = (name: string, county: string | null = null, type: string | null = null) => {
  const found = match({ name, stateCode: 'zz', county, type });
  return found.tie === null
    ? englishUntied(found.unmatched)
    : (found.placeGeoid ?? found.countyGeoid ?? 'state');
};

describe('a name that can be of one place only is tied to it', () => {
  test.each<[string, string | null, string | null, string]>([
    ['Oak Police Department', 'Alder County', 'Municipality', '9900100'],
    ['Oak Police Department', 'birch', 'Municipality', '9900200'],
    ['City of Oak Police Department', '#N/A', 'Municipality', '9900100'],
    ['Village of Oak Department of Public Safety', null, null, '9900200'],
    ['Elm Borough Police Department', 'Alder County', null, '9900300'],
    ['Elm Township Police Department', 'Birch County', null, '9900300400'],
    ['Elm TWP. Police Department', 'Alder County', null, '9900100400'],
    ['Elm Twp. Police Department - Birch', 'Birch County', null, '9900300400'],
    ['Oak Police Departement ', 'Birch County', null, '9900200'],
    ["Larch County Sheriff's Office", 'Larch County', 'County', '99512'],
    ['Town of Fir Police Department', 'Alder County', null, '9900100500'],
    ['Pine City Police Department', null, null, '9900800'],
    ["Elm Marshal's Office", 'Alder County', null, '9900300'],
    ["Alder County Sheriff's Office", 'Alder County', 'County', '99001'],
    ['Alder County Sheriff’s Office', '#N/A', 'Municipality', '99001'],
    ["Rook City Sheriff's Office", null, 'County', '99510'],
    ["Rook County Sheriff's Office", null, 'County', '99511'],
    ['Birch County Division of Corrections', 'Birch County', 'County', '99003'],
    ['Zzyland State Police', 'Alder County', 'State Agency', 'state'],
    ['City of Oak Police', null, 'State Agency', '9900100'],
    ['Department of Fish', '#NA', 'State Agency', 'state'],
    ['Zzyland University Police Department', 'Birch County', 'Municipality', '99003'],
  ])('%s (%s)', (name, county, type, expected) => expect(of(name, county, type)).toBe(expected));
});

describe('anything else is left open, with the reason', () => {
  test.each<[string, string | null, string | null, RegExp]>([
    ['Oak Police Department', '#N/A', 'Municipality', /2 municipalities are called “oak”/],
    ['Elm Police Department', 'Birch County', 'Municipality', /lies elsewhere/],
    ['Town of Oak Police Department', null, null, /No town on file/],
    ['Fir Police Department', 'Alder County', null, /2 municipalities/],
    ['Oakland Police Department', null, null, /No municipality on file/],
    ["Alder County Sheriff's Office", 'Birch County', 'County', /while ICE puts it in Birch County/],
    ["Cedar County Sheriff's Office", null, 'County', /No county/],
    ['Alder County Constable Precinct 3', 'Alder County', 'Municipality', /constable/],
    ["Birch County District Attorney's Office", 'Birch County', 'County', /prosecutes/],
    ['Oak Elm Regional Police Department', 'Alder County', 'Municipality', /several places/],
    ['Oak College Police Department', 'Alder County', 'Municipality', /No register/],
    [
      'Zzyland University Police Department',
      'Alder County',
      'Municipality',
      /another register in Birch County/,
    ],
  ])('%s (%s)', (name, county, type, expected) => expect(of(name, county, type)).toMatch(expected));
});

test('a labelled file of cities is compared by either name of the city, and what it does not know is said', () => {
  const listed = (name: string) => ({ name, stateCode: 'zz', county: null, type: 'Municipality' });
  const places = [
    place('99', 'Zzyland', 'State of Zzyland'),
    place('99001', 'Alder County', 'Alder County'),
    place('9900600', 'Yew', 'Yew village', ['99001']),
    place('9900700', 'Ash', 'Ash city', ['99001']),
    place('9900800', 'Box', 'Box city', ['99001']),
    place('9900900', 'Fig', 'Fig city', ['99001']),
  ];
  const found = scoreCities(
    matcher(places),
    places,
    ['Yew Police Department', 'Ash Police Department', 'Box Police Department'].map(listed),
    [
      { city: 'Yew Village', agency: 'Yew Police Department' },
      { city: 'Ash', agency: 'Another Police Department' },
      { city: 'Box', agency: null },
      { city: 'Fig', agency: 'Fig Public Safety' },
    ],
  );
  expect(found).toMatchObject({ cities: 4, correct: 1, precision: 1 / 2, recall: 1 / 3 });
  expect(found.wrong.map(({ agency }) => agency)).toEqual(['Ash Police Department']);
  expect(found.missed.map(({ city }) => city)).toEqual(['Ash', 'Fig']);
  expect(found.more.map(({ agency }) => agency)).toEqual(['Box Police Department']);
});

describe('Florida', () => {
  const found = score(florida, labels);

  test('no page shows the agency of another place: precision is 1', () => {
    expect(found.wrong).toEqual([]);
    expect(found.precision).toBe(1);
  });

  test('without a register only campuses, airports and two aliases are missed', () => {
    expect(found.recall).toBeGreaterThan(0.91);
    const others = found.missed.filter(({ label }) => !/^(?:campus_police|other)/.test(label));
    expect(others.map(({ name }) => name)).toEqual(['Sunny Isles Police Department']);
  });

  test('also when ICE gives no county, or the county of another agency, no city gets the police of another', () => {
    const ofCity = new Map(labels.map(({ name, placeGeoid }) => [name, placeGeoid]));
    for (const agency of labels) {
      for (const county of [null, '#N/A', ...labels.slice(0, 40).map((other) => other.county)]) {
        const { kind, placeGeoid } = florida({ ...agency, county });
        if (kind === 'municipal_police' && placeGeoid !== null) {
          expect(placeGeoid, `${agency.name} in ${county}`).toBe(ofCity.get(agency.name));
        }
      }
    }
  });
});
