import { toDay } from '#lib/kernel/dates.ts';
import type { Localized } from '#lib/kernel/locales.ts';
import { db } from '#lib/platform/db.ts';
import { NEWEST_FIRST } from './release-order.ts';
import { deriveStatus, type StatusFacts, type StatusRelease } from './rules.ts';
import { CITED, shownSource, shownSources } from './sources.ts';
import type { ListCover, ListOnFile, Status } from './types.ts';

/** Agencies whose agreements are a county's own. */
export const COUNTY_KINDS = ['sheriff', 'county_corrections', 'county_government'] as const;

/** Newest first; only sheets that were accepted and whose rows for the state were read. */
async function releasesOf(stateCode: string): Promise<StatusRelease[]> {
  const rows = await db().release.findMany({
    where: { state: 'accepted', scope: { has: stateCode } },
    include: { source: true },
    orderBy: NEWEST_FIRST,
  });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    asOf: toDay(row.asOf),
    sources: [shownSource(row.source)],
  }));
}

/** The newest list of participating agencies on file that covers the state; null when none does. */
export async function newestList(stateCode: string): Promise<ListOnFile | null> {
  const newest = (await releasesOf(stateCode)).find((release) => release.kind === 'participating');
  return newest ? { id: newest.id, asOf: newest.asOf, sources: newest.sources } : null;
}

/** The day of the newest list for a state, and how many agencies on it are tied to nothing. */
export async function listCover(stateCode: string): Promise<ListCover> {
  const list = await newestList(stateCode);
  if (!list) return { asOf: null, unmatched: 0 };
  const unmatched = await db().agency.count({
    where: {
      stateCode,
      unmatched: { not: null },
      agreements: { some: { listings: { some: { releaseId: list.id } } } },
    },
  });
  return { asOf: list.asOf, unmatched };
}

/** The facts from which the statuses of these places follow, by GEOID: three questions, however many places. */
async function statusFacts(
  stateCode: string,
  geoids: readonly string[] | 'municipalities',
): Promise<Map<string, StatusFacts>> {
  const whose =
    geoids === 'municipalities'
      ? { stateCode, kind: 'municipality' as const }
      : { geoid: { in: [...geoids] } };
  const [releases, listings, events] = await Promise.all([
    releasesOf(stateCode),
    db().listing.findMany({
      where: {
        release: { state: 'accepted', scope: { has: stateCode } },
        agreement: {
          agency: { OR: [{ place: whose }, { kind: { in: [...COUNTY_KINDS] }, county: whose }] },
        },
      },
      include: { agreement: { include: { agency: true } } },
    }),
    db().agreementEvent.findMany({
      where: { place: whose },
      include: { citations: CITED },
      orderBy: [{ on: 'asc' }, { id: 'asc' }],
    }),
  ]);
  const facts = new Map<
    string,
    { events: StatusFacts['events'][number][]; listings: StatusFacts['listings'][number][] }
  >();
  const of = (geoid: string) => {
    const known = facts.get(geoid);
    if (known) return known;
    const fresh = { events: [], listings: [] };
    facts.set(geoid, fresh);
    return fresh;
  };
  for (const event of events) {
    of(event.placeGeoid).events.push({
      id: event.id,
      kind: event.kind,
      on: toDay(event.on),
      precision: event.precision,
      summary: event.summary as Localized,
      agreementId: event.agreementId,
      sources: shownSources(event.citations),
    });
  }
  const sourcesOf = new Map(releases.map((release) => [release.id, release.sources]));
  for (const { agreement, ...row } of listings) {
    if (!agreement) continue;
    const { placeGeoid, countyGeoid, kind } = agreement.agency;
    // A date on hold is what an earlier list or an editor gave, if anybody did.
    const signedOn = row.held === null ? row.signedOn : agreement.signedOn;
    const countyOwn = (COUNTY_KINDS as readonly string[]).includes(kind) ? countyGeoid : null;
    for (const geoid of new Set([placeGeoid, countyOwn])) {
      if (geoid === null) continue;
      of(geoid).listings.push({
        releaseId: row.releaseId,
        agreementId: agreement.id,
        agencyName: agreement.agency.name,
        model: row.model,
        signedOn: signedOn && toDay(signedOn),
        sources: (sourcesOf.get(row.releaseId) ?? []).map((source) => ({
          ...source,
          locator: `row ${row.rowNumber}`,
        })),
      });
    }
  }
  return new Map([...facts].map(([geoid, own]) => [geoid, { ...own, releases }] as const)).set('', {
    events: [],
    listings: [],
    releases,
  });
}

function derive(facts: Map<string, StatusFacts>, geoid: string): Status {
  return deriveStatus(facts.get(geoid) ?? facts.get('') ?? { events: [], listings: [], releases: [] });
}

/** The status of each of a state's places, by GEOID. */
export async function statusesOf(stateCode: string, geoids: readonly string[]): Promise<Map<string, Status>> {
  const facts = await statusFacts(stateCode, geoids);
  return new Map(geoids.map((geoid) => [geoid, derive(facts, geoid)]));
}

/** The status of every municipality of a state: a lookup that answers for any GEOID in it. */
export async function municipalStatuses(stateCode: string): Promise<(geoid: string) => Status> {
  const facts = await statusFacts(stateCode, 'municipalities');
  return (geoid) => derive(facts, geoid);
}

/** The status of a place's own agencies: the city's police, or the county's sheriff and corrections. */
export async function statusOf(place: { geoid: string; stateCode: string }): Promise<Status> {
  return derive(await statusFacts(place.stateCode, [place.geoid]), place.geoid);
}
