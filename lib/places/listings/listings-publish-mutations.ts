import { fromDay } from '#lib/kernel/dates.ts';
import { type Sql, sql, type Tx } from '#lib/platform/db.ts';
import { agreementIdOf } from '../ids.ts';
import { agenciesOfRows } from './listings-agency-queries.ts';
import type { Agencies, StoredEntry, StoredRelease } from './listings-store-queries.ts';
import { columnsOf, SAID } from './packed-rows.ts';
import type { Passage } from './passages.ts';

// How an accepted release becomes facts: its rows lead to agreements, each with a source; its newest words are
// what the agreement says; and what is missing from it, and was on the one before, is "no longer listed".

/**
 * The agreement of each row, by row number, as far as a row of the same state, name and model in a neighbouring sheet
 * has one already.
 */
export function linksFrom(
  entries: readonly StoredEntry[],
  neighbours: readonly (readonly StoredEntry[])[],
): Map<number, string> {
  const links = new Map<number, string>();
  for (const rows of neighbours.toReversed()) {
    const known = Map.groupBy(rows, ({ agencyName }) => agencyName);
    for (const { rowNumber, agencyName, stateCode, model } of entries) {
      if (links.has(rowNumber)) continue;
      const row = known
        .get(agencyName)
        ?.find((other) => other.stateCode === stateCode && other.model === model && other.agreementId);
      if (row?.agreementId) links.set(rowNumber, row.agreementId);
    }
  }
  return links;
}

/** Agencies and agreements that are not on file yet, packed (columnsOf), and the source that says so. */
export type NewFacts = {
  sourceId: string;
  agencies: string;
  agreements: string;
  /** Agreements that come with one row and its date: they say at once what it says. */
  dated: ReadonlySet<string>;
};

const NOTHING_NEW: NewFacts = { sourceId: '', agencies: '', agreements: '', dated: new Set() };

/**
 * Ties rows whose agreement no neighbouring sheet knows: adds them to `links`, and answers what must be added to the
 * facts with them.
 */
export async function factsOf(
  tx: Tx,
  { sourceId }: StoredRelease,
  rest: readonly StoredEntry[],
  agencies: Agencies,
  links: Map<number, string>,
): Promise<NewFacts> {
  const { agencyOf, added } = await agenciesOfRows(tx, agencies, rest);
  // Of several rows of one agreement one speaks: which, refreshFacts decides.
  const speaking = new Map<string, { entry: StoredEntry; agencyId: string; alone: boolean }>();
  for (const entry of rest) {
    const agencyId = agencyOf.get(entry.rowNumber) ?? '';
    const id = agreementIdOf(agencyId, entry.model);
    links.set(entry.rowNumber, id);
    const other = speaking.get(id);
    if (!other) speaking.set(id, { entry, agencyId, alone: true });
    else other.alone = false;
  }
  const agreements = columnsOf(
    [...speaking],
    [
      ([id]) => id,
      ([, { agencyId }]) => agencyId,
      ([, { entry }]) => entry.model,
      ([, { entry }]) => entry.signedOn,
      ([, { entry }]) => entry.moaUrl,
      ([, { entry }]) => entry.addendumUrl,
      ([, { entry }]) => entry.rowNumber,
    ],
  );
  const newAgencies = columnsOf(added, [
    ({ id }) => id,
    ({ stateCode }) => stateCode,
    ({ name }) => name,
    ({ kind }) => kind,
    ({ placeGeoid }) => placeGeoid,
    ({ countyGeoid }) => countyGeoid,
    ({ unmatched }) => unmatched,
  ]);
  const dated = new Set<string>();
  for (const [id, { entry, alone }] of speaking) if (entry.signedOn && alone) dated.add(id);
  return { sourceId, agencies: newAgencies, agreements, dated };
}

/** The parts of a statement that add them; "added" names the agreements that were not on file. */
function adding({ sourceId, agencies, agreements }: NewFacts): Sql {
  return sql`given AS (
      SELECT id, "agencyId", model, "signedOn"::date, "moaUrl", "addendumUrl", "rowNumber"
      FROM string_to_array(${agreements}, chr(29)) AS k, unnest(
        string_to_array(k[1], chr(31), ''), string_to_array(k[2], chr(31), ''), string_to_array(k[3], chr(31), ''),
        string_to_array(k[4], chr(31), ''), string_to_array(k[5], chr(31), ''), string_to_array(k[6], chr(31), ''),
        string_to_array(k[7], chr(31), '')) AS x(id, "agencyId", model, "signedOn", "moaUrl", "addendumUrl", "rowNumber")),
    agencies AS (
      INSERT INTO "Agency" (id, "stateCode", name, kind, "placeGeoid", "countyGeoid", unmatched)
      SELECT id, "stateCode", name, kind::"AgencyKind", "placeGeoid", "countyGeoid", unmatched
      FROM string_to_array(${agencies}, chr(29)) AS k, unnest(
        string_to_array(k[1], chr(31), ''), string_to_array(k[2], chr(31), ''), string_to_array(k[3], chr(31), ''),
        string_to_array(k[4], chr(31), ''), string_to_array(k[5], chr(31), ''), string_to_array(k[6], chr(31), ''),
        string_to_array(k[7], chr(31), '')) AS x(id, "stateCode", name, kind, "placeGeoid", "countyGeoid", unmatched)),
    added AS (
      INSERT INTO "Agreement" (id, "agencyId", model, "signedOn", "moaUrl", "addendumUrl")
      SELECT id, "agencyId", model::"AgreementModel", "signedOn", "moaUrl", "addendumUrl" FROM given
      ON CONFLICT (id) DO NOTHING RETURNING id),
    cited AS (
      INSERT INTO "Citation" (id, "agreementId", "sourceId", confidence, locator, disputes)
      SELECT g.id || '/' || ${sourceId}, g.id, ${sourceId}, 'high', 'row ' || g."rowNumber", false
      FROM added JOIN given g USING (id) ON CONFLICT (id) DO NOTHING)`;
}

/**
 * Writes a release's rows, tied to agreements where `links` says so, with the facts that are new. A passage that has an
 * id is on file, with its agreements, and is only listed. Answers the agreements that were added with a date.
 */
export async function writeListings(
  tx: Tx,
  releaseId: string,
  passages: readonly (Passage & { id?: number | null })[],
  links: Map<number, string>,
  facts: NewFacts = NOTHING_NEW,
): Promise<Set<string>> {
  const listed = columnsOf(passages, [({ rowNumber }) => rowNumber, ({ digest }) => digest, ({ id }) => id]);
  const fresh = passages
    .filter(({ id }) => !id)
    .flatMap(({ rowNumber, rows }) => rows.map((row) => ({ ...row, first: rowNumber })));
  const texts = columnsOf(fresh, [
    ({ first }) => first,
    ({ first, rowNumber }) => rowNumber - first,
    ({ rowNumber }) => links.get(rowNumber),
    ...SAID,
  ]);
  const added = await tx.$queryRaw<{ id: string }[]>`
    WITH ${adding(facts)},
    listed AS MATERIALIZED (
      SELECT n::int AS first, d AS digest, coalesce(i::int, nextval('"ListingPassage_passageId_seq"')::int) AS id
      FROM string_to_array(${listed}, chr(29)) AS k, unnest(
        string_to_array(k[1], chr(31)), string_to_array(k[2], chr(31)), string_to_array(k[3], chr(31), '')) AS x(n, d, i)),
    texts AS (
      INSERT INTO "ListingText" ("passageId", line, "agreementId", "stateCode", "agencyName", "agencyType", "countyName",
        model, "signedOn", "moaUrl", "addendumUrl", repairs, held)
      SELECT p.id, l::int, a, s, g, t, c, m::"AgreementModel", d::date, u, v, coalesce(string_to_array(r, chr(30)), '{}'), h
      FROM string_to_array(${texts}, chr(29)) AS k, unnest(
        string_to_array(k[1], chr(31), '')::int[], string_to_array(k[2], chr(31), ''), string_to_array(k[3], chr(31), ''),
        string_to_array(k[4], chr(31), ''), string_to_array(k[5], chr(31), ''), string_to_array(k[6], chr(31), ''),
        string_to_array(k[7], chr(31), ''), string_to_array(k[8], chr(31), ''), string_to_array(k[9], chr(31), ''),
        string_to_array(k[10], chr(31), ''), string_to_array(k[11], chr(31), ''), string_to_array(k[12], chr(31), ''),
        string_to_array(k[13], chr(31), '')) AS x(f, l, a, s, g, t, c, m, d, u, v, r, h)
      LEFT JOIN listed p ON p.first = x.f),
    passages AS (
      INSERT INTO "ListingPassage" ("releaseId", "rowNumber", "passageId", digest)
      SELECT ${releaseId}, first, id, digest FROM listed)
    SELECT id FROM added`;
  return datedOf(added, facts);
}

/**
 * Writes the agreements' ids onto the rows of a release that was held, whose passages are its own, with the facts that
 * are new. Answers the agreements that were added with a date.
 */
export async function writeLinks(
  tx: Tx,
  releaseId: string,
  links: Map<number, string>,
  facts: NewFacts = NOTHING_NEW,
): Promise<Set<string>> {
  const json = JSON.stringify([...links].map(([n, id]) => ({ n, id })));
  const added = await tx.$queryRaw<{ id: string }[]>`
    WITH ${adding(facts)},
    linked AS (
      UPDATE "ListingText" t SET "agreementId" = g.id
      FROM jsonb_to_recordset(${json}::jsonb) AS g(n int, id text), "ListingPassage" p
      WHERE p."releaseId" = ${releaseId} AND t."passageId" = p."passageId" AND p."rowNumber" + t.line = g.n)
    SELECT id FROM added`;
  return datedOf(added, facts);
}

/** Without a date a row may wait for an editor's, or have it already: refreshFacts looks. */
function datedOf(added: readonly { id: string }[], { dated }: NewFacts): Set<string> {
  return new Set(added.flatMap(({ id }) => (dated.has(id) ? [id] : [])));
}

/**
 * The newest accepted participating sheet that shows an agreement gives its date and documents, and its agency's
 * spelling; of several rows, the one signed first. A pending sheet speaks only where no other does. Of all sheets the
 * one since which it says so is its source, in whatever order they came in. Where the date is on hold, an editor's word
 * about this very cell gives it, with the source of that word.
 */
export async function refreshFacts(tx: Tx, agreementIds: readonly string[]): Promise<void> {
  const ids = [...new Set(agreementIds)];
  await tx.$executeRaw`
    WITH said AS MATERIALIZED (
      SELECT DISTINCT ON (l."agreementId", r.kind, r."asOf", r."fileName", r.id) l."agreementId" AS id, r.kind, r."asOf",
        r."fileName", r.id AS release,
        r."sourceId", l."stateCode", l."agencyName", l.model, l."signedOn", l."moaUrl", l."addendumUrl", l.held, l."rowNumber"
      FROM "Listing" l JOIN "Release" r ON r.id = l."releaseId"
      WHERE r.state = 'accepted' AND l."agreementId" = ANY (${ids}::text[])
      ORDER BY l."agreementId", r.kind, r."asOf" DESC, r."fileName" DESC, r.id DESC, l."signedOn" NULLS LAST,
        l."moaUrl", l."addendumUrl", l.held, l."rowNumber"),
    newest AS (SELECT DISTINCT ON (id) * FROM said ORDER BY id, kind, "asOf" DESC, "fileName" DESC, release DESC),
    -- A date on hold takes nothing away that an earlier sheet gave.
    given AS (
      SELECT n.*, d."sourceId" AS settled, d.confidence, d.locator, e."sourceId" AS earlier, e."rowNumber" AS "earlierRow",
        CASE WHEN n.held IS NULL THEN n."signedOn" WHEN d.id IS NOT NULL THEN d."signedOn" ELSE e."signedOn" END AS "given"
      FROM newest n
      LEFT JOIN "SettledDate" d ON n.held IS NOT NULL
        AND (d."stateCode", d."agencyName", d.model, d.held) = (n."stateCode", n."agencyName", n.model, n.held)
      LEFT JOIN LATERAL (
        SELECT * FROM said e WHERE n.held IS NOT NULL AND d.id IS NULL AND e.id = n.id AND e."signedOn" IS NOT NULL
        ORDER BY e.kind, e."asOf" DESC, e."fileName" DESC, e.release DESC LIMIT 1) e ON true),
    since AS (
      SELECT DISTINCT ON (id) id, "sourceId", "rowNumber"
      FROM (
        SELECT s.*, bool_and((s."signedOn", s."moaUrl", s."addendumUrl", s.held)
          IS NOT DISTINCT FROM (n."signedOn", n."moaUrl", n."addendumUrl", n.held))
          OVER (PARTITION BY s.id ORDER BY s."asOf" DESC, s."fileName" DESC, s.release DESC) AS still
        FROM said s JOIN newest n USING (id, kind)) s
      WHERE still ORDER BY id, "asOf", "fileName", release),
    sources AS (
      SELECT DISTINCT ON (id, "sourceId") * FROM (
        SELECT id, "sourceId", 'high'::"Confidence" AS confidence, 'row ' || "rowNumber" AS locator, 1 AS rank FROM since
        UNION ALL
        SELECT id, earlier, 'high', 'row ' || "earlierRow", 2 FROM given WHERE earlier IS NOT NULL
        UNION ALL
        SELECT id, settled, confidence, locator, 3 FROM given WHERE settled IS NOT NULL) AS each
      ORDER BY id, "sourceId", rank),
    changed AS (
      UPDATE "Agreement" a SET "signedOn" = g."given", "moaUrl" = g."moaUrl", "addendumUrl" = g."addendumUrl"
      FROM given g WHERE a.id = g.id
        AND (a."signedOn", a."moaUrl", a."addendumUrl") IS DISTINCT FROM (g."given", g."moaUrl", g."addendumUrl")),
    dropped AS (
      DELETE FROM "Citation" c USING newest n
      WHERE c."agreementId" = n.id AND NOT c.disputes
        -- What an editor cites is the editor's.
        AND c.id = c."agreementId" || '/' || c."sourceId" AND c.quote IS NULL
        AND EXISTS (SELECT FROM "Release" r WHERE r."sourceId" = c."sourceId")
        AND NOT EXISTS (SELECT FROM sources s WHERE s.id = n.id AND s."sourceId" = c."sourceId"))
    INSERT INTO "Citation" (id, "agreementId", "sourceId", confidence, locator, disputes)
    SELECT id || '/' || "sourceId", id, "sourceId", confidence, locator, false FROM sources
    ON CONFLICT (id) DO UPDATE SET locator = excluded.locator WHERE "Citation".locator IS DISTINCT FROM excluded.locator`;
  await tx.$executeRaw`
    WITH newest AS (
      SELECT DISTINCT ON (a."agencyId") a."agencyId" AS id, l."agencyName" AS name
      FROM "Listing" l JOIN "Release" r ON r.id = l."releaseId" JOIN "Agreement" a ON a.id = l."agreementId"
      WHERE r.state = 'accepted' AND l."agreementId" = ANY (${ids}::text[])
      ORDER BY a."agencyId", r.kind, r."asOf" DESC, r."fileName" DESC, r.id DESC, l."rowNumber")
    UPDATE "Agency" g SET name = n.name FROM newest n
    WHERE g.id = n.id AND g.name <> n.name
      AND NOT EXISTS (SELECT 1 FROM "Agency" o WHERE o."stateCode" = g."stateCode" AND o.name = n.name)`;
}

const GONE = {
  en: (day: string) =>
    `Not on ICE's list of ${day}, after it had been on the one before. ICE does not say why.`,
  es: (day: string) =>
    `No está en la lista de ICE del ${day}, después de haber estado en la anterior. ICE no dice por qué.`,
  ht: (day: string) => `Li pa sou lis ICE ${day} la, apre li te sou lis anvan an. ICE pa di poukisa.`,
};

type Departure = { agreementId: string; agencyId: string; placeGeoid: string; on: string; sourceId: string };

/**
 * Writes "no longer listed" for each time that one of these agreements was on a list and not on the next: an
 * inference from two sheets, never an end. Agencies that are tied to no place have no page to show it on.
 */
export async function refreshDepartures(tx: Tx, agreementIds: readonly string[]): Promise<void> {
  if (agreementIds.length === 0) return;
  const ids = [...new Set(agreementIds)];
  const gone = await tx.$queryRaw<Departure[]>`
    WITH written AS (
      DELETE FROM "AgreementEvent" WHERE kind = 'no_longer_listed' AND id LIKE '%/no-longer-listed/%'
        AND "agreementId" = ANY (${ids}::text[])),
    sheets AS (
      SELECT a.id, a."agencyId", coalesce(g."placeGeoid", g."countyGeoid") AS place, r."asOf", r."fileName", r."sourceId", r.id AS release,
             EXISTS (SELECT 1 FROM "Listing" l WHERE l."releaseId" = r.id AND l."agreementId" = a.id) AS shown
      FROM "Agreement" a JOIN "Agency" g ON g.id = a."agencyId"
      JOIN "Release" r ON r.kind = 'participating' AND r.state = 'accepted' AND g."stateCode" = ANY (r.scope)
      WHERE a.id = ANY (${ids}::text[])
        AND coalesce(g."placeGeoid", g."countyGeoid") IS NOT NULL),
    steps AS (SELECT *, lag(shown) OVER (PARTITION BY id ORDER BY "asOf", "fileName", release) AS before FROM sheets)
    SELECT id AS "agreementId", "agencyId", place AS "placeGeoid", "asOf"::text AS "on", "sourceId"
    FROM steps WHERE before AND NOT shown`;
  if (gone.length === 0) return;
  const events = gone.map(({ on, sourceId, ...row }) => ({
    ...row,
    sourceId,
    on,
    id: `${row.agreementId}/no-longer-listed/${on}`,
  }));
  await tx.agreementEvent.createMany({
    data: events.map(({ on, sourceId: _, ...row }) => ({
      ...row,
      kind: 'no_longer_listed' as const,
      on: fromDay(on),
      asOf: fromDay(on),
      summary: summaryOf(on),
    })),
  });
  await tx.citation.createMany({
    data: events.map(({ id, sourceId }) => ({
      id: `${id}/${sourceId}`,
      eventId: id,
      sourceId,
      confidence: 'medium' as const,
      locator: 'inferred: no row for it',
    })),
  });
}

function summaryOf(day: string) {
  const said = (locale: string, say: (day: string) => string) =>
    say(
      new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00:00Z`),
      ),
    );
  // ICU has no month names for Haitian Creole; the day stands there in figures.
  return { en: said('en-US', GONE.en), es: said('es-US', GONE.es), ht: GONE.ht(day) };
}

/** Takes away those of these agreements that no list shows and nobody else speaks of: what was inferred from lists falls with them. */
export async function dropUnlisted(tx: Tx, agreementIds: readonly string[]): Promise<void> {
  const unlisted = { id: { in: [...agreementIds] }, listings: { none: {} } };
  await tx.agreementEvent.deleteMany({
    where: { kind: 'no_longer_listed', id: { contains: '/no-longer-listed/' }, agreement: unlisted },
  });
  await tx.agreement.deleteMany({ where: { ...unlisted, events: { none: {} } } });
}

/**
 * Takes a release's rows out of the facts again, and agreements that then nothing speaks of: the release gets passages
 * of its own, which mean no agreement.
 */
export async function unlinkRelease(tx: Tx, releaseId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH own AS MATERIALIZED (
      SELECT "rowNumber", "passageId", nextval('"ListingPassage_passageId_seq"')::int AS copy
      FROM "ListingPassage" WHERE "releaseId" = ${releaseId}),
    copied AS (
      INSERT INTO "ListingText" ("passageId", line, "stateCode", "agencyName", "agencyType", "countyName", model, "signedOn",
        "moaUrl", "addendumUrl", repairs, held)
      SELECT o.copy, t.line, t."stateCode", t."agencyName", t."agencyType", t."countyName", t.model, t."signedOn", t."moaUrl",
        t."addendumUrl", t.repairs, t.held
      FROM own o JOIN "ListingText" t USING ("passageId")),
    moved AS (
      UPDATE "ListingPassage" p SET "passageId" = o.copy FROM own o
      WHERE p."releaseId" = ${releaseId} AND p."rowNumber" = o."rowNumber")
    SELECT DISTINCT t."agreementId" AS id FROM own o JOIN "ListingText" t USING ("passageId")
    WHERE t."agreementId" IS NOT NULL`;
  const ids = rows.map(({ id }) => id);
  await dropUnlisted(tx, ids);
  const left = await tx.agreement.findMany({ where: { id: { in: ids } }, select: { id: true } });
  return left.map(({ id }) => id);
}
