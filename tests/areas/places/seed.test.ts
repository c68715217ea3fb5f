import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { foldName } from '#lib/places/fold.ts';
import { agreementsOf } from '#seed/agreements.ts';
import { citationsOfAgency, citationsOfPlace } from '#seed/citations.ts';
import { agencyRow, type ListingRow, placeRow } from '#seed/rows.ts';
import { parseTable } from '#seed/table.ts';
import { readTables } from '#seed/tables.ts';

const { places, zips, agencies, releases, listings, sources } = await readTables();
const municipalities = places.filter((place) => place.kind === 'municipality');
const counties = places.filter((place) => place.kind === 'county');
const placeOf = new Map(places.map((place) => [place.geoid, place]));
const agencyNamed = (name: string) => agencies.find((agency) => agency.name === name);

function countBy<T>(rows: T[], keyOf: (row: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + 1;
  return counts;
}

describe('places', () => {
  test('one state, 67 counties, 411 municipalities: 267 cities, 123 towns, 21 villages', () => {
    expect(places.filter((place) => place.kind === 'state').map((place) => place.geoid)).toEqual(['12']);
    expect(counties).toHaveLength(67);
    expect(countBy(municipalities, (place) => place.legalName.split(' ').at(-1) ?? '')).toEqual({
      city: 267,
      town: 123,
      village: 21,
    });
  });

  test('no slug, outside id or folded name stands for two places', () => {
    for (const keyOf of [
      (place: (typeof places)[number]) => place.slug,
      (place: (typeof places)[number]) => place.ocdId ?? place.geoid,
      (place: (typeof places)[number]) => foldName(place.name),
    ]) {
      expect(new Set(places.map(keyOf)).size).toBe(places.length);
    }
  });

  test('every municipality lies in known counties; four lie in two', () => {
    const countyGeoids = new Set(counties.map((county) => county.geoid));
    for (const place of municipalities) {
      expect(place.counties.every((geoid) => countyGeoids.has(geoid))).toBe(true);
    }
    const several = municipalities.filter((place) => place.counties.length > 1);
    expect(several.map((place) => place.name)).toEqual([
      'Fanning Springs',
      'Flagler Beach',
      'Longboat Key',
      'Marineland',
    ]);
  });

  test('every centre lies in Florida; only Islamorada has none', () => {
    expect(places.filter((place) => place.latitude === null).map((place) => place.name)).toEqual([
      'Islamorada, Village of Islands',
    ]);
    for (const { latitude, longitude } of places) {
      if (latitude === null || longitude === null) continue;
      expect(latitude).toSatisfy((value: number) => value > 24.4 && value < 31.1);
      expect(longitude).toSatisfy((value: number) => value > -87.7 && value < -79.9);
    }
  });

  test('central time in nine counties of the panhandle, and in Wewahitchka', () => {
    const central = counties.filter((county) => county.timeZone === 'America/Chicago');
    expect(central.map((county) => county.name.replace(' County', ''))).toEqual([
      'Bay',
      'Calhoun',
      'Escambia',
      'Holmes',
      'Jackson',
      'Okaloosa',
      'Santa Rosa',
      'Walton',
      'Washington',
    ]);
    const zoneOf = (slug: string) => places.find((place) => place.slug === slug)?.timeZone;
    expect([zoneOf('pensacola'), zoneOf('wewahitchka')]).toEqual(['America/Chicago', 'America/Chicago']);
    expect([zoneOf('port-st-joe'), zoneOf('tallahassee')]).toEqual(['America/New_York', 'America/New_York']);
  });

  test('every place cites sources that are in the table', () => {
    const known = new Set(sources.map((source) => source.id));
    for (const place of places) {
      const cited = citationsOfPlace(place).map((citation) => citation.sourceId);
      expect(cited.length).toBeGreaterThan(0);
      expect(cited.filter((id) => !known.has(id))).toEqual([]);
    }
  });
});

describe('ZIP areas', () => {
  const nameOf = (geoid: string) => placeOf.get(geoid)?.name;

  test('33143 is South Miami, then Coral Gables, and never Miami', () => {
    const rows = zips
      .filter((row) => row.zip === '33143' && row.placeGeoid.length === 7)
      .sort((a, b) => b.landShare - a.landShare);
    expect(rows.map((row) => [nameOf(row.placeGeoid), row.landShare])).toEqual([
      ['South Miami', 0.249795],
      ['Coral Gables', 0.138557],
    ]);
  });

  test('every municipality and every county has ZIP land', () => {
    const touched = new Set(zips.map((row) => row.placeGeoid));
    expect([...municipalities, ...counties].filter((place) => !touched.has(place.geoid))).toEqual([]);
    expect(new Set(zips.map((row) => row.zip)).size).toBe(1013);
  });

  test.each([
    ['municipalities', 7],
    ['counties', 5],
  ])('shares of one ZIP within %s add up to 1 at most', (_, digits) => {
    const sums = new Map<string, number>();
    for (const row of zips.filter((row) => row.placeGeoid.length === digits)) {
      expect(row.landShare).toSatisfy((share: number) => share > 0 && share <= 1);
      sums.set(row.zip, (sums.get(row.zip) ?? 0) + row.landShare);
    }
    // Shares are rounded to the millionth.
    expect([...sums].filter(([, sum]) => sum > 1.00001)).toEqual([]);
  });
});

describe('agencies', () => {
  test("284 as ICE spells them, 93 more of the FBI's file", () => {
    expect(countBy(agencies, (agency) => agency.listed)).toEqual({ ice: 284, fbi: 93 });
    expect(countBy(agencies, (agency) => agency.kind)).toEqual({
      municipal_police: 265,
      sheriff: 67,
      campus_police: 18,
      state_agency: 14,
      county_corrections: 9,
      other: 4,
    });
  });

  test('25 cannot be tied and say why: 23 long absent from the file of the FBI, two circuits', () => {
    const unmatched = agencies.filter((agency) => agency.unmatched !== null);
    expect(countBy(unmatched, (agency) => agency.listed)).toEqual({ fbi: 23, ice: 2 });
    expect(unmatched.filter((agency) => agency.placeGeoid || agency.countyGeoid)).toEqual([]);
  });

  test('no place has two police agencies of its own', () => {
    const tied = agencies.filter((agency) => agency.placeGeoid);
    expect(new Set(tied.map((agency) => agency.placeGeoid)).size).toBe(tied.length);
  });

  test('every county has one sheriff', () => {
    const sheriffs = agencies.filter((agency) => agency.kind === 'sheriff');
    expect(new Set(sheriffs.map((agency) => agency.countyGeoid)).size).toBe(67);
    for (const sheriff of sheriffs) {
      // Jacksonville and Duval County are one government.
      if (sheriff.name === "Jacksonville Sheriff's Office") continue;
      const county = placeOf.get(sheriff.countyGeoid ?? '')?.name.replace(' County', '') ?? '?';
      expect(sheriff.name.startsWith(county)).toBe(true);
    }
  });

  // Agencies whose name does not hold their place's name, each with its reason.
  const otherwiseNamed: Record<string, string> = {
    // ICE drops "Beach"; no other Florida municipality has "Sunny Isles" in its name.
    'Sunny Isles Police Department': 'Sunny Isles Beach',
  };

  test("an agency is tied to the longest place name within its own, so never to another city's", () => {
    const folded = municipalities.map((place) => ({ geoid: place.geoid, name: foldName(place.name) }));
    for (const agency of agencies.filter((agency) => agency.placeGeoid)) {
      const place = placeOf.get(agency.placeGeoid ?? '');
      if (agency.name in otherwiseNamed) {
        expect(place?.name).toBe(otherwiseNamed[agency.name]);
        continue;
      }
      const words = ` ${foldName(agency.name)} `;
      const named = folded
        .filter(({ name }) => words.includes(` ${name} `))
        .sort((a, b) => b.name.length - a.name.length);
      expect([agency.name, named[0]?.geoid]).toEqual([agency.name, agency.placeGeoid]);
    }
  });

  test.each([
    ['City of Miami Police Department', 'miami'],
    ['Miami Springs Police Department', 'miami-springs'],
    ['South Miami police', 'south-miami'],
    ['Melbourne Police Department', 'melbourne'],
    ['Melbourne Beach Police Department', 'melbourne-beach'],
    ['Indian Creek Village Department of Public Safety', 'indian-creek'],
    ['Indian River Shores Department of Public Safety', 'indian-river-shores'],
    ['Lake City Police Department', 'lake-city'],
    ['Oakland Police Department', 'oakland'],
    ['Palm Beach Police Department', 'palm-beach'],
    ['Port Saint Lucie Police Department', 'port-st-lucie'],
    ['Village of Pinecrest police', 'pinecrest'],
    ["Jacksonville Sheriff's Office", 'jacksonville'],
  ])('%s is of %s', (name, slug) => {
    expect(placeOf.get(agencyNamed(name)?.placeGeoid ?? '')?.slug).toBe(slug);
  });

  test('airports, campuses and state agencies are of no city, whatever their name', () => {
    for (const agency of agencies) {
      if (['municipal_police', 'sheriff'].includes(agency.kind)) continue;
      expect([agency.name, agency.placeGeoid]).toEqual([agency.name, null]);
    }
    const state = agencies.filter((agency) => agency.kind === 'state_agency');
    expect(state.filter((agency) => agency.countyGeoid)).toEqual([]);
  });

  test("a county of ICE's sheet that is not the agency's stands beside it as a dispute", () => {
    const atlantic = agencyNamed('Florida Atlantic Police Department');
    if (!atlantic) throw new Error('Florida Atlantic Police Department is not in the table');
    const own = listings.filter((row) => row.agencyName === atlantic.name);
    const cited = citationsOfAgency(atlantic, own, new Set(['Palm Beach County']));
    expect(cited.filter((citation) => citation.disputes).map((citation) => citation.locator)).toEqual([
      'row 238: Broward County',
    ]);
  });
});

describe('the sheet of 18 May 2026', () => {
  test('348 rows of Florida, of 284 agencies, out of 1,843 rows', () => {
    expect(listings).toHaveLength(348);
    expect(new Set(listings.map((row) => row.agencyName)).size).toBe(284);
    expect(countBy(listings, (row) => row.model)).toEqual({
      task_force: 274,
      warrant_service_officer: 65,
      jail_enforcement: 9,
    });
    expect(countBy(listings, (row) => row.agencyType ?? 'none')).toEqual({
      Municipality: 192,
      County: 141,
      'State Agency': 15,
    });
    expect(releases.map(({ rowCount, scope, state }) => ({ rowCount, scope, state }))).toEqual([
      { rowCount: 1843, scope: ['fl'], state: 'accepted' },
    ]);
  });

  test('348 agreements, one a row', () => {
    expect(agreementsOf(listings)).toHaveLength(348);
  });

  test('two rows of one agency and model are one agreement, dated by the earlier', () => {
    const row = (rowNumber: number, signedOn: string | null): ListingRow => ({
      rowNumber,
      signedOn,
      agencyName: 'Example Police Department',
      agencyType: null,
      countyName: null,
      model: 'task_force',
      moaUrl: null,
      addendumUrl: null,
      repairs: [],
    });
    const agreements = agreementsOf([row(4, null), row(2, '2025-06-01'), row(3, '2025-03-01')]);
    expect(agreements).toHaveLength(1);
    expect(agreements[0]?.signedOn).toBe('2025-03-01');
    expect(agreements[0]?.listings.map((listing) => listing.rowNumber)).toEqual([3, 2, 4]);
  });

  test("every document is at ICE's own address; four rows have none", () => {
    for (const address of listings.flatMap((row) => [row.moaUrl, row.addendumUrl])) {
      if (address) expect(address).toMatch(/^https:\/\/www\.ice\.gov\/[\w./%()-]+$/);
    }
    const without = listings.filter((row) => row.moaUrl === null);
    expect(without.map((row) => [row.rowNumber, row.repairs.at(-1)])).toEqual([
      [309, 'moa: link pending'],
      [390, 'moa: link pending'],
      [486, 'moa: address dropped, scheme chrome-extension is not https'],
      [500, 'moa: link pending'],
    ]);
  });

  test('no row is signed after the sheet', () => {
    expect(listings.filter((row) => row.signedOn === null || row.signedOn > '2026-05-18')).toEqual([]);
  });
});

describe('a bad row', () => {
  const schema = z.strictObject({ name: z.string(), count: z.string().regex(/^\d+$/, 'must be digits') });

  test('names the file, the row and the reason', () => {
    expect(() => parseTable('t.tsv', 'name\tcount\na\t1\nb\tx\n', schema)).toThrow(
      't.tsv, row 3: count: must be digits',
    );
    expect(() => parseTable('t.tsv', 'name\tcount\na\n', schema)).toThrow(
      't.tsv, row 2: 1 cells where the header has 2',
    );
    expect(() => parseTable('t.tsv', 'name\tother\na\t1\n', schema)).toThrow('t.tsv, row 2');
  });

  test('is a municipality without a county, and an agency neither tied nor explained', () => {
    const [miami] = municipalities.filter((place) => place.slug === 'miami');
    const { line: _, ...row } = { line: 0, ...miami, counties: null, countyGeoid: null };
    expect(placeRow.safeParse(row).success).toBe(false);
    const { line: __, ...agency } = { line: 0, ...agencyNamed('City of Miami Police Department') };
    expect(agencyRow.safeParse(agency).success).toBe(true);
    expect(agencyRow.safeParse({ ...agency, tie: null }).success).toBe(false);
    expect(agencyRow.safeParse({ ...agency, placeGeoid: null, countyGeoid: null }).success).toBe(false);
  });
});
