import { type Day, toDay } from '#lib/kernel/dates.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { STATES } from '../listings/states.ts';
import { NEWEST_FIRST } from '../release-order.ts';
import type { AgreementModel, PlaceRef } from '../types.ts';
import { type Tie, tieVersion } from './agency-tie-rules.ts';
import { agenciesWithoutTie, type OpenAgency } from './matching-queries.ts';
import { countyKey } from './matching-words.ts';

export type OpenState = { code: string; name: string; count: number };

/** How many agencies wait in each state for somebody to say where they belong. */
export async function openByState(): Promise<OpenState[]> {
  const rows = await db().$queryRaw<{ code: string; count: number }[]>`
    SELECT a."stateCode" AS code, count(*)::int AS count FROM "Agency" a
    WHERE a."placeGeoid" IS NULL AND a."countyGeoid" IS NULL AND a."decidedBy" IS NULL
      AND (a.kind <> 'state_agency' OR a.unmatched IS NOT NULL)
      AND EXISTS (SELECT 1 FROM "Agreement" g JOIN "Listing" l ON l."agreementId" = g.id WHERE g."agencyId" = a.id)
    GROUP BY 1 ORDER BY 1`;
  return rows.map(({ code, count }) => ({ code, name: STATES[code] ?? code.toUpperCase(), count }));
}

/** The agencies of one state that wait. */
export async function openAgencies(stateCode: string): Promise<OpenAgency[]> {
  return (await agenciesWithoutTie()).filter((agency) => agency.stateCode === stateCode);
}

/** Agencies of a state by a part of their name, tied or not. */
export async function agenciesNamed(stateCode: string, part: string) {
  return db().agency.findMany({
    where: { stateCode, name: { contains: part, mode: 'insensitive' } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, place: { select: { name: true } }, county: { select: { name: true } } },
    take: 50,
  });
}

const REF = { select: { geoid: true, kind: true, name: true, stateCode: true, slug: true } } as const;

export type AgencyToTie = {
  id: string;
  name: string;
  stateCode: string;
  tie: Tie;
  /** Told apart by it from a later one. */
  version: string;
  place: PlaceRef | null;
  county: PlaceRef | null;
  unmatched: string | null;
  decided: boolean;
  /** As ICE's newest list that shows it gives them. */
  listed: { county: string | null; type: string | null; asOf: Day; fileName: string } | null;
  agreements: { model: AgreementModel; signedOn: Day | null }[];
  /** Sources that speak of it already. */
  sources: { id: string; label: string }[];
};

/** An agency as an editor needs it to say where it belongs; null when there is none. */
export async function agencyToTie(id: string): Promise<AgencyToTie | null> {
  const agency = await db().agency.findUnique({
    where: { id },
    include: { place: REF, county: REF, agreements: { orderBy: { model: 'asc' } } },
  });
  if (!agency) return null;
  const { name, stateCode, kind, placeGeoid, countyGeoid, place, county, unmatched } = agency;
  const tie = { kind, placeGeoid, countyGeoid };
  const [newest, sources] = await Promise.all([
    newestListing(db(), id),
    db().source.findMany({
      where: { citations: { some: { OR: [{ agencyId: id }, { agreement: { agencyId: id } }] } } },
      orderBy: [{ publishedOn: 'desc' }, { id: 'asc' }],
      take: 100,
    }),
  ]);
  return {
    id,
    name,
    stateCode,
    tie,
    version: tieVersion(tie),
    place,
    county,
    unmatched,
    decided: agency.decidedBy !== null,
    listed: newest && {
      county: newest.countyName,
      type: newest.agencyType,
      asOf: toDay(newest.release.asOf),
      fileName: newest.release.fileName,
    },
    agreements: agency.agreements.map(({ model, signedOn }) => ({
      model,
      signedOn: signedOn && toDay(signedOn),
    })),
    sources: sources.map((source) => ({ id: source.id, label: `${source.publisher} · ${source.title}` })),
  };
}

async function newestListing(tx: Tx, agencyId: string) {
  return tx.listing.findFirst({
    where: { agreement: { agencyId } },
    orderBy: [...NEWEST_FIRST.map((release) => ({ release })), { rowNumber: 'asc' }],
    include: { release: { select: { asOf: true, fileName: true } } },
  });
}

/** The county that ICE gives for an agency, where it is the name of one of its state's. */
export async function countyByIce(tx: Tx, agencyId: string, stateCode: string): Promise<string | null> {
  const name = (await newestListing(tx, agencyId))?.countyName;
  if (!name) return null;
  const counties = await tx.place.findMany({ where: { stateCode, kind: 'county' } });
  const found = counties.filter((county) => countyKey(county.name) === countyKey(name));
  return found.length === 1 ? (found[0]?.geoid ?? null) : null;
}

/** A state's counties and municipalities, to choose from. */
export async function placesToChoose(stateCode: string) {
  const rows = await db().place.findMany({
    where: { stateCode, kind: { in: ['county', 'municipality'] } },
    select: { geoid: true, kind: true, name: true, legalName: true, county: { select: { name: true } } },
    orderBy: [{ name: 'asc' }, { geoid: 'asc' }],
  });
  return {
    counties: rows.filter(({ kind }) => kind === 'county'),
    municipalities: rows.filter(({ kind }) => kind === 'municipality'),
  };
}
