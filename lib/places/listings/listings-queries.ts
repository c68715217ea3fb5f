import { createHash } from 'node:crypto';
import { type Day, toDay } from '#lib/kernel/dates.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { env } from '#lib/platform/env.ts';
import type { SeriesPoint } from '../country-queries.ts';
import { NEWEST_FIRST, OLDEST_FIRST } from '../release-order.ts';
import type { AgreementModel } from '../types.ts';
import { englishReasons } from './reason-texts.ts';
import type { SheetKind } from './types.ts';

export type ReleaseInHistory = {
  kind: SheetKind;
  asOf: Day;
  fileName: string;
  sha256: string | null;
  state: 'accepted' | 'held' | 'rejected';
  rows: number;
  agencies: number | null;
  reasons: string[];
};

/** When ICE's lists showed an agreement, by the lists on file. */
export type Sightings = {
  agreementId: string;
  firstListedOn: Day;
  lastListedOn: Day;
  /** The first list on file without it after the last with it; null while it is on the newest. */
  noLongerListedSince: Day | null;
  /** Times that it was missing from a list between two that show it. */
  gaps: number;
};

export type ListingsHistory = {
  releases: ReleaseInHistory[];
  agreements: { participating: Sightings[]; pending: Sightings[] };
  /** What each agreement says now, and by which sources. */
  facts: { agreementId: string; signedOn: Day | null; moaUrl: string | null; sourceIds: string[] }[];
  /** By USPS code, and "us" for all. */
  series: Record<string, SeriesPoint[]>;
  /** Of everything above: two histories are the same when this is. */
  digest: string;
};

/** The whole history of ICE's sheets, in an order that does not depend on how they came in. */
export async function listingsHistory(): Promise<ListingsHistory> {
  const releases = await db().release.findMany({
    orderBy: [{ kind: 'asc' }, ...OLDEST_FIRST],
    omit: { report: true },
  });
  const body = {
    releases: releases.map(
      (row): ReleaseInHistory => ({
        kind: row.kind,
        asOf: toDay(row.asOf),
        fileName: row.fileName,
        sha256: row.sha256,
        state: row.state,
        rows: row.rowCount,
        agencies: row.agencyCount,
        reasons: row.state === 'held' ? englishReasons(row.reasons) : [],
      }),
    ),
    agreements: { participating: await sightings('participating'), pending: await sightings('pending') },
    facts: await facts(),
    series: await allSeries(),
  };
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  return { ...body, digest };
}

/** First and last list of each agreement. @param ids only these; all when left out */
export async function sightings(kind: SheetKind, ids?: readonly string[]): Promise<Sightings[]> {
  const only = ids === undefined ? null : JSON.stringify(ids);
  return db().$queryRaw<Sightings[]>`
    WITH shown AS (
      SELECT DISTINCT l."agreementId" AS id, l."stateCode" AS state, r."asOf"
      FROM "Listing" l JOIN "Release" r ON r.id = l."releaseId"
      WHERE r.kind = ${kind}::"ReleaseKind" AND r.state = 'accepted' AND l."agreementId" IS NOT NULL
        AND (${only}::jsonb IS NULL OR l."agreementId" IN (SELECT jsonb_array_elements_text(${only}::jsonb)))),
    spans AS (SELECT id, state, min("asOf") AS first, max("asOf") AS last, count(*) AS times FROM shown GROUP BY id, state),
    days AS (
      SELECT DISTINCT s.state, r."asOf" FROM "Release" r CROSS JOIN LATERAL unnest(r.scope) AS s(state)
      WHERE r.kind = ${kind}::"ReleaseKind" AND r.state = 'accepted')
    SELECT p.id AS "agreementId", p.first::text AS "firstListedOn", p.last::text AS "lastListedOn",
      (SELECT min(d."asOf")::text FROM days d WHERE d.state = p.state AND d."asOf" > p.last) AS "noLongerListedSince",
      ((SELECT count(*) FROM days d WHERE d.state = p.state AND d."asOf" BETWEEN p.first AND p.last) - p.times)::int AS gaps
    FROM spans p ORDER BY p.id COLLATE "C"`;
}

async function facts(): Promise<ListingsHistory['facts']> {
  return db().$queryRaw<ListingsHistory['facts']>`
    SELECT a.id AS "agreementId", a."signedOn"::text AS "signedOn", a."moaUrl",
      array_agg(c."sourceId" ORDER BY c."sourceId" COLLATE "C") AS "sourceIds"
    FROM "Agreement" a JOIN "Citation" c ON c."agreementId" = a.id GROUP BY a.id ORDER BY a.id COLLATE "C"`;
}

type CountRow = {
  state: string;
  asOf: Day;
  model: AgreementModel;
  rows: number;
  /** Agencies of any model. */
  all: number;
};

/** Rows and agencies on each accepted participating list, by state and model. */
async function allSeries(): Promise<Record<string, SeriesPoint[]>> {
  const rows = await counts();
  const series: Record<string, SeriesPoint[]> = {};
  for (const [state, own] of Map.groupBy(rows, (row) => row.state)) series[state] = pointsOf(own);
  return Object.fromEntries(Object.entries(series).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Of each state, and of the whole country ("us") on the lists that were read whole. */
async function counts(): Promise<CountRow[]> {
  return db().$queryRaw<CountRow[]>`
    WITH listed AS (
      SELECT l."stateCode" AS state, r."asOf", cardinality(r.scope) > 50 AS whole, l.model,
             coalesce(a."agencyId", l."stateCode" || '/' || l."agencyName") AS agency
      FROM "Listing" l JOIN "Release" r ON r.id = l."releaseId" LEFT JOIN "Agreement" a ON a.id = l."agreementId"
      WHERE r.kind = 'participating' AND r.state = 'accepted'),
    keyed AS (
      SELECT * FROM listed UNION ALL SELECT 'us', "asOf", whole, model, agency FROM listed WHERE whole),
    totals AS (SELECT state, "asOf", count(DISTINCT agency)::int AS "all" FROM keyed GROUP BY 1, 2)
    SELECT k.state, k."asOf"::text AS "asOf", k.model::text AS model, count(*)::int AS rows,
           t."all"
    FROM keyed k JOIN totals t USING (state, "asOf") GROUP BY 1, 2, 3, t."all" ORDER BY 1, 2, 3`;
}

function pointsOf(rows: readonly CountRow[]): SeriesPoint[] {
  const points = new Map<Day, SeriesPoint>();
  for (const { asOf, model, rows: count, all } of rows) {
    const point = points.get(asOf) ?? {
      asOf,
      rows: 0,
      agencies: all,
      byModel: { task_force: 0, warrant_service_officer: 0, jail_enforcement: 0 },
    };
    point.rows += count;
    point.byModel[model] += count;
    points.set(asOf, point);
  }
  return [...points.values()];
}

/** Held sheets, newest first, with why. */
export async function heldReleases() {
  const rows = await db().release.findMany({
    where: { state: 'held' },
    orderBy: NEWEST_FIRST,
    include: { source: { select: { url: true } }, _count: { select: { listings: true } } },
  });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as SheetKind,
    asOf: toDay(row.asOf),
    fileName: row.fileName,
    rows: row.rowCount,
    readable: row._count.listings,
    importedAt: row.importedAt,
    reasons: row.reasons,
    report: row.report,
  }));
}

export type HeldDate = {
  releaseId: string;
  asOf: Day;
  fileName: string;
  row: number;
  stateCode: string;
  agencyName: string;
  model: AgreementModel;
  /** Why it was left unread: `heldDateIn` says it. */
  held: string;
  moaUrl: string | null;
  agreementId: string | null;
};

/**
 * Dates of signature that the newest accepted list of each kind gives and that are left unread, until an editor settles
 * them.
 */
export async function heldDates(tx: Tx = db()): Promise<HeldDate[]> {
  return tx.$queryRaw<HeldDate[]>`
    SELECT r.id AS "releaseId", r."asOf"::text AS "asOf", r."fileName", l."rowNumber" AS row, l."stateCode",
           l."agencyName", l.model::text AS model, l.held, l."moaUrl", l."agreementId"
    FROM (SELECT DISTINCT ON (kind) * FROM "Release" WHERE state = 'accepted' ORDER BY kind, "asOf" DESC, "fileName" DESC, id DESC) r
    JOIN "Listing" l ON l."releaseId" = r.id AND l.held IS NOT NULL
    WHERE NOT EXISTS (
      SELECT FROM "SettledDate" d
      WHERE (d."stateCode", d."agencyName", d.model, d.held) = (l."stateCode", l."agencyName", l.model, l.held))
    ORDER BY r.kind, l."rowNumber"`;
}

/** All releases, newest first, for the freshness page and the editors. */
export async function releasesOnFile() {
  const rows = await db().release.findMany({
    orderBy: NEWEST_FIRST,
    omit: { report: true },
  });
  return rows.map((row) => ({ ...row, kind: row.kind as SheetKind, asOf: toDay(row.asOf) }));
}

export type ListFeed = {
  id: string;
  url: string;
  lastReadAt: Date | null;
  lastOkAt: Date | null;
  /** What came of the newest reading, if it failed, as it is kept: `fetchedIn` says it. */
  problem: string | null;
};

/** The addresses that sheets are read from, and how their last readings went. */
export async function listFeeds(): Promise<ListFeed[]> {
  const newest = (url: string, ok?: boolean) =>
    db().listingsFetch.findFirst({
      where: { url, ...(ok === undefined ? {} : { ok }) },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
    });
  return Promise.all(
    env().listingsUrls.map(async (url, at): Promise<ListFeed> => {
      const [last, good] = await Promise.all([newest(url), newest(url, true)]);
      return {
        id: `ice-list-${at + 1}`,
        url,
        lastReadAt: last?.at ?? null,
        lastOkAt: good?.at ?? null,
        problem: last && !last.ok ? last.outcome : null,
      };
    }),
  );
}
