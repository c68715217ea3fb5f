import { type DatePrecision, type Day, toDay } from '#lib/kernel/dates.ts';
import type { Localized } from '#lib/kernel/locales.ts';
import { db, type Prisma } from '#lib/platform/db.ts';
import { OLDEST_FIRST } from '../release-order.ts';
import { shownSource } from '../sources.ts';
import type { AgreementModel, PlaceRef, ShownSource } from '../types.ts';

/** How many entries a feed holds; older ones stand on the pages and in the API. */
const ENTRIES = 100;
const NAMES_SHOWN = 50;

/** The whole country, a state by its code, or one place. */
export type ChangesOf = { country: true } | { state: string } | { place: PlaceRef };

type ListedAgreement = { id: string; name: string; model: AgreementModel };

export type Change =
  | {
      kind: 'event';
      id: string;
      place: PlaceRef;
      on: Day;
      precision: DatePrecision;
      summary: Localized;
      at: Date;
      sources: ShownSource[];
    }
  | {
      /** An editor's or a command's change of a fact; who made it and the texts are not told. */
      kind: 'fact';
      id: string;
      place: PlaceRef;
      fact: FactName;
      change: 'added' | 'changed' | 'removed';
      at: Date;
    }
  | {
      /** A list of ICE's against the ones before it. */
      kind: 'list';
      id: string;
      on: Day;
      first: boolean;
      added: ListedAgreement[];
      removed: ListedAgreement[];
      counts: { added: number; removed: number };
      at: Date;
      sources: ShownSource[];
    };

export const FACT_NAMES = [
  'event',
  'motion',
  'position',
  'tally',
  'statement',
  'term',
  'channel',
  'rule',
  'body',
  'seat',
  'agency',
  'agreement',
  'place',
] as const;
export type FactName = (typeof FACT_NAMES)[number];

/** The newest changes first. */
export async function changesOf(of: ChangesOf): Promise<Change[]> {
  const [events, facts, lists] = await Promise.all([eventChanges(of), factChanges(of), listChanges(of)]);
  return [...events, ...facts, ...lists]
    .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? -1 : 1))
    .slice(0, ENTRIES);
}

const REF = { geoid: true, kind: true, name: true, stateCode: true, slug: true } as const;

function within(of: ChangesOf): Prisma.PlaceWhereInput {
  if ('place' in of) return { geoid: of.place.geoid };
  return 'state' in of ? { stateCode: of.state } : {};
}

async function eventChanges(of: ChangesOf): Promise<Change[]> {
  const rows = await db().agreementEvent.findMany({
    where: { place: within(of) },
    include: { place: { select: REF }, citations: { include: { source: true } } },
    orderBy: [{ asOf: 'desc' }, { on: 'desc' }, { id: 'asc' }],
    take: ENTRIES,
  });
  return rows.map((row) => ({
    kind: 'event',
    id: row.id,
    place: row.place,
    on: toDay(row.on),
    precision: row.precision,
    summary: row.summary as Localized,
    at: row.asOf,
    sources: row.citations.map((citation) => shownSource(citation.source, citation)),
  }));
}

/** From the audit: its subjects name facts as "motion:miami-2025-06-17-sign". */
async function factChanges(of: ChangesOf): Promise<Change[]> {
  const geoid = 'place' in of ? of.place.geoid : null;
  const state = 'state' in of ? of.state : null;
  const rows = await db().$queryRaw<
    (PlaceRef & { id: string; action: string; at: Date; subject: string; added: boolean; removed: boolean })[]
  >`
    WITH entries AS (
      SELECT *, split_part(subject, ':', 1) AS kind, substr(subject, strpos(subject, ':') + 1) AS key,
             coalesce(before->'row', before, after->'row', after) AS row
      FROM "AuditEntry"
      WHERE split_part(subject, ':', 1) = ANY(${[...FACT_NAMES]}) AND actor <> 'system'
        -- Commands tie agencies to places by the thousand; what an editor says of one is told.
        AND (split_part(subject, ':', 1) NOT IN ('agency', 'agreement', 'place') OR action LIKE 'fact.%' OR action LIKE 'date.settle%')),
    -- An agency stands under its own place, else its county, else its state.
    homes AS NOT MATERIALIZED (
      SELECT g.id, coalesce(g."placeGeoid", g."countyGeoid",
        (SELECT geoid FROM "Place" WHERE kind = 'state' AND "stateCode" = g."stateCode")) AS place
      FROM "Agency" g),
    placed AS (
      SELECT e.*, coalesce(
        CASE e.kind
          WHEN 'event' THEN (SELECT "placeGeoid" FROM "AgreementEvent" WHERE id = e.key)
          WHEN 'motion' THEN (SELECT "placeGeoid" FROM "Motion" WHERE id = e.key)
          WHEN 'position' THEN (SELECT m."placeGeoid" FROM "Position" p JOIN "Motion" m ON m.id = p."motionId" WHERE p.id = e.key)
          WHEN 'tally' THEN (SELECT m."placeGeoid" FROM "MotionTally" p JOIN "Motion" m ON m.id = p."motionId" WHERE p.id = e.key)
          WHEN 'statement' THEN (SELECT "placeGeoid" FROM "Statement" WHERE id = e.key)
          WHEN 'rule' THEN (SELECT "placeGeoid" FROM "Rule" WHERE id = e.key)
          WHEN 'body' THEN (SELECT "placeGeoid" FROM "Body" WHERE id = e.key)
          WHEN 'place' THEN e.key
          WHEN 'seat' THEN (SELECT b."placeGeoid" FROM "Seat" s JOIN "Body" b ON b.id = s."bodyId" WHERE s.id = e.key)
          WHEN 'agency' THEN (SELECT place FROM homes WHERE id = e.key)
          WHEN 'agreement' THEN (SELECT h.place FROM "Agreement" a JOIN homes h ON h.id = a."agencyId" WHERE a.id = e.key)
          WHEN 'term' THEN (SELECT b."placeGeoid" FROM "Term" t JOIN "Seat" s ON s.id = t."seatId" JOIN "Body" b ON b.id = s."bodyId" WHERE t.id = e.key)
          WHEN 'channel' THEN (SELECT b."placeGeoid" FROM "Channel" c LEFT JOIN "Term" t ON t.id = c."termId" LEFT JOIN "Seat" s ON s.id = t."seatId"
                JOIN "Body" b ON b.id = coalesce(c."bodyId", s."bodyId") WHERE c.id = e.key)
        END,
        -- A fact that is gone is found through what the audit kept of it.
        e.row->>'placeGeoid', e.row->>'countyGeoid',
        (SELECT place FROM homes WHERE id = e.row->>'agencyId'),
        (SELECT geoid FROM "Place" WHERE kind = 'state' AND "stateCode" = e.row->>'stateCode'),
        (SELECT "placeGeoid" FROM "Motion" WHERE id = e.row->>'motionId'),
        (SELECT "placeGeoid" FROM "Body" WHERE id = e.row->>'bodyId'),
        (SELECT b."placeGeoid" FROM "Seat" s JOIN "Body" b ON b.id = s."bodyId" WHERE s.id = e.row->>'seatId'),
        (SELECT b."placeGeoid" FROM "Term" t JOIN "Seat" s ON s.id = t."seatId" JOIN "Body" b ON b.id = s."bodyId" WHERE t.id = e.row->>'termId')
      ) AS "placeOf"
      FROM entries e)
    SELECT c.id, c.action, c.at, c.subject, c.before IS NULL AS added, c.after IS NULL AS removed,
           p.geoid, p.kind, p.name, p."stateCode", p.slug
    FROM placed c JOIN "Place" p ON p.geoid = c."placeOf"
    WHERE (${geoid}::text IS NULL OR p.geoid = ${geoid}) AND (${state}::text IS NULL OR p."stateCode" = ${state})
    ORDER BY c.at DESC, c.id LIMIT ${ENTRIES}`;
  return rows.map(({ id, at, subject, added, removed, action: _, ...place }) => ({
    kind: 'fact',
    id,
    place,
    fact: FACT_NAMES.find((name) => subject.startsWith(`${name}:`)) ?? 'event',
    change: added && !removed ? 'added' : removed && !added ? 'removed' : 'changed',
    at,
  }));
}

type Span = ListedAgreement & { state: string; first: Date; last: Date };

/** What each accepted list of participating agencies brought and no longer had, newest first. */
async function listChanges(of: ChangesOf): Promise<Change[]> {
  const state = 'place' in of ? of.place.stateCode : 'state' in of ? of.state : null;
  const geoid = 'place' in of && of.place.kind !== 'state' ? of.place.geoid : null;
  const [lists, spans] = await Promise.all([
    db().release.findMany({
      where: { state: 'accepted', kind: 'participating', ...(state && { scope: { has: state } }) },
      include: { source: true },
      omit: { report: true },
      orderBy: OLDEST_FIRST,
    }),
    db().$queryRaw<Span[]>`
      SELECT a.id, g.name, a.model::text AS model, g."stateCode" AS state, min(r."asOf") AS first, max(r."asOf") AS last
      FROM "Listing" l JOIN "Release" r ON r.id = l."releaseId" JOIN "Agreement" a ON a.id = l."agreementId"
      JOIN "Agency" g ON g.id = a."agencyId"
      WHERE r.state = 'accepted' AND r.kind = 'participating'
        AND (${state}::text IS NULL OR g."stateCode" = ${state})
        AND (${geoid}::text IS NULL OR g."placeGeoid" = ${geoid} OR g."countyGeoid" = ${geoid})
      GROUP BY a.id, g.name, a.model, g."stateCode" ORDER BY g.name, a.id`,
  ]);
  // Two files of one day are one list to a reader.
  const days = [...new Map(lists.map((list) => [toDay(list.asOf), list])).entries()];
  const changes = days.map(([on, list], index): Change => {
    const added = index === 0 ? [] : spans.filter(({ first }) => toDay(first) === on);
    // Gone from the first list after the last that shows it; only a list that covers its state can say so.
    const before = days.slice(0, index).map(([day, earlier]) => ({ day, scope: earlier.scope }));
    const removed = spans.filter(({ last, state: own }) => {
      const previous = before.filter(({ scope }) => scope.includes(own)).at(-1)?.day;
      return list.scope.includes(own) && toDay(last) === previous;
    });
    return {
      kind: 'list',
      id: list.id,
      on,
      first: index === 0,
      added: added.slice(0, NAMES_SHOWN).map(agreement),
      removed: removed.slice(0, NAMES_SHOWN).map(agreement),
      counts: { added: added.length, removed: removed.length },
      at: list.importedAt,
      sources: [shownSource(list.source)],
    };
  });
  const telling = changes.filter(
    (change) => change.kind === 'list' && (geoid === null || change.counts.added + change.counts.removed > 0),
  );
  return telling.reverse();
}

function agreement({ id, name, model }: Span): ListedAgreement {
  return { id, name, model };
}
