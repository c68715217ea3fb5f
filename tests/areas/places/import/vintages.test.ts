import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readGazetteer } from '#lib/places/import/read-gazetteer.ts';
import { readIds } from '#lib/places/import/read-ids.ts';
import { readZips } from '#lib/places/import/read-zips.ts';
import { unpack } from '#lib/places/import/unpack.ts';
import { bytes } from './fixtures.ts';

// The headers as the Census documents them, year by year; the rows are fictitious places of Vermont.

describe('gazetteers', () => {
  const of = (file: string, header: string, row: string, ending = '\n') => {
    const { level, asOf, entries, land, leftOut } = readGazetteer(
      file,
      bytes(`${header}${ending}${row}${ending}`),
    );
    return { level, asOf, geoids: entries.map(({ geoid }) => geoid), zips: [...land.keys()], leftOut };
  };

  test.each<[string, string, string, string, string]>([
    [
      'Gaz_places_national.txt',
      'USPS\tGEOID\tANSICODE\tNAME\tLSAD\tFUNCSTAT\tPOP10\tHU10\tALAND\tAWATER\tALAND_SQMI\tAWATER_SQMI\tINTPTLAT\tINTPTLONG',
      'VT\t5000100\t1\tQuillmere city\t25\tA\t9\t5\t10\t1\t0\t0\t 44.4800000\t-73.2200000',
      'place',
      '5000100',
    ],
    [
      '2019_Gaz_place_national.txt',
      'USPS\tGEOID\tANSICODE\tNAME\tLSAD\tFUNCSTAT\tALAND\tAWATER\tALAND_SQMI\tAWATER_SQMI\tINTPTLAT\tINTPTLONG                                                                                                               ',
      'VT\t5000100\t1\tQuillmere city\t25\tA\t10\t1\t0\t0\t44.48\t-73.22                                                                                                               ',
      'place',
      '5000100',
    ],
    [
      '2025_Gaz_place_national.txt',
      'USPS|GEOID|GEOIDFQ|ANSICODE|NAME|LSAD|FUNCSTAT|ALAND|AWATER|ALAND_SQMI|AWATER_SQMI|INTPTLAT|INTPTLONG',
      'VT|5000100|1600000US5000100|1|Quillmere city|25|A|10|1|0|0|44.48|-73.22',
      'place',
      '5000100',
    ],
    [
      '2025_Gaz_counties_national.txt',
      'USPS|GEOID|GEOIDFQ|ANSICODE|NAME|ALAND|AWATER|ALAND_SQMI|AWATER_SQMI|INTPTLAT|INTPTLONG',
      'VT|50007|0500000US50007|1|Chittenden County|10|1|0|0|44.48|-73.22',
      'county',
      '50007',
    ],
    [
      '2025_Gaz_cousubs_national.txt',
      'USPS|GEOID|GEOIDFQ|ANSICODE|NAME|FUNCSTAT|ALAND|AWATER|ALAND_SQMI|AWATER_SQMI|INTPTLAT|INTPTLONG',
      'VT|5000700150|0600000US5000700150|1|Quillmere town|A|10|1|0|0|44.48|-73.22',
      'subdivision',
      '5000700150',
    ],
    [
      '2026_gaz_place_50.txt',
      'USPS|GEOID|GEOIDFQ|ANSICODE|NAME|LSAD|FUNCSTAT|ALAND|AWATER|ALAND_SQMI|AWATER_SQMI|INTPTLAT|INTPTLONG',
      'VT|5000100|1600000US5000100|1|Quillmere city|25|A|10|1|0|0|44.48|-73.22',
      'place',
      '5000100',
    ],
  ])('%s', (file, header, row, level, geoid) => {
    const expected = { level, geoids: [geoid], leftOut: { statistical: 0, withoutGovernment: 0 } };
    expect(of(file, header, row)).toMatchObject(expected);
    // With a byte order mark and Windows line ends, as some are.
    expect(of(file, `\uFEFF${header}`, row, '\r\n')).toMatchObject(expected);
    expect(of(file, header, row).asOf).toBe(`${/20\d\d/.exec(file)?.[0] ?? 2020}-01-01`);
  });

  test.each([
    [
      '2022_Gaz_zcta_national.txt',
      'GEOID\tALAND\tAWATER\tALAND_SQMI\tAWATER_SQMI\tINTPTLAT\tINTPTLONG   ',
      '\t',
    ],
    [
      '2025_Gaz_zcta_national.txt',
      'GEOID|GEOIDFQ|ALAND|AWATER|ALAND_SQMI|AWATER_SQMI|INTPTLAT|INTPTLONG',
      '|',
    ],
  ])('%s: land of ZIP areas', (file, header, bar) => {
    const columns = header.split(bar).map((column) => column.trim());
    const row = columns
      .map((column) => ({ GEOID: '05999', GEOIDFQ: '860Z200US05999', ALAND: '77' })[column] ?? '1')
      .join(bar);
    expect(of(file, header, row)).toMatchObject({ level: 'zip', zips: ['05999'] });
  });

  test('in the archive that the Census publishes, under the name inside', () => {
    const text =
      'USPS|GEOID|GEOIDFQ|ANSICODE|NAME|LSAD|FUNCSTAT|INTPTLAT|INTPTLONG\nVT|5000100|x|1|Quillmere city|25|A|44.5|-73.2\n';
    const archive = zipSync({ '2025_Gaz_place_national.txt': strToU8(text) });
    const inside = unpack('download.zip', archive);
    expect(inside.name).toBe('2025_Gaz_place_national.txt');
    expect(readGazetteer(inside.name, inside.bytes)).toMatchObject({ asOf: '2025-01-01', rows: 1 });
    expect(unpack('a.txt', bytes(text)).name).toBe('a.txt');
  });

  test.each<[string, Uint8Array, RegExp]>([
    ['two texts', zipSync({ 'a.txt': strToU8('a'), 'b.csv': strToU8('b') }), /several texts/],
    ['a picture', zipSync({ 'a.png': strToU8('a') }), /no \.txt or \.csv/],
    ['half an archive', zipSync({ 'a.txt': strToU8('a') }).slice(0, 40), /damaged/],
  ])('an archive with %s is refused', (_, archive, reason) => {
    expect(() => unpack('x.zip', archive)).toThrow(reason);
  });
});

describe('relationship files of ZIP areas', () => {
  const ZCTA_2020 =
    'OID_ZCTA5_20|GEOID_ZCTA5_20|NAMELSAD_ZCTA5_20|AREALAND_ZCTA5_20|AREAWATER_ZCTA5_20|MTFCC_ZCTA5_20|CLASSFP_ZCTA5_20|FUNCSTAT_ZCTA5_20';
  const row2020 = (geoid: string, name: string) =>
    `221|05999|ZCTA5 05999|1000|0|G6350|B5|S|221|${geoid}|${name}|5000|10|G4110|C1|A|250|0`;

  test.each<[string, string, string, string]>([
    [
      'tab20_zcta520_place20_natl.txt',
      'OID_PLACE_20|GEOID_PLACE_20|NAMELSAD_PLACE_20|AREALAND_PLACE_20|AREAWATER_PLACE_20|MTFCC_PLACE_20|CLASSFP_PLACE_20|FUNCSTAT_PLACE_20|AREALAND_PART|AREAWATER_PART',
      row2020('5000100', 'Quillmere city'),
      'place',
    ],
    [
      'tab20_zcta520_county20_natl.txt',
      'OID_COUNTY_20|GEOID_COUNTY_20|NAMELSAD_COUNTY_20|AREALAND_COUNTY_20|AREAWATER_COUNTY_20|MTFCC_COUNTY_20|CLASSFP_COUNTY_20|FUNCSTAT_COUNTY_20|AREALAND_PART|AREAWATER_PART',
      row2020('50007', 'Chittenden County'),
      'county',
    ],
    [
      'tab20_zcta520_cousub20_natl.txt',
      'OID_COUSUB_20|GEOID_COUSUB_20|NAMELSAD_COUSUB_20|AREALAND_COUSUB_20|AREAWATER_COUSUB_20|MTFCC_COUSUB_20|CLASSFP_COUSUB_20|FUNCSTAT_COUSUB_20|AREALAND_PART|AREAWATER_PART',
      row2020('5000700150', 'Quillmere town'),
      'subdivision',
    ],
  ])('%s', (file, header, row, level) => {
    const read = readZips(file, bytes(`\uFEFF${ZCTA_2020}|${header}\r\n${row}\r\n`));
    expect(read).toMatchObject({ level, year: 2020, parts: [{ zip: '05999', land: 250 }] });
    expect(read.land.get('05999')).toBe(1000);
  });

  test.each<[string, string, string, string, string]>([
    [
      'zcta_place_rel_10.txt',
      'ZCTA5,STATE,PLACE,GEOID,POPPT,HUPT,AREAPT,AREALANDPT,ZPOP,ZHU,ZAREA,ZAREALAND,PLPOP,PLHU,PLAREA,PLAREALAND',
      '05999,50,00100,5000100,1,1,260,250,1,1,1010,1000,1,1,1,1',
      'place',
      '5000100',
    ],
    [
      'zcta_county_rel_10.txt',
      'ZCTA5,STATE,COUNTY,GEOID,POPPT,HUPT,AREAPT,AREALANDPT,ZPOP,ZHU,ZAREA,ZAREALAND,COPOP,COHU,COAREA,COAREALAND',
      '05999,50,007,50007,1,1,260,250,1,1,1010,1000,1,1,1,1',
      'county',
      '50007',
    ],
  ])('%s', (file, header, row, level, geoid) => {
    const read = readZips(file, bytes(`${header}\n${row}\n`));
    expect(read).toMatchObject({ level, year: 2010, parts: [{ zip: '05999', geoid, land: 250 }] });
    expect(read.land.get('05999')).toBe(1000);
  });
});

test('Open Civic Data’s list of the whole country: places only, no aliases, none whose time is over', () => {
  const header =
    'id,name,sameAs,sameAsNote,validThrough,census_geoid,census_geoid_12,census_geoid_14,openstates_district,placeholder_id,sch_dist_stateid,state_id,validFrom';
  const rows = [
    'ocd-division/country:us,United States,,,,,,,,,,,',
    'ocd-division/country:us/state:vt/place:quillmere,Quillmere city,,,,place-5000100,,,,,,,',
    'ocd-division/country:us/state:vt/place:old_quillmere,Quillmere city,ocd-division/country:us/state:vt/place:quillmere,"renamed, says the state",,place-5000100,,,,,,,',
    'ocd-division/country:us/state:vt/place:vanished,Vanished village,,,2013-06-30,place-5000900,,,,,,,',
    'ocd-division/country:us/state:vt/county:chittenden,Chittenden County,,,,place-50007,,,,,,,',
    'ocd-division/country:us/state:vt/sldl:7,Vermont State House district 7,,,,sldl-50007,sldl-50007,,7,,,,',
    'ocd-division/country:us/state:vt/sldu:a,Vermont State Senate district A,,,,sldu-50ADD,,,A,,,,',
  ];
  const { ids } = readIds('country-us.csv', bytes([header, ...rows, ''].join('\n')));
  expect([...ids]).toEqual([
    ['5000100', { ocdId: 'ocd-division/country:us/state:vt/place:quillmere', legalName: 'Quillmere city' }],
    [
      '50007',
      { ocdId: 'ocd-division/country:us/state:vt/county:chittenden', legalName: 'Chittenden County' },
    ],
  ]);
});
