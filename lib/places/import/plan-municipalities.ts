import { stateOfGeoid } from '../states.ts';
import { commonName, isStatistical, nameKey } from './legal-names.ts';
import type { Files, PlannedPlace, PopulationEntry } from './types.ts';

/** The list of outside ids has no date; towns that only it knows are at least as old as the census before last. */
const IDS_AS_OF = '2010-04-01';

/**
 * Maine and Massachusetts: no city lies in or beside a town of its name, so a town that the population file lacks
 * became that city. Elsewhere both may stand: Groton in Connecticut, Barre in Vermont.
 */
const TOWN_OR_CITY = new Set(['23', '25']);

type Municipalities = {
  places: PlannedPlace[];
  onlyOutsideIds: string[];
  onlyOlderFile: string[];
  /** With a letter that the file lost, and no other file to mend it from. */
  unreadable: string[];
};

/**
 * Cities, towns, villages and boroughs, 7 digits, and the towns and townships that govern as county subdivisions, 10
 * digits. In each state the gazetteer says which exist, where there is one, else the population file; subdivisions
 * are otherwise taken from the list of outside ids, which has only those with a government.
 */
export function planMunicipalities(files: Files): Municipalities {
  const people = peopleOf(files);
  const places = new Map<string, PlannedPlace>();
  const covered = new Set<string>();
  const older: string[] = [];

  const gazetteers = files.gazetteers
    .filter(({ level }) => level === 'place' || level === 'subdivision')
    .toSorted((a, b) => b.asOf.localeCompare(a.asOf));
  for (const { level, entries, asOf } of gazetteers) {
    const key = (geoid: string) => `${level} ${geoid.slice(0, 2)}`;
    const fresh = entries.filter(({ geoid }) => !covered.has(key(geoid)));
    for (const entry of fresh) {
      places.set(entry.geoid, municipality(files, entry, people(entry.geoid, entry.legalName), asOf));
    }
    for (const { geoid } of fresh) covered.add(key(geoid));
  }

  const counted = new Set<string>();
  const unreadable: string[] = [];
  for (const entry of files.population?.entries ?? []) {
    const { geoid } = entry;
    if (geoid === null) counted.add(`subdivision ${entry.countyGeoid?.slice(0, 2)}`);
    if (geoid?.length !== 7 && geoid?.length !== 10) continue;
    const level = geoid.length === 7 ? 'place' : 'subdivision';
    if (covered.has(`${level} ${geoid.slice(0, 2)}`)) {
      if (!places.has(geoid)) older.push(`${geoid} ${entry.legalName}`);
      continue;
    }
    counted.add(`${level} ${geoid.slice(0, 2)}`);
    const legalName = readable(entry.legalName, files.ids?.ids.get(geoid)?.legalName);
    if (legalName === null) {
      unreadable.push(`${geoid} ${entry.legalName}`);
      continue;
    }
    const asOf = `${files.population?.year}-07-01`;
    places.set(geoid, municipality(files, { ...entry, geoid, legalName }, entry, asOf));
  }

  const onlyOutsideIds: string[] = [];
  const cities = namesInCounties(places.values());
  for (const [geoid, { legalName }] of files.ids?.ids ?? []) {
    if ((geoid.length !== 7 && geoid.length !== 10) || places.has(geoid) || isStatistical(legalName))
      continue;
    const key = `${geoid.length === 7 ? 'place' : 'subdivision'} ${geoid.slice(0, 2)}`;
    const entry = people(geoid, legalName);
    const lacking = counted.has(key) && !entry;
    const gone =
      geoid.length === 7 ||
      (TOWN_OR_CITY.has(geoid.slice(0, 2)) && cities.has(`${geoid.slice(0, 5)} ${townKey(legalName)}`));
    if (covered.has(key) || (lacking && gone) || /^\d*$/.test(legalName)) {
      onlyOutsideIds.push(`${geoid} ${legalName}`);
      continue;
    }
    const found = {
      geoid,
      legalName,
      latitude: entry?.latitude ?? null,
      longitude: entry?.longitude ?? null,
    };
    const asOf = entry ? `${files.population?.year}-07-01` : IDS_AS_OF;
    places.set(geoid, municipality(files, found, entry, asOf));
  }
  tellTownsApart(places);
  return { places: [...places.values()], onlyOutsideIds, onlyOlderFile: older, unreadable };
}

/** What the population file says of a place: by GEOID, else of a subdivision by its county and name. */
function peopleOf(files: Files): (geoid: string, legalName: string) => PopulationEntry | undefined {
  const byGeoid = new Map<string, PopulationEntry>();
  const byName = new Map<string, PopulationEntry>();
  for (const entry of files.population?.entries ?? []) {
    if (entry.geoid) byGeoid.set(entry.geoid, entry);
    else if (entry.countyGeoid) byName.set(`${entry.countyGeoid} ${nameKey(entry.legalName)}`, entry);
    else byName.set(`${entry.stateGeoid} ${nameKey(commonName(entry.legalName))}`, entry);
  }
  return (geoid, legalName) => {
    const [where, name] =
      geoid.length === 10 ? [geoid.slice(0, 5), legalName] : [geoid.slice(0, 2), commonName(legalName)];
    return byGeoid.get(geoid) ?? byName.get(`${where} ${nameKey(name)}`);
  };
}

/** A letter outside ASCII that a file lost stands as U+FFFD: taken from the other spelling, if that fits. */
function readable(legalName: string, other: string | undefined): string | null {
  if (!legalName.includes('\uFFFD')) return legalName;
  return other?.length === legalName.length ? other : null;
}

function municipality(
  files: Files,
  found: Pick<PlannedPlace, 'geoid' | 'legalName' | 'latitude' | 'longitude'>,
  people: PopulationEntry | undefined,
  asOf: string,
): PlannedPlace {
  const { geoid, legalName } = found;
  const own = geoid.length === 10 ? [geoid.slice(0, 5)] : (people?.counties ?? []);
  return {
    geoid,
    kind: 'municipality',
    name: commonName(legalName),
    legalName,
    ocdId: files.ids?.ids.get(geoid)?.ocdId ?? null,
    countyGeoid: own.length === 1 ? (own[0] ?? null) : null,
    counties: own,
    population: people?.population ?? null,
    populationYear: people ? (files.population?.year ?? null) : null,
    latitude: found.latitude ?? people?.latitude ?? null,
    longitude: found.longitude ?? people?.longitude ?? null,
    timeZone: stateOfGeoid(geoid)?.timeZone ?? 'America/New_York',
    asOf,
  };
}

function townKey(legalName: string): string {
  return nameKey(commonName(legalName).replace(/ (?:Charter )?Township$/, ''));
}

function namesInCounties(places: Iterable<PlannedPlace>): Set<string> {
  const names = new Set<string>();
  for (const { geoid, legalName, counties } of places) {
    if (geoid.length === 7) for (const county of counties) names.add(`${county} ${townKey(legalName)}`);
  }
  return names;
}

/** In New York and Wisconsin a town has the name of a city or village inside it: it is called "Ithaca (town)". */
function tellTownsApart(places: Map<string, PlannedPlace>): void {
  const incorporated = new Set<string>();
  for (const { geoid, name } of places.values()) {
    if (geoid.length === 7) incorporated.add(`${geoid.slice(0, 2)} ${nameKey(name)}`);
  }
  for (const place of places.values()) {
    if (place.geoid.length !== 10) continue;
    if (incorporated.has(`${place.geoid.slice(0, 2)} ${nameKey(place.name)}`)) {
      place.name = `${place.name} (${place.legalName.split(' ').at(-1)})`;
    }
  }
}
