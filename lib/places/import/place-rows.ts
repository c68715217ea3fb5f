import type { Day } from '#lib/kernel/dates.ts';
import { foldName } from '../fold.ts';
import { assignSlugs } from './slugs.ts';
import type { PlannedPlace, PlannedState } from './types.ts';

/** A row of the table of places; days as "YYYY-MM-DD". */
export type PlaceRow = Omit<PlannedPlace, 'counties'> & {
  stateCode: string;
  slug: string;
  searchKey: string;
  asOf: Day;
  /** Of a place on file: an editor corrected its name. */
  nameEdited?: boolean;
};

export type Differences = {
  added: PlaceRow[];
  changed: PlaceRow[];
  unchanged: number;
  /** On file, of a kind that the files cover, and in none of them. They stay. */
  missing: PlaceRow[];
  /** An outside id that another place on file has: left out. */
  idsTaken: string[];
};

/** What is kept as it stands when a file speaks of a place that is on file. */
const OF_THE_FILE = ['name', 'legalName', 'ocdId', 'latitude', 'longitude'] as const;

/**
 * A state's rows as the files would have them, against those on file. An address and a time zone on file stay, and so
 * does a name that an editor corrected. A file newer than the place's own day replaces its name, ids and centre; any
 * other only fills in what is not known. Population follows its own year.
 */
export function compare({ state, places }: PlannedState, onFile: readonly PlaceRow[]): Differences {
  const known = new Map(onFile.map((row) => [row.geoid, row]));
  const names = new Map(places.map(({ geoid, name }) => [geoid, name]));
  const slugs = assignSlugs(
    places.map(({ geoid, kind, name, countyGeoid }) => ({
      geoid,
      kind,
      name,
      countyName: countyGeoid && (names.get(countyGeoid) ?? known.get(countyGeoid)?.name ?? null),
    })),
    new Map(onFile.map(({ geoid, slug }) => [geoid, slug])),
  );
  const ownerOfId = new Map(onFile.flatMap(({ geoid, ocdId }) => (ocdId ? [[ocdId, geoid] as const] : [])));
  const result: Differences = { added: [], changed: [], unchanged: 0, missing: [], idsTaken: [] };
  for (const planned of places) {
    const owner = planned.ocdId && ownerOfId.get(planned.ocdId);
    const free = !owner || owner === planned.geoid;
    if (!free) result.idsTaken.push(`${planned.geoid} ${planned.legalName}: ${planned.ocdId}`);
    const { counties: _, ...rest } = { ...planned, ocdId: free ? planned.ocdId : null };
    const before = known.get(planned.geoid);
    const county = planned.countyGeoid ? known.get(planned.countyGeoid) : undefined;
    const after: PlaceRow = before
      ? merged(before, rest)
      : {
          ...rest,
          timeZone: county?.timeZone ?? rest.timeZone,
          stateCode: state.code,
          slug: slugs.get(planned.geoid) ?? planned.geoid,
          searchKey: foldName(rest.name),
        };
    if (!before) result.added.push(after);
    else if (same(before, after)) result.unchanged += 1;
    else result.changed.push(after);
  }
  const planned = new Set(places.map(({ geoid }) => geoid));
  const covered = new Set(places.map(({ geoid }) => geoid.length));
  result.missing = onFile.filter(({ geoid }) => covered.has(geoid.length) && !planned.has(geoid));
  return result;
}

function merged(before: PlaceRow, file: Omit<PlannedPlace, 'counties'>): PlaceRow {
  const newer = file.asOf > before.asOf;
  const after = { ...before, countyGeoid: before.countyGeoid ?? file.countyGeoid };
  for (const column of OF_THE_FILE) {
    if (column === 'name' && before.nameEdited) continue;
    const value = newer ? (file[column] ?? before[column]) : (before[column] ?? file[column]);
    Object.assign(after, { [column]: value });
  }
  if (file.populationYear !== null && file.populationYear > (before.populationYear ?? 0)) {
    after.population = file.population;
    after.populationYear = file.populationYear;
  }
  after.searchKey = foldName(after.name);
  return same(before, after) && !newer ? before : { ...after, asOf: newer ? file.asOf : before.asOf };
}

function same(a: PlaceRow, b: PlaceRow): boolean {
  return (Object.keys(b) as (keyof PlaceRow)[]).every((column) => a[column] === b[column]);
}
