import { nameKey } from './legal-names.ts';
import type { Files, PlannedPlace, PlannedZip, ZipFile, ZipPart } from './types.ts';

type Zips = {
  zips: PlannedZip[];
  /** Of each place, the counties that ZIP areas wholly inside one of them put it in, the one with most land first. */
  countiesOf: Map<string, string[]>;
  /** Of each place, land by county of the ZIP areas it touches: a guess for where no other file tells. */
  nearestCounty: Map<string, string>;
  unknown: string[];
  ambiguous: string[];
  withoutLand: number;
};

/**
 * ZIP areas and the places they touch, with the share of the ZIP area's land, to a millionth. A name that fits several
 * places of the state is the one in a county of the ZIP area; where that leaves several, none.
 */
export function planZips(files: Files, places: readonly PlannedPlace[]): Zips {
  const byGeoid = new Set(places.map(({ geoid }) => geoid));
  const byName = Map.groupBy(
    places.filter(({ geoid }) => geoid.length === 5 || geoid.length === 7),
    (place) => `${place.geoid.length} ${place.geoid.slice(0, 2)} ${nameKey(place.legalName)}`,
  );
  const result: Zips = {
    zips: [],
    countiesOf: new Map(),
    nearestCounty: new Map(),
    unknown: [],
    ambiguous: [],
    withoutLand: 0,
  };
  const unknown = new Set<string>();
  const ambiguous = new Set<string>();
  const counties = new Map<string, Map<string, number>>();
  const land = wholeLand(files);
  const ordered = files.zips.toSorted((a, b) => rank(a) - rank(b));
  const placeLand = new Map<string, Map<string, number>>();
  const certain = new Map<string, Map<string, number>>();

  for (const file of ordered) {
    for (const part of file.parts) {
      if (part.land === 0) {
        result.withoutLand += 1;
        continue;
      }
      const touching = counties.get(part.zip);
      const candidates = candidatesOf(part, file, byGeoid, byName, touching);
      const what = `${part.legalName || part.geoid}, ${part.stateGeoid}`;
      const [geoid] = candidates;
      if (geoid === undefined) unknown.add(what);
      else if (candidates.length > 1) ambiguous.add(what);
      else {
        const whole = land.get(part.zip) ?? part.land;
        const landShare = Math.min(1, Math.round((part.land / whole) * 1e6) / 1e6);
        result.zips.push({ zip: part.zip, placeGeoid: geoid, landShare });
        if (file.level === 'county') addLand(counties, part.zip, geoid, part.land);
        else {
          for (const [county, share] of touching ?? []) {
            addLand(placeLand, geoid, county, Math.min(share, part.land));
            if (touching?.size === 1) addLand(certain, geoid, county, part.land);
          }
        }
      }
    }
  }
  for (const [geoid, byCounty] of certain) result.countiesOf.set(geoid, byMost(byCounty));
  for (const [geoid, byCounty] of placeLand) {
    const inState = byMost(byCounty).find((county) => county.slice(0, 2) === geoid.slice(0, 2));
    if (inState) result.nearestCounty.set(geoid, inState);
  }
  return { ...result, unknown: [...unknown].sort(), ambiguous: [...ambiguous].sort() };
}

/** Counties go first: they tell places of the same name apart. */
function rank({ level }: ZipFile): number {
  return level === 'county' ? 0 : 1;
}

/** A ZIP area's whole land: as a file says, else the sum over its counties, else over its places. */
function wholeLand(files: Files): Map<string, number> {
  const said = new Map<string, number>();
  for (const level of ['subdivision', 'place', 'county'] as const) {
    const sums = new Map<string, number>();
    for (const file of files.zips.filter((one) => one.level === level)) {
      for (const { zip, land } of file.parts) sums.set(zip, (sums.get(zip) ?? 0) + land);
      for (const [zip, whole] of file.land) sums.set(zip, whole);
    }
    for (const [zip, sum] of sums) said.set(zip, sum);
  }
  for (const { land } of files.gazetteers)
    for (const [zip, whole] of land) if (whole > 0) said.set(zip, whole);
  return said;
}

function candidatesOf(
  part: ZipPart,
  file: ZipFile,
  byGeoid: ReadonlySet<string>,
  byName: ReadonlyMap<string, PlannedPlace[]>,
  touching: ReadonlyMap<string, number> | undefined,
): string[] {
  if (part.geoid !== null) return byGeoid.has(part.geoid) ? [part.geoid] : [];
  const digits = file.level === 'county' ? 5 : 7;
  const named = byName.get(`${digits} ${part.stateGeoid} ${nameKey(part.legalName)}`) ?? [];
  if (named.length < 2 || !touching) return named.map(({ geoid }) => geoid);
  const here = named.filter(({ counties }) => counties.some((county) => touching.has(county)));
  // One that lies in several counties has none on file: it is meant where no other of its name lies here.
  const fitting = here.length > 0 ? here : named.filter(({ counties }) => counties.length === 0);
  return fitting.map(({ geoid }) => geoid);
}

function addLand(sums: Map<string, Map<string, number>>, key: string, county: string, land: number): void {
  const known = sums.get(key) ?? new Map<string, number>();
  known.set(county, (known.get(county) ?? 0) + land);
  sums.set(key, known);
}

function byMost(sums: ReadonlyMap<string, number>): string[] {
  return [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([county]) => county);
}
