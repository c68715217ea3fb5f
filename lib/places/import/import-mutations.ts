import { licenceOf } from '#lib/kernel/shown-source.ts';
import { audit } from '#lib/platform/audit.ts';
import type { Db, Prisma, Tx } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { compare, type Differences, type PlaceRow } from './place-rows.ts';
import type { Plan, PlannedSource, PlannedState } from './types.ts';

export type StateReport = {
  code: string;
  name: string;
  added: number;
  changed: number;
  unchanged: number;
  zipRows: number;
  /** On file and in none of the files; they stay, with what is known about them. */
  missing: { geoid: string; legalName: string; facts: number }[];
  idsTaken: string[];
};

/** Any number that no other work uses: two imports at once take turns. */
const IMPORT_LOCK = 287_031;
const AT_ONCE = 5_000;

/**
 * Writes a plan state by state, each in one transaction: killed in the middle, the states before are in and the
 * others untouched, and the next run finds those equal. Nothing is ever removed but the ZIP areas of a place that the
 * files list anew. `tell` hears of each state when it is in. With `dryRun` nothing is written.
 */
export async function importPlaces(
  db: Db,
  plan: Plan,
  options: { dryRun?: boolean; tell?: (report: StateReport) => void } = {},
): Promise<StateReport[]> {
  const reports: StateReport[] = [];
  for (const state of plan.states) {
    if (state.places.length === 0) continue;
    const report = await db.$transaction(
      (tx) => importState(tx, plan.sources, state, options.dryRun ?? false),
      {
        maxWait: 60_000,
        timeout: 300_000,
      },
    );
    options.tell?.(report);
    reports.push(report);
  }
  if (!options.dryRun) await settleTables(db);
  return reports;
}

/** After thousands of new rows: searches would read what the indexes have put off, by a plan for a smaller country. */
async function settleTables(db: Db): Promise<void> {
  await db.$executeRaw`ANALYZE "Place", "PlaceCounty", "ZipPlace", "Citation"`;
  await db.$queryRaw`
    SELECT gin_clean_pending_list(name::regclass)::text
    FROM unnest(ARRAY['place_search_trigram', 'place_typo', 'place_two_typos']) AS name`;
}

async function importState(
  tx: Tx,
  sources: readonly PlannedSource[],
  planned: PlannedState,
  dryRun: boolean,
): Promise<StateReport> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${IMPORT_LOCK})::text`;
  const { state, zips } = planned;
  const differences = compare(planned, await placesOnFile(tx, state.code));
  const zipRows = dryRun ? zips.length : await write(tx, sources, planned, differences);
  const { added, changed, unchanged, missing, idsTaken } = differences;
  const facts = await countFacts(tx, missing);
  if (!dryRun && (added.length > 0 || changed.length > 0)) {
    const after = { added: added.length, changed: changed.map(({ geoid }) => geoid), unchanged };
    await audit(tx, 'command', 'places.import', `state:${state.code}`, { after });
    await publish(tx, tags.state(state.code), ...changed.map(({ geoid }) => tags.place(geoid)));
  }
  return {
    code: state.code,
    name: state.name,
    added: added.length,
    changed: changed.length,
    unchanged,
    zipRows,
    missing: missing.map(({ geoid, legalName }) => ({ geoid, legalName, facts: facts.get(geoid) ?? 0 })),
    idsTaken,
  };
}

async function placesOnFile(tx: Tx, stateCode: string): Promise<PlaceRow[]> {
  return tx.$queryRaw<PlaceRow[]>`
    SELECT geoid, kind::text AS kind, name, "legalName", slug, "stateCode", "ocdId", "countyGeoid", population,
           "populationYear", latitude, longitude, "timeZone", "searchKey", "asOf"::text AS "asOf", "nameEdited"
    FROM "Place" WHERE "stateCode" = ${stateCode}`;
}

/** Writes what differs; answers how many rows of ZIP areas were added, changed or removed. */
async function write(
  tx: Tx,
  sources: readonly PlannedSource[],
  { places, zips, citations }: PlannedState,
  { added, changed }: Differences,
): Promise<number> {
  await tx.source.createMany({
    data: sources.map(({ retrievedOn, ...source }) => ({
      ...source,
      licence: licenceOf({ publisher: source.publisher, licence: null }),
      kind: 'dataset' as const,
      retrievedOn: new Date(`${retrievedOn}T00:00:00Z`),
    })),
    skipDuplicates: true,
  });
  for (const rows of parts(added)) {
    await tx.$executeRaw`
      INSERT INTO "Place" (geoid, kind, name, "legalName", slug, "stateCode", "ocdId", "countyGeoid", population,
                           "populationYear", latitude, longitude, "timeZone", "searchKey", "asOf")
      SELECT geoid, kind::"PlaceKind", name, "legalName", slug, "stateCode", "ocdId", "countyGeoid", population,
             "populationYear", latitude, longitude, "timeZone", "searchKey", "asOf"
      FROM jsonb_populate_recordset(NULL::"Place", ${rows}::jsonb)`;
  }
  for (const rows of parts(changed)) {
    await tx.$executeRaw`
      UPDATE "Place" p SET name = r.name, "legalName" = r."legalName", "ocdId" = r."ocdId",
             "countyGeoid" = r."countyGeoid", population = r.population, "populationYear" = r."populationYear",
             latitude = r.latitude, longitude = r.longitude, "searchKey" = r."searchKey", "asOf" = r."asOf"
      FROM jsonb_populate_recordset(NULL::"Place", ${rows}::jsonb) r WHERE p.geoid = r.geoid`;
  }
  const counties = places.flatMap(({ geoid, counties: own }) =>
    own.map((countyGeoid) => ({ placeGeoid: geoid, countyGeoid })),
  );
  // Counties that are on file were looked at by a person: only a place without any gets them from a file.
  for (const rows of parts(counties)) {
    await tx.$executeRaw`
      INSERT INTO "PlaceCounty" ("placeGeoid", "countyGeoid")
      SELECT r."placeGeoid", r."countyGeoid" FROM jsonb_populate_recordset(NULL::"PlaceCounty", ${rows}::jsonb) r
      WHERE NOT EXISTS (SELECT FROM "PlaceCounty" c WHERE c."placeGeoid" = r."placeGeoid")
        AND EXISTS (SELECT FROM "Place" c WHERE c.geoid = r."countyGeoid")
      ON CONFLICT DO NOTHING`;
  }
  const zipRows = await writeZips(tx, zips);
  const cited = citations.map(({ placeId, sourceId, locator }) => ({
    id: `${placeId}/${sourceId}`,
    placeId,
    sourceId,
    locator,
    confidence: 'high',
    disputes: false,
  }));
  for (const rows of parts(cited)) {
    await tx.$executeRaw`
      INSERT INTO "Citation" (id, "placeId", "sourceId", locator, confidence, disputes)
      SELECT id, "placeId", "sourceId", locator, confidence, disputes
      FROM jsonb_populate_recordset(NULL::"Citation", ${rows}::jsonb)
      ON CONFLICT (id) DO NOTHING`;
  }
  return zipRows;
}

/** A place's ZIP areas become those of the files; a place that no file lists keeps its own. */
async function writeZips(tx: Tx, zips: PlannedState['zips']): Promise<number> {
  let rows = 0;
  const byPlace = Map.groupBy(zips, ({ placeGeoid }) => placeGeoid);
  // A place's rows stay together, so that a part knows all that are to remain.
  const batches: PlannedState['zips'][] = [[]];
  for (const own of byPlace.values()) {
    const last = batches.at(-1);
    if (last && last.length + own.length <= AT_ONCE) last.push(...own);
    else batches.push([...own]);
  }
  for (const batch of batches.filter(({ length }) => length > 0)) {
    const json = JSON.stringify(batch);
    rows += await tx.$executeRaw`
      DELETE FROM "ZipPlace" z
      USING (SELECT DISTINCT "placeGeoid" FROM jsonb_populate_recordset(NULL::"ZipPlace", ${json}::jsonb)) listed
      WHERE z."placeGeoid" = listed."placeGeoid" AND NOT EXISTS (
        SELECT FROM jsonb_populate_recordset(NULL::"ZipPlace", ${json}::jsonb) r
        WHERE r.zip = z.zip AND r."placeGeoid" = z."placeGeoid")`;
    rows += await tx.$executeRaw`
      INSERT INTO "ZipPlace" (zip, "placeGeoid", "landShare")
      SELECT zip, "placeGeoid", "landShare" FROM jsonb_populate_recordset(NULL::"ZipPlace", ${json}::jsonb)
      ON CONFLICT (zip, "placeGeoid") DO UPDATE SET "landShare" = EXCLUDED."landShare"
      WHERE "ZipPlace"."landShare" <> EXCLUDED."landShare"`;
  }
  return rows;
}

/** How much hangs on each of these places: events, bodies, agencies, agenda sources, follows, letters and campaigns. */
async function countFacts(tx: Tx, missing: readonly PlaceRow[]): Promise<Map<string, number>> {
  if (missing.length === 0) return new Map();
  const _count = {
    select: {
      events: true,
      bodies: true,
      agencies: true,
      agendaSources: true,
      follows: true,
      letters: true,
      campaigns: true,
    },
  } satisfies Prisma.PlaceSelect['_count'];
  const rows = await tx.place.findMany({
    where: { geoid: { in: missing.map(({ geoid }) => geoid) } },
    select: { geoid: true, _count },
  });
  return new Map(rows.map(({ geoid, _count: of }) => [geoid, Object.values(of).reduce((a, b) => a + b, 0)]));
}

function* parts<T>(rows: readonly T[]): Generator<string> {
  for (let at = 0; at < rows.length; at += AT_ONCE) yield JSON.stringify(rows.slice(at, at + AT_ONCE));
}
