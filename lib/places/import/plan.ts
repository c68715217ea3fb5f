import { STATES } from '../states.ts';
import { countyAt } from './outlines.ts';
import { planCounties, planStates } from './plan-counties.ts';
import { planMunicipalities } from './plan-municipalities.ts';
import { gazetteerSource, IDS, OUTLINES, populationSource, sourcesOf, zipSource } from './plan-sources.ts';
import { planZips } from './plan-zips.ts';
import type { Files, LeftOut, Plan, PlannedCitation, PlannedPlace, PlannedZip } from './types.ts';

/** What the files come to, state by state: pure, the same for the same files in any order. */
export function plan(files: Files): Plan {
  const counties = planCounties(files);
  const { places: municipalities, onlyOutsideIds, onlyOlderFile, unreadable } = planMunicipalities(files);
  const zips = planZips(files, [...counties, ...municipalities]);
  const countyGeoids = new Set(counties.map(({ geoid }) => geoid));
  for (const place of municipalities) locate(place, countyGeoids, zips);
  const places = [...planStates(files), ...counties, ...municipalities];
  const byState = Map.groupBy(places, ({ geoid }) => geoid.slice(0, 2));
  const zipsByState = Map.groupBy(zips.zips, ({ placeGeoid }) => placeGeoid.slice(0, 2));
  const cite = citer(files, zips.zips);
  return {
    sources: sourcesOf(files),
    states: STATES.map((state) => {
      const own = byState.get(state.geoid) ?? [];
      return { state, places: own, zips: zipsByState.get(state.geoid) ?? [], citations: own.flatMap(cite) };
    }),
    leftOut: {
      ...sum([...files.gazetteers, ...(files.population ? [files.population] : [])]),
      onlyOutsideIds: onlyOutsideIds.sort(),
      onlyOlderFile: onlyOlderFile.sort(),
      unreadable: unreadable.sort(),
      zipNamesUnknown: zips.unknown,
      zipNamesAmbiguous: zips.ambiguous,
      zipRowsWithoutLand: zips.withoutLand,
      withoutCounty: municipalities
        .filter(({ countyGeoid }) => countyGeoid === null)
        .map(({ geoid, legalName }) => `${geoid} ${legalName}`)
        .sort(),
    },
  };
}

/**
 * The counties of a place of which the population file names none or several: those of ZIP areas that lie wholly in
 * one county. Its main county is the one whose outline holds its centre, else the one that shares most ZIP land.
 */
function locate(
  place: PlannedPlace,
  countyGeoids: ReadonlySet<string>,
  zips: ReturnType<typeof planZips>,
): void {
  place.counties = place.counties.filter((geoid) => countyGeoids.has(geoid));
  if (place.geoid.length === 10 || place.counties.length === 1) {
    place.countyGeoid = place.counties[0] ?? null;
    return;
  }
  const state = place.geoid.slice(0, 2);
  const certain = (zips.countiesOf.get(place.geoid) ?? []).filter((county) => county.startsWith(state));
  const named = place.counties.length > 0 ? place.counties : certain;
  const centre =
    place.latitude === null || place.longitude === null
      ? null
      : countyAt(state, { latitude: place.latitude, longitude: place.longitude });
  const nearest = zips.nearestCounty.get(place.geoid);
  const main = [centre, nearest, named[0]].find(
    (county) => county && countyGeoids.has(county) && (place.counties.length === 0 || named.includes(county)),
  );
  place.countyGeoid = main ?? null;
  place.counties = [...new Set([...(main ? [main] : []), ...named])];
}

/** The sources of each place's facts, with where in them. */
function citer(files: Files, zips: readonly PlannedZip[]): (place: PlannedPlace) => PlannedCitation[] {
  const said: { sourceId: string; geoids: Set<string>; locator: (place: PlannedPlace) => string }[] = [
    ...files.gazetteers
      .filter(({ level }) => level !== 'zip')
      .map((gazetteer) => ({
        sourceId: gazetteerSource(gazetteer),
        geoids: new Set(gazetteer.entries.map(({ geoid }) => geoid)),
        locator: ({ geoid }: PlannedPlace) => geoid,
      })),
    ...files.zips.map((file) => ({
      sourceId: zipSource(file),
      geoids: new Set(
        zips.map(({ placeGeoid }) => placeGeoid).filter((geoid) => levelOf(geoid) === file.level),
      ),
      locator: ({ kind, legalName, name }: PlannedPlace) => (kind === 'county' ? name : legalName),
    })),
  ];
  return (place) => {
    const { geoid, kind, ocdId, populationYear } = place;
    const citations = said
      .filter(({ geoids }) => geoids.has(geoid))
      .map(({ sourceId, locator }) => ({ placeId: geoid, sourceId, locator: locator(place) }));
    if (kind !== 'municipality') citations.push({ placeId: geoid, sourceId: OUTLINES, locator: geoid });
    if (populationYear !== null) {
      const locator =
        geoid.length === 10
          ? `county ${geoid.slice(0, 5)}, ${place.legalName}`
          : `state ${geoid.slice(0, 2)}, place ${geoid.slice(2)}`;
      citations.push({ placeId: geoid, sourceId: populationSource(populationYear), locator });
    }
    if (ocdId !== null && files.ids?.ids.has(geoid)) {
      citations.push({ placeId: geoid, sourceId: IDS, locator: ocdId });
    }
    return citations;
  };
}

function levelOf(geoid: string): string {
  return geoid.length === 5 ? 'county' : geoid.length === 7 ? 'place' : 'subdivision';
}

function sum(files: readonly { leftOut: LeftOut }[]): LeftOut {
  const total = { statistical: 0, withoutGovernment: 0, islandTerritories: 0 };
  for (const { leftOut } of files) {
    total.statistical += leftOut.statistical;
    total.withoutGovernment += leftOut.withoutGovernment;
    total.islandTerritories += leftOut.islandTerritories;
  }
  return total;
}
