import { toDay } from '#lib/kernel/dates.ts';
import { db, type Prisma } from '#lib/platform/db.ts';
import { CITED, shownSources } from './sources.ts';
import { COUNTY_KINDS, newestList } from './status-queries.ts';
import type { Agency, AgencyRole, Agreement, Place, PlaceRef } from './types.ts';

const REF = {
  select: { geoid: true, kind: true, name: true, stateCode: true, slug: true },
} satisfies Prisma.PlaceDefaultArgs;

const WHOLE = {
  county: REF,
  citations: CITED,
  agreements: {
    orderBy: { model: 'asc' },
    include: {
      citations: CITED,
      listings: {
        where: { release: { state: 'accepted', kind: 'participating' } },
        include: { release: true },
      },
      events: { where: { kind: { in: ['first_listed', 'listed', 'no_longer_listed'] } } },
    },
  },
} satisfies Prisma.AgencyInclude;

type AgencyRow = Prisma.AgencyGetPayload<{ include: typeof WHOLE }>;

const ROLES: readonly AgencyRole[] = ['own', 'county', 'campus', 'port', 'state'];

/**
 * Who polices a place: its own agency; the sheriff and corrections of its counties; campus, airport and port
 * police located in them (which need not police the whole county); agencies of the whole state.
 */
export async function agenciesOf(
  place: Pick<Place, 'geoid' | 'kind' | 'stateCode' | 'counties'>,
): Promise<Agency[]> {
  const counties = place.kind === 'county' ? [place.geoid] : place.counties.map(({ geoid }) => geoid);
  const [rows, list] = await Promise.all([
    db().agency.findMany({
      where: {
        stateCode: place.stateCode,
        OR: [
          { placeGeoid: place.geoid },
          { countyGeoid: { in: counties }, kind: { notIn: ['municipal_police', 'state_agency'] } },
          { kind: 'state_agency', unmatched: null },
        ],
      },
      include: WHOLE,
      orderBy: { name: 'asc' },
    }),
    newestList(place.stateCode),
  ]);
  return rows
    .map((row) => agencyOf(row, roleOf(row, place), list?.asOf ?? null))
    .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || rankOf(a) - rankOf(b));
}

/** Agencies of the whole state. */
export async function stateAgencies(stateCode: string): Promise<Agency[]> {
  const [rows, list] = await Promise.all([
    db().agency.findMany({
      where: { stateCode, kind: 'state_agency', unmatched: null },
      include: WHOLE,
      orderBy: { name: 'asc' },
    }),
    newestList(stateCode),
  ]);
  return rows.map((row) => agencyOf(row, 'state', list?.asOf ?? null));
}

function roleOf(agency: AgencyRow, place: Pick<Place, 'geoid' | 'kind'>): AgencyRole {
  if (agency.placeGeoid === place.geoid) return 'own';
  if (agency.kind === 'state_agency') return 'state';
  if (agency.kind === 'campus_police') return 'campus';
  if (agency.kind === 'other') return 'port';
  const own = place.kind === 'county' && (COUNTY_KINDS as readonly string[]).includes(agency.kind);
  return own ? 'own' : 'county';
}

/** A sheriff before the corrections department. */
function rankOf(agency: Agency): number {
  return agency.kind === 'sheriff' ? 0 : 1;
}

function agencyOf(row: AgencyRow, role: AgencyRole, newest: string | null): Agency {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    role,
    county: row.county satisfies PlaceRef | null,
    ori: row.ori,
    agreements: row.agreements.map((agreement) => agreementOf(agreement, newest)),
    sources: shownSources(row.citations),
  };
}

function agreementOf(row: AgencyRow['agreements'][number], newest: string | null): Agreement {
  const seen = [
    ...row.listings.map(({ release }) => toDay(release.asOf)),
    ...row.events.filter(({ kind }) => kind !== 'no_longer_listed').map(({ on }) => toDay(on)),
  ].sort();
  const gone = row.events.filter(({ kind }) => kind === 'no_longer_listed').map(({ on }) => toDay(on));
  const last = seen.at(-1) ?? null;
  return {
    id: row.id,
    model: row.model,
    signedOn: row.signedOn && toDay(row.signedOn),
    moaUrl: row.moaUrl,
    addendumUrl: row.addendumUrl,
    firstListedOn: seen[0] ?? null,
    lastListedOn: last,
    listedNow: last !== null && (newest === null || last >= newest) && gone.every((day) => day <= last),
    sources: shownSources(row.citations),
  };
}
