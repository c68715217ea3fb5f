import { type Day, toDay } from '#lib/kernel/dates.ts';
import type { Localized } from '#lib/kernel/locales.ts';
import type { Prisma, Tx } from '#lib/platform/db.ts';
import { type At, keyIn } from '#lib/platform/resource.ts';
import { goneSince } from '../listed-rules.ts';
import { englishReasons } from '../listings/reason-texts.ts';
import { englishUntied } from '../matching/untied-texts.ts';
import { placeOf, WHOLE_PLACE } from '../place-queries.ts';
import { CITED, shownSource, shownSources } from '../sources.ts';
import type { AgencyKind, AgreementModel, EventKind, Place, PlaceKind, ShownSource } from '../types.ts';
import type { AgencyRecord, AgreementRecord, EventRecord, ReleaseRecord } from './open-data-schema.ts';

// One page of rows for the API or the dump. Each takes the transaction it reads in.

const REF = {
  select: { geoid: true, kind: true, name: true, stateCode: true, slug: true },
} satisfies Prisma.PlaceDefaultArgs;

export type PlaceFilters = { state?: string; county?: string; kind?: PlaceKind; since?: Day };
export type AgencyFilters = {
  state?: string;
  place?: string;
  county?: string;
  kind?: AgencyKind;
  since?: Day;
};
export type AgreementFilters = AgencyFilters & { model?: AgreementModel };
export type EventFilters = {
  state?: string;
  place?: string;
  county?: string;
  kind?: EventKind;
  model?: AgreementModel;
  since?: Day;
};
export type ReleaseFilters = { state?: string; kind?: 'participating' | 'pending'; since?: Day };

export const from = (since: Day | undefined) =>
  since === undefined ? undefined : { gte: new Date(`${since}T00:00:00Z`) };

/** A place that is this one, lies in this county or in this state; whatever was not asked is left open. */
export function placeWhere(filters: {
  state?: string;
  place?: string;
  county?: string;
}): Prisma.PlaceWhereInput {
  return {
    ...(filters.state && { stateCode: filters.state }),
    ...(filters.place && { geoid: filters.place }),
    ...(filters.county && {
      OR: [{ geoid: filters.county }, { counties: { some: { countyGeoid: filters.county } } }],
    }),
  };
}

/** Agencies of a place, county or state; a county's are also those of the places in it. */
export function agencyWhere(filters: AgencyFilters): Prisma.AgencyWhereInput {
  const { state, place, county, kind } = filters;
  return {
    ...(state && { stateCode: state }),
    ...(kind && { kind }),
    AND: [
      ...(place ? [{ OR: [{ placeGeoid: place }, { countyGeoid: place }] }] : []),
      ...(county
        ? [{ OR: [{ countyGeoid: county }, { place: { counties: { some: { countyGeoid: county } } } }] }]
        : []),
    ],
  };
}

/** The newest day on which a source of these was published or, where it has no day, read. */
export function newestDay(sources: readonly ShownSource[]): Day {
  return (
    sources
      .map(({ publishedOn, retrievedOn }) => publishedOn ?? retrievedOn)
      .sort()
      .at(-1) ?? ''
  );
}

export async function findPlaces(tx: Tx, filters: PlaceFilters, at: At): Promise<Place[]> {
  const { kind, since, ...where } = filters;
  const rows = await tx.place.findMany({
    where: {
      AND: [{ geoid: keyIn(at) }, placeWhere(where)],
      ...(kind && { kind }),
      ...(since && { asOf: from(since) }),
    },
    include: WHOLE_PLACE,
    orderBy: { geoid: 'asc' },
    take: at.take,
  });
  return rows.map(placeOf);
}

/** Some source of it was published, or where it has no day, read on this day or later: what `newestDay` answers. */
function seenSince(since: Day): Prisma.CitationListRelationFilter {
  const day = from(since);
  return { some: { source: { OR: [{ publishedOn: day }, { publishedOn: null, retrievedOn: day }] } } };
}

export async function findAgencies(tx: Tx, filters: AgencyFilters, at: At): Promise<AgencyRecord[]> {
  const { since } = filters;
  const seen = since && { citations: seenSince(since) };
  const rows = await tx.agency.findMany({
    where: {
      AND: [
        { id: keyIn(at) },
        agencyWhere(filters),
        ...(seen ? [{ OR: [seen, { agreements: { some: seen } }] }] : []),
      ],
    },
    include: {
      place: REF,
      county: REF,
      citations: CITED,
      agreements: { select: { id: true, citations: CITED }, orderBy: { id: 'asc' } },
    },
    // Which editor it was is nobody's business.
    omit: { decidedBy: true },
    orderBy: { id: 'asc' },
    take: at.take,
  });
  return rows.map(({ placeGeoid: _, countyGeoid: __, citations, agreements, ...row }) => {
    const own = shownSources(citations);
    // What shows its agreements shows the agency too: one that only ICE's lists name has no other source.
    const others = agreements.flatMap((it) => shownSources(it.citations)).filter(({ disputes }) => !disputes);
    const each = Map.groupBy([...own, ...others], ({ id }) => id).values();
    const sources = [...each].flatMap(([first]) => first ?? []);
    return {
      ...row,
      unmatched: row.unmatched && englishUntied(row.unmatched),
      agreements: agreements.map(({ id }) => id),
      asOf: newestDay(sources),
      sources,
    };
  });
}

export async function findAgreements(tx: Tx, filters: AgreementFilters, at: At): Promise<AgreementRecord[]> {
  const { model, since, ...agency } = filters;
  const rows = await tx.agreement.findMany({
    where: {
      id: keyIn(at),
      agency: agencyWhere(agency),
      ...(model && { model }),
      ...(since && { signedOn: from(since) }),
    },
    include: {
      agency: true,
      citations: CITED,
      events: { where: { kind: { in: ['first_listed', 'listed', 'no_longer_listed'] } } },
    },
    orderBy: { id: 'asc' },
    take: at.take,
  });
  const ids = rows.map(({ id }) => id);
  // One after the other: a transaction has one connection.
  const seen = await listedDays(tx, ids);
  const lists = await listDays(tx);
  return rows.map((row) => {
    const sources = shownSources(row.citations);
    const on = row.events.filter(({ kind }) => kind !== 'no_longer_listed').map((it) => toDay(it.on));
    const off = row.events.filter(({ kind }) => kind === 'no_longer_listed').map((it) => toDay(it.on));
    const sheetDays = [...(seen.get(row.id) ?? [])].sort();
    const days = [...sheetDays, ...on].sort();
    const last = days.at(-1) ?? null;
    const noLongerListedSince = goneSince(last, [...(lists.get(row.agency.stateCode) ?? []), ...off]);
    return {
      id: row.id,
      agencyId: row.agencyId,
      agencyName: row.agency.name,
      stateCode: row.agency.stateCode,
      placeGeoid: row.agency.placeGeoid,
      countyGeoid: row.agency.countyGeoid,
      model: row.model,
      signedOn: row.signedOn && toDay(row.signedOn),
      moaUrl: row.moaUrl,
      addendumUrl: row.addendumUrl,
      firstListedOn: days[0] ?? null,
      lastListedOn: sheetDays.at(-1) ?? last,
      listedNow: last !== null && noLongerListedSince === null,
      noLongerListedSince,
      asOf: last ?? newestDay(sources),
      sources,
    };
  });
}

/** The first and the last day on which accepted lists show each agreement. */
async function listedDays(tx: Tx, ids: readonly string[]): Promise<Map<string, Day[]>> {
  const rows = await tx.$queryRaw<{ id: string; first: Date; last: Date }[]>`
    SELECT l."agreementId" AS id, min(r."asOf") AS first, max(r."asOf") AS last
    FROM "Listing" l JOIN "Release" r ON r.id = l."releaseId"
    WHERE r.state = 'accepted' AND r.kind = 'participating' AND l."agreementId" = ANY(${[...ids]})
    GROUP BY 1`;
  return new Map(rows.map(({ id, first, last }) => [id, [toDay(first), toDay(last)]]));
}

/** The days of the accepted lists that cover each state. */
async function listDays(tx: Tx): Promise<Map<string, Day[]>> {
  const rows = await tx.release.findMany({
    where: { state: 'accepted', kind: 'participating' },
    select: { asOf: true, scope: true },
  });
  const days = new Map<string, Day[]>();
  for (const { asOf, scope } of rows) {
    for (const state of scope) days.set(state, [...(days.get(state) ?? []), toDay(asOf)]);
  }
  return days;
}

export async function findEvents(tx: Tx, filters: EventFilters, at: At): Promise<EventRecord[]> {
  const { kind, model, since, ...where } = filters;
  const rows = await tx.agreementEvent.findMany({
    where: {
      id: keyIn(at),
      place: placeWhere(where),
      ...(kind && { kind }),
      ...(model && { agreement: { model } }),
      ...(since && { on: from(since) }),
    },
    include: { citations: CITED, place: { select: { stateCode: true } } },
    orderBy: { id: 'asc' },
    take: at.take,
  });
  return rows.map((row) => ({
    id: row.id,
    placeGeoid: row.placeGeoid,
    stateCode: row.place.stateCode,
    agencyId: row.agencyId,
    agreementId: row.agreementId,
    motionId: row.motionId,
    kind: row.kind,
    on: toDay(row.on),
    precision: row.precision,
    summary: row.summary as Localized,
    asOf: toDay(row.asOf),
    sources: shownSources(row.citations),
  }));
}

export async function findReleases(tx: Tx, filters: ReleaseFilters, at: At): Promise<ReleaseRecord[]> {
  const { state, kind, since } = filters;
  const rows = await tx.release.findMany({
    where: {
      id: keyIn(at),
      state: { in: ['accepted', 'held'] },
      ...(state && { scope: { has: state } }),
      ...(kind && { kind }),
      ...(since && { asOf: from(since) }),
    },
    include: { source: true, _count: { select: { listings: true } } },
    omit: { report: true },
    orderBy: { id: 'asc' },
    take: at.take,
  });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    state: row.state === 'held' ? 'held' : 'accepted',
    fileName: row.fileName,
    sha256: row.sha256,
    scope: row.scope,
    rowCount: row.rowCount,
    agencyCount: row.agencyCount,
    reasons: row.state === 'held' ? englishReasons(row.reasons) : [],
    rowsOnFile: row._count.listings,
    asOf: toDay(row.asOf),
    sources: [shownSource(row.source)],
  }));
}
