import { plan } from '#lib/places/import/plan.ts';
import { readGazetteer } from '#lib/places/import/read-gazetteer.ts';
import { readZips } from '#lib/places/import/read-zips.ts';
import type { Files } from '#lib/places/import/types.ts';
import { STATES } from '#lib/places/states.ts';

// A country of the real size whose places do not exist, in the files that the Census publishes.

const COUNTIES = 3_144;
const PLACES = 32_000;
const ZIP_AREAS = 33_000;
/** Of all places in a gazetteer, those that have a government. */
const GOVERNED = 0.61;
/** Some 1,300 syllables, so that beginnings and likenesses are about as common as among real names. */
const SYLLABLES = 'b br c cl d dr f g gl gr h k l m n p pr r s sh st t th tr v w wh z'
  .split(' ')
  .flatMap((onset) => 'a e i o u ai ea'.split(' ').map((vowel) => onset + vowel))
  .flatMap((open) => ['l', 'n', 'r', 'ck', 'm', 's', 'x'].map((coda) => open + coda));
const ENDINGS = ['', '', '', 'ton', 'ville', 'ford', ' Springs', ' Heights', ' Beach', ' Park'];
const KINDS = ['city', 'town', 'village', 'borough'];

export type Texts = { places: string; counties: string; zipPlaces: string; zipCounties: string };

/** The same country every time. */
export function madeCountry(): Texts {
  const random = sequence(287);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const name = () => {
    const word = Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(SYLLABLES)).join('');
    return `${random() < 0.05 ? 'St. ' : ''}${word[0]?.toUpperCase()}${word.slice(1)}${pick(ENDINGS)}`;
  };
  // Florida stays as it is in the seed facts.
  const states = STATES.filter(({ code }) => code !== 'fl');
  const columns = 'USPS\tGEOID\tNAME\tLSAD\tFUNCSTAT\tINTPTLAT\tINTPTLONG';
  const point = () => `${(30 + random() * 15).toFixed(6)}\t${(-120 + random() * 45).toFixed(6)}`;
  const counties = Array.from({ length: COUNTIES }, (_, index) => {
    const state = states[index % states.length];
    const geoid = `${state?.geoid}${String(Math.floor(index / states.length) * 2 + 1).padStart(3, '0')}`;
    return { geoid, code: state?.code.toUpperCase(), name: `${name()} County` };
  });
  const places = Array.from({ length: PLACES }, (_, index) => {
    const county = counties[index % counties.length];
    const number = String(100 + Math.floor(index / states.length) * 20).padStart(5, '0');
    const state = states[index % states.length];
    const governed = random() < GOVERNED;
    return {
      geoid: `${state?.geoid}${number}`,
      code: state?.code.toUpperCase(),
      name: `${name()} ${governed ? pick(KINDS) : 'CDP'}`,
      governed,
      county,
    };
  });
  const zips = Array.from({ length: ZIP_AREAS }, (_, index) => {
    const place = places[index % places.length];
    const second = places[(index * 7 + 3) % places.length];
    const county = counties[index % counties.length];
    return {
      zip: String(1001 + index * 3).padStart(5, '0'),
      place,
      second: index % 2 === 0 ? second : undefined,
      county,
    };
  });
  return {
    counties: [
      columns,
      ...counties.map((one) => `${one.code}\t${one.geoid}\t${one.name}\t06\tA\t${point()}`),
    ].join('\n'),
    places: [
      columns,
      ...places.map(
        (one) =>
          `${one.code}\t${one.geoid}\t${one.name}\t${one.governed ? 25 : 57}\t${one.governed ? 'A' : 'S'}\t${point()}`,
      ),
    ].join('\n'),
    zipCounties: [
      'GEOID_ZCTA5_20|AREALAND_ZCTA5_20|GEOID_COUNTY_20|AREALAND_PART',
      ...zips.map(({ zip, county }) => `${zip}|1000|${county?.geoid}|1000`),
    ].join('\n'),
    zipPlaces: [
      'GEOID_ZCTA5_20|AREALAND_ZCTA5_20|GEOID_PLACE_20|AREALAND_PART',
      ...zips.flatMap(({ zip, place, second }) => [
        `${zip}|1000|${place?.geoid}|400`,
        ...(second && second !== place ? [`${zip}|1000|${second.geoid}|200`] : []),
      ]),
    ].join('\n'),
  };
}

/** Reads the made files as an import would. */
export function readCountry(texts: Texts): Files {
  const bytes = (text: string) => new TextEncoder().encode(text);
  return {
    gazetteers: [
      readGazetteer('2024_Gaz_counties_made.txt', bytes(texts.counties)),
      readGazetteer('2024_Gaz_place_made.txt', bytes(texts.places)),
    ],
    population: null,
    ids: null,
    zips: [
      readZips('zip-counties-made.txt', bytes(texts.zipCounties)),
      readZips('zip-places-made.txt', bytes(texts.zipPlaces)),
    ],
    readOn: new Date().toISOString().slice(0, 10),
  };
}

/** The plan of the made country, without Florida, whose seed facts stay. */
export function planCountry(files: Files): ReturnType<typeof plan> {
  const whole = plan(files);
  return { ...whole, states: whole.states.filter(({ state }) => state.code !== 'fl') };
}

/** Numbers from 0 to 1 that are the same in every run. */
export function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
