import { STATES, stateOfGeoid } from '../states.ts';
import { nameKey } from './legal-names.ts';
import { OUTLINES_AS_OF, outlineCentre, outlinedCounties } from './outlines.ts';
import type { Files, PlannedPlace } from './types.ts';

/** Independent cities: Baltimore, St. Louis, those of Virginia, and Carson City, which says so itself. */
function isIndependentCity(geoid: string): boolean {
  return Number(geoid.slice(2)) >= 510 && geoid !== '32510';
}

/** Every state, with the middle of its outline. */
export function planStates(files: Files): PlannedPlace[] {
  return STATES.map(({ geoid, code, name, legalName, timeZone, ocdId }) => ({
    geoid,
    kind: 'state',
    name,
    legalName,
    ocdId: files.ids?.ids.get(geoid)?.ocdId ?? (code === 'fl' || files.ids ? ocdId : null),
    countyGeoid: null,
    counties: [],
    ...peopleOf(files, geoid),
    ...(outlineCentre(geoid) ?? { latitude: null, longitude: null }),
    timeZone,
    asOf: OUTLINES_AS_OF,
  }));
}

/**
 * Every county: of the newest county gazetteer in the states that it covers, else of the outlines at hand, with legal
 * names from the list of outside ids or the ZIP file, which know a parish from a county.
 */
export function planCounties(files: Files): PlannedPlace[] {
  const counties = new Map<string, PlannedPlace>();
  const covered = new Set<string>();
  const gazetteers = files.gazetteers
    .filter(({ level }) => level === 'county')
    .toSorted((a, b) => b.asOf.localeCompare(a.asOf));
  for (const { entries, asOf } of gazetteers) {
    const fresh = entries.filter(({ geoid }) => !covered.has(geoid.slice(0, 2)));
    for (const { geoid, legalName, latitude, longitude } of fresh) {
      counties.set(geoid, county(files, geoid, legalName, { latitude, longitude }, asOf));
    }
    for (const { geoid } of fresh) covered.add(geoid.slice(0, 2));
  }
  const legalNames = legalNamesOf(files);
  for (const [geoid, bare] of outlinedCounties()) {
    const state = stateOfGeoid(geoid);
    if (!state || covered.has(state.geoid)) continue;
    const centre = outlineCentre(geoid) ?? { latitude: null, longitude: null };
    counties.set(geoid, county(files, geoid, legalNames(geoid, bare), centre, OUTLINES_AS_OF));
  }
  return [...counties.values()];
}

function county(
  files: Files,
  geoid: string,
  legalName: string,
  centre: Pick<PlannedPlace, 'latitude' | 'longitude'>,
  asOf: string,
): PlannedPlace {
  return {
    geoid,
    kind: 'county',
    name: legalName,
    legalName,
    ocdId: files.ids?.ids.get(geoid)?.ocdId ?? null,
    countyGeoid: null,
    counties: [],
    ...peopleOf(files, geoid),
    ...centre,
    timeZone: stateOfGeoid(geoid)?.timeZone ?? 'America/New_York',
    asOf,
  };
}

/** Counties and states stand in the published estimates; a file of places alone has none. */
function peopleOf(files: Files, geoid: string): Pick<PlannedPlace, 'population' | 'populationYear'> {
  const known = files.population?.larger.get(geoid);
  return known !== undefined
    ? { population: known, populationYear: files.population?.year ?? null }
    : { population: null, populationYear: null };
}

/** How the Census writes a county of which the outlines have only the name. */
function legalNamesOf(files: Files): (geoid: string, bare: string) => string {
  const named = new Map<string, string[]>();
  for (const { level, parts } of files.zips) {
    if (level !== 'county') continue;
    for (const { stateGeoid, legalName } of parts) {
      const key = `${stateGeoid} ${nameKey(bareName(legalName))}`;
      const names = named.get(key) ?? [];
      if (!names.includes(legalName)) named.set(key, [...names, legalName]);
    }
  }
  return (geoid, bare) => {
    if (geoid === '11001' || geoid === '32510') return bare;
    const city = isIndependentCity(geoid);
    const names = named.get(`${geoid.slice(0, 2)} ${nameKey(bare)}`) ?? [];
    const fitting = names.filter((name) => name.endsWith(' city') === city);
    if (fitting.length === 1 && fitting[0]) return fitting[0];
    const listed = files.ids?.ids.get(geoid)?.legalName;
    return listed ?? `${bare} ${city ? 'city' : geoid.startsWith('72') ? 'Municipio' : 'County'}`;
  };
}

export function bareName(countyName: string): string {
  return countyName.replace(
    / (?:County|Parish|City and Borough|Borough|Census Area|Municipality|Municipio|Planning Region|city)$/,
    '',
  );
}
