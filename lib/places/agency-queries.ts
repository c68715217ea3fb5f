import { type Day, toDay } from '#lib/kernel/dates.ts';
import { db, type Prisma } from '#lib/platform/db.ts';
import { goneSince } from './listed-rules.ts';
import { OLDEST_FIRST } from './release-order.ts';
import { CITED, shownSource, shownSources } from './sources.ts';
import { COUNTY_KINDS } from './status-queries.ts';
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
        select: { rowNumber: true, agencyName: true, release: { select: { asOf: true, source: true } } },
        orderBy: [...OLDEST_FIRST.map((release) => ({ release })), { rowNumber: 'asc' }],
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
  const [rows, lists] = await Promise.all([
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
    listDays(place.stateCode),
  ]);
  return rows
    .map((row) => agencyOf(row, roleOf(row, place), lists))
    .sort((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || rankOf(a) - rankOf(b));
}

/** The days of the lists on file that cover the state, in order. */
async function listDays(stateCode: string): Promise<Day[]> {
  const rows = await db().release.findMany({
    where: { state: 'accepted', kind: 'participating', scope: { has: stateCode } },
    select: { asOf: true },
    orderBy: { asOf: 'asc' },
  });
  return rows.map(({ asOf }) => toDay(asOf));
}

/** Agencies of the whole state. */
export async function stateAgencies(stateCode: string): Promise<Agency[]> {
  const [rows, lists] = await Promise.all([
    db().agency.findMany({
      where: { stateCode, kind: 'state_agency', unmatched: null },
      include: WHOLE,
      orderBy: { name: 'asc' },
    }),
    listDays(stateCode),
  ]);
  return rows.map((row) => agencyOf(row, 'state', lists)).sort((a, b) => rankOf(a) - rankOf(b));
}

function roleOf(agency: AgencyRow, place: Pick<Place, 'geoid' | 'kind'>): AgencyRole {
  if (agency.placeGeoid === place.geoid) return 'own';
  if (agency.kind === 'state_agency') return 'state';
  if (agency.kind === 'campus_police') return 'campus';
  if (agency.kind === 'other') return 'port';
  const own = place.kind === 'county' && (COUNTY_KINDS as readonly string[]).includes(agency.kind);
  return own ? 'own' : 'county';
}

/** Who is on the newest list before who is not; a sheriff before the corrections department. */
function rankOf(agency: Agency): number {
  const listed = agency.agreements.some(({ listedNow }) => listedNow);
  return (listed ? 0 : 2) + (agency.kind === 'sheriff' ? 0 : 1);
}

function agencyOf(row: AgencyRow, role: AgencyRole, lists: readonly Day[]): Agency {
  const sightings = row.agreements.flatMap((agreement) => agreement.listings);
  const newest = sightings.reduce<(typeof sightings)[number] | undefined>(
    (last, one) => (last && last.release.asOf >= one.release.asOf ? last : one),
    undefined,
  );
  return {
    id: row.id,
    // ICE mends its own slips; the newest list's spelling is the one to show.
    name: newest?.agencyName ?? row.name,
    kind: row.kind,
    role,
    county: row.county satisfies PlaceRef | null,
    ori: row.ori,
    agreements: row.agreements.map((agreement) => agreementOf(agreement, lists)),
    sources: shownSources(row.citations),
  };
}

function agreementOf(row: AgencyRow['agreements'][number], lists: readonly Day[]): Agreement {
  const newest = row.listings.at(-1);
  const sheetDays = row.listings.map(({ release }) => toDay(release.asOf));
  const seen = [
    ...sheetDays,
    ...row.events.filter(({ kind }) => kind !== 'no_longer_listed').map(({ on }) => toDay(on)),
  ].sort();
  const gone = row.events.filter(({ kind }) => kind === 'no_longer_listed').map(({ on }) => toDay(on));
  const last = seen.at(-1) ?? null;
  const noLongerListedSince = goneSince(last, [...lists, ...gone]);
  // The list that shows it last stands first: it is what the dates beside it say.
  const sheet = newest && shownSource(newest.release.source, { locator: `row ${newest.rowNumber}` });
  const cited = shownSources(row.citations);
  return {
    id: row.id,
    model: row.model,
    signedOn: row.signedOn && toDay(row.signedOn),
    moaUrl: row.moaUrl,
    addendumUrl: row.addendumUrl,
    firstListedOn: seen[0] ?? null,
    // A later sight that others report is not one of the lists on file: it stands as an event of its own.
    lastListedOn: sheetDays.at(-1) ?? last,
    listedNow: last !== null && noLongerListedSince === null,
    noLongerListedSince,
    sources: sheet ? [sheet, ...cited.filter(({ id }) => id !== sheet.id)] : cited,
  };
}
