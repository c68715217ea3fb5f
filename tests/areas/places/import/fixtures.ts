import type { Day } from '#lib/kernel/dates.ts';
import { plan } from '#lib/places/import/plan.ts';
import { readGazetteer } from '#lib/places/import/read-gazetteer.ts';
import { readIds } from '#lib/places/import/read-ids.ts';
import { readPopulation } from '#lib/places/import/read-population.ts';
import { readZips } from '#lib/places/import/read-zips.ts';
import type { Files, Plan } from '#lib/places/import/types.ts';

// Fictitious places of Vermont and Wyoming, in the shapes that the Census publishes.

export const PLACES = [
  'USPS\tGEOID\tANSICODE\tNAME\tLSAD\tFUNCSTAT\tALAND\tAWATER\tALAND_SQMI\tAWATER_SQMI\tINTPTLAT\tINTPTLONG   ',
  'VT\t5000100\t1\tQuillmere city\t25\tA\t10\t1\t0\t0\t44.4800000\t-73.2200000   ',
  'VT\t5000200\t2\tSt. Osmund village\t47\tA\t10\t1\t0\t0\t44.2600000\t-72.5800000   ',
  'VT\t5000300\t3\tBarley Flat CDP\t57\tS\t10\t1\t0\t0\t44.3000000\t-72.6000000   ',
  'VT\t5000400\t4\tOldhollow village\t47\tI\t10\t1\t0\t0\t44.3000000\t-72.6000000   ',
  'WY\t5600100\t5\tEl Niño town\t43\tA\t10\t1\t0\t0\t41.1400000\t-104.8200000   ',
  '',
].join('\n');

export const SUBDIVISIONS = [
  'USPS|GEOID|NAME|FUNCSTAT|INTPTLAT|INTPTLONG',
  'VT|5000700150|Quillmere town|A|44.5|-73.2',
  'VT|5000700160|Marlow township|A|44.5|-73.1',
  'VT|5002300170|Marlow township|A|44.2|-72.5',
  'VT|5000700180|Nowhere gore|N|44.5|-73.0',
].join('\n');

export const ZIP_PLACES = [
  '\uFEFFOID_ZCTA5_20|GEOID_ZCTA5_20|NAMELSAD_ZCTA5_20|AREALAND_ZCTA5_20|GEOID_PLACE_20|NAMELSAD_PLACE_20|AREALAND_PART|AREAWATER_PART',
  '1|05999|ZCTA5 05999|1000|5000100|Quillmere city|250|0',
  '1|05999|ZCTA5 05999|1000|5000200|St. Osmund village|0|7',
  '1|05998|ZCTA5 05998|500|5000200|St. Osmund village|500|0',
  '|||  |5000300|Barley Flat CDP|9|0',
  '1|82999|ZCTA5 82999|100||||100',
].join('\n');

export const ZIP_COUNTIES = [
  'GEOID_ZCTA5_20|AREALAND_ZCTA5_20|GEOID_COUNTY_20|NAMELSAD_COUNTY_20|AREALAND_PART',
  '05999|1000|50007|Chittenden County|1000',
  '05998|500|50023|Washington County|400',
  '05998|500|50007|Chittenden County|100',
].join('\n');

export const IDS = [
  'id,name,census_geoid',
  'ocd-division/country:us/state:vt/place:quillmere,Quillmere city,place-5000100',
  'ocd-division/country:us/state:vt/place:vanished,"Vanished, The village",place-5000900',
].join('\n');

export const POPULATION = [
  'SUMLEV,STATE,COUNTY,PLACE,COUSUB,CONCIT,PRIMGEO_FLAG,FUNCSTAT,NAME,STNAME,POPESTIMATE2020,POPESTIMATE2021',
  '040,50,000,00000,00000,00000,0,A,Vermont,Vermont,640000,645000',
  '050,50,007,00000,00000,00000,0,A,Chittenden County,Vermont,168000,169000',
  '162,50,000,00100,00000,00000,0,A,Quillmere city,Vermont,900,1000',
  '157,50,007,00100,00000,00000,1,A,Quillmere city,Vermont,800,890',
  '157,50,023,00100,00000,00000,1,A,Quillmere city,Vermont,100,110',
  '157,50,007,99990,00000,00000,0,F,Balance of Chittenden County,Vermont,5,5',
  '061,50,007,00000,00160,00000,0,A,Marlow township,Vermont,300,310',
].join('\n');

/** The shape of joined files: fewer columns, names without codes. */
export const JOINED_POPULATION = [
  'name,population,SUMLEV,STATE,COUNTY,PLACE,NAME,STNAME,latitude,longitude,lat2,lng2',
  'Quillmere,1000,157,50,007,00100,Quillmere city,Vermont,44.1,-73.1,44.48,-73.22',
  'Twinfield,50,157,50,007,00500,Twinfield town,Vermont,44.4,-73.1,,',
  'Twinfield,60,157,50,023,00600,Twinfield town,Vermont,44.2,-72.5,,',
].join('\n');
export const JOINED_ZIP_PLACES = [
  'zcta,place_name,state,area_land_part',
  '05999,Quillmere city,VT,250',
  '05998,Twinfield town,VT,100',
  '05997,Nobody city,VT,100',
].join('\n');
export const JOINED_ZIP_COUNTIES = [
  'zcta,county_name,state,area_land_part',
  '05999,Chittenden County,VT,1000',
  '05998,Washington County,VT,200',
].join('\n');

export const bytes = (text: string) => new TextEncoder().encode(text);

/** The files as published. */
export function publishedFiles(changed: Partial<Record<'places' | 'zipPlaces', string>> = {}): Files {
  return {
    gazetteers: [
      readGazetteer('2024_Gaz_place_national.txt', bytes(changed.places ?? PLACES)),
      readGazetteer('2024_Gaz_cousubs_national.txt', bytes(SUBDIVISIONS)),
    ],
    population: readPopulation('sub-est2021.csv', bytes(POPULATION)),
    ids: readIds('us_census_places.csv', bytes(IDS)),
    zips: [
      readZips('places.txt', bytes(changed.zipPlaces ?? ZIP_PLACES)),
      readZips('counties.txt', bytes(ZIP_COUNTIES)),
    ],
    readOn: '2026-11-23' as Day,
  };
}

export function joinedFiles(): Files {
  return {
    gazetteers: [],
    population: readPopulation('places_2021.csv', bytes(JOINED_POPULATION)),
    ids: null,
    zips: [
      readZips('places.csv', bytes(JOINED_ZIP_PLACES)),
      readZips('counties.csv', bytes(JOINED_ZIP_COUNTIES)),
    ],
    readOn: '2026-11-23' as Day,
  };
}

/** The plan of the files for Vermont and Wyoming only, to keep the tests quick. */
export function planOf(files: Files): Plan {
  const whole = plan(files);
  return { ...whole, states: whole.states.filter(({ state }) => ['vt', 'wy'].includes(state.code)) };
}
