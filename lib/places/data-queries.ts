import { type Day, toDay } from '#lib/kernel/dates.ts';
import { db } from '#lib/platform/db.ts';
import { NEWEST_FIRST } from './release-order.ts';
import { FACT_KINDS, type FactCount, type ListUse, type SourceUse } from './types.ts';

/** What is on file by kind of fact, with how many have no second source. */
export async function factCounts(): Promise<FactCount[]> {
  const rows = await db().$queryRaw<FactCount[]>`
    WITH cited AS (
      SELECT CASE WHEN "placeId" IS NOT NULL THEN 'place' WHEN "agencyId" IS NOT NULL THEN 'agency'
                  WHEN "agreementId" IS NOT NULL THEN 'agreement' WHEN "eventId" IS NOT NULL THEN 'event'
                  WHEN "bodyId" IS NOT NULL THEN 'body' WHEN "termId" IS NOT NULL THEN 'term'
                  WHEN "motionId" IS NOT NULL THEN 'motion' WHEN "tallyId" IS NOT NULL THEN 'tally'
                  WHEN "statementId" IS NOT NULL THEN 'statement' WHEN "channelId" IS NOT NULL THEN 'channel'
                  ELSE 'rule' END AS kind,
             COALESCE("placeId", "agencyId", "agreementId", "eventId", "bodyId", "termId", "motionId",
                      "tallyId", "statementId", "channelId", "ruleId") AS id,
             "sourceId", disputes
      FROM "Citation" WHERE "outlineId" IS NULL
      UNION ALL
      -- What shows an agreement shows its agency.
      SELECT 'agency', a."agencyId", c."sourceId", false
      FROM "Citation" c JOIN "Agreement" a ON a.id = c."agreementId" WHERE NOT c.disputes),
    facts AS (
      SELECT kind, count(DISTINCT "sourceId") FILTER (WHERE NOT disputes) AS sources,
             bool_or(disputes) AS disputed
      FROM cited GROUP BY kind, id)
    SELECT kind, count(*)::int AS facts, (count(*) FILTER (WHERE sources < 2))::int AS single,
           (count(*) FILTER (WHERE disputed))::int AS disputed
    FROM facts GROUP BY kind`;
  return FACT_KINDS.flatMap((kind) => rows.find((row) => row.kind === kind) ?? []);
}

/** Every source, the most cited first. */
export async function sourceUses(): Promise<SourceUse[]> {
  const rows = await db().source.findMany({ include: { _count: { select: { citations: true } } } });
  return rows
    .map(({ _count, publishedOn, retrievedOn, ...source }) => ({
      ...source,
      publishedOn: publishedOn && toDay(publishedOn),
      retrievedOn: toDay(retrievedOn),
      facts: _count.citations,
    }))
    .sort((a, b) => b.facts - a.facts || a.id.localeCompare(b.id, 'en'));
}

/** The ICE lists that were accepted, newest first. */
export async function listUses(): Promise<ListUse[]> {
  const rows = await db().release.findMany({
    where: { state: 'accepted' },
    include: { _count: { select: { listings: true } } },
    omit: { report: true },
    orderBy: NEWEST_FIRST,
  });
  return rows.map(({ id, kind, fileName, asOf, rowCount, _count }) => ({
    id,
    kind,
    fileName,
    asOf: toDay(asOf),
    rows: rowCount,
    read: _count.listings,
  }));
}

/** The day and kind of each accepted list by the SHA-256 of its file. */
export async function acceptedSheets(): Promise<
  Map<string, { asOf: Day; kind: 'participating' | 'pending' }>
> {
  const rows = await db().release.findMany({
    where: { state: 'accepted', sha256: { not: null } },
    select: { sha256: true, asOf: true, kind: true },
  });
  return new Map(rows.map(({ sha256, asOf, kind }) => [sha256 ?? '', { asOf: toDay(asOf), kind }]));
}
