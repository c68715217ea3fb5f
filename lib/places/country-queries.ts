import { type Day, toDay } from '#lib/kernel/dates.ts';
import { db } from '#lib/platform/db.ts';
import { OLDEST_FIRST } from './release-order.ts';
import { shownSource } from './sources.ts';
import { nameOfState } from './states.ts';
import type { ListOnFile, ModelCounts, PlaceRef } from './types.ts';

/** One of ICE's lists in a history, as far as it was read. */
export type SeriesPoint = { asOf: Day; rows: number; agencies: number; byModel: ModelCounts };

/** `place` is null where only ICE's lists tell of the state. */
export type StateCount = {
  stateCode: string;
  place: PlaceRef | null;
  rows: number;
  agencies: number;
  listOn: Day | null;
};

export type CountryOverview = {
  /** The newest list. */
  list:
    | (ListOnFile & {
        /** What was read of it. */
        rows: number;
        agencies: number;
        /** Rows of the whole file. */
        fileRows: number;
        /** It was read for all states. */
        whole: boolean;
        /** Names of the states that it was read for, where that is not all. */
        readFor: string[];
      })
    | null;
  states: StateCount[];
};

/** How many states a list is read for when it is read whole: fifty, and some without a letter of their own. */
const WHOLE_COUNTRY = 40;
const isWhole = (scope: readonly string[]) => scope.length >= WHOLE_COUNTRY;

type CountRow = {
  releaseId: string;
  stateCode: string;
  rows: number;
  agencies: number;
  task_force: number;
  warrant_service_officer: number;
  jail_enforcement: number;
};

/**
 * Agreements and agencies on each accepted list of participating agencies that covers the state, oldest first; at
 * "us" of the whole country. Lists that were read for a few states stand in no row with those that were read for all;
 * where there are no others, only the newest is answered.
 */
export async function listSeries(stateCode: string): Promise<SeriesPoint[]> {
  const country = stateCode === 'us';
  const all = await db().release.findMany({
    where: { state: 'accepted', kind: 'participating', ...(!country && { scope: { has: stateCode } }) },
    select: { id: true, asOf: true, scope: true },
    orderBy: OLDEST_FIRST,
  });
  const whole = all.filter(({ scope }) => isWhole(scope));
  const lists = country ? (whole.length > 0 ? whole : all.slice(-1)) : all;
  const state = country ? null : stateCode;
  const counts = await db().$queryRaw<Omit<CountRow, 'stateCode'>[]>`
    SELECT l."releaseId", count(*)::int AS rows,
           count(DISTINCT coalesce(a."agencyId", l."stateCode" || '/' || l."agencyName"))::int AS agencies,
           (count(*) FILTER (WHERE l.model = 'task_force'))::int AS task_force,
           (count(*) FILTER (WHERE l.model = 'warrant_service_officer'))::int AS warrant_service_officer,
           (count(*) FILTER (WHERE l.model = 'jail_enforcement'))::int AS jail_enforcement
    FROM "Listing" l JOIN "Release" r ON r.id = l."releaseId" LEFT JOIN "Agreement" a ON a.id = l."agreementId"
    WHERE r.state = 'accepted' AND r.kind = 'participating' AND (${state}::text IS NULL OR l."stateCode" = ${state})
    GROUP BY 1`;
  const byRelease = new Map(counts.map((row) => [row.releaseId, row]));
  const points = lists.map(({ id, asOf }): SeriesPoint => {
    const own = byRelease.get(id);
    const { task_force = 0, warrant_service_officer = 0, jail_enforcement = 0 } = own ?? {};
    return {
      asOf: toDay(asOf),
      rows: own?.rows ?? 0,
      agencies: own?.agencies ?? 0,
      byModel: { task_force, warrant_service_officer, jail_enforcement },
    };
  });
  // Two files of one day: the later one speaks.
  return [...new Map(points.map((point) => [point.asOf, point])).values()];
}

/** Every state on file with its counts on the newest list that was read for it. */
export async function countryOverview(): Promise<CountryOverview> {
  const [lists, states] = await Promise.all([
    db().release.findMany({
      where: { state: 'accepted', kind: 'participating' },
      include: { source: true },
      omit: { report: true },
      orderBy: OLDEST_FIRST,
    }),
    db().place.findMany({
      where: { kind: 'state' },
      select: { geoid: true, kind: true, name: true, stateCode: true, slug: true },
      orderBy: { name: 'asc' },
    }),
  ]);
  const newest = new Map(lists.flatMap((list) => list.scope.map((code) => [code, list] as const)));
  const ids = [...new Set([...newest.values()].map(({ id }) => id))];
  const counts = await db().$queryRaw<CountRow[]>`
    SELECT l."releaseId", l."stateCode", count(*)::int AS rows,
           count(DISTINCT coalesce(a."agencyId", l."agencyName"))::int AS agencies
    FROM "Listing" l LEFT JOIN "Agreement" a ON a.id = l."agreementId"
    WHERE l."releaseId" = ANY(${ids}) GROUP BY 1, 2`;
  const last = lists.at(-1);
  const ofLast = counts.filter(({ releaseId }) => releaseId === last?.id);
  const sum = (of: 'rows' | 'agencies') => ofLast.reduce((total, row) => total + row[of], 0);
  const list = last && {
    id: last.id,
    asOf: toDay(last.asOf),
    sources: [shownSource(last.source)],
    rows: sum('rows'),
    agencies: sum('agencies'),
    fileRows: last.rowCount,
    whole: isWhole(last.scope),
    readFor: isWhole(last.scope) ? [] : last.scope.map(nameOfState).sort(),
  };
  return {
    list: list ?? null,
    states: [...new Set([...states.map((place) => place.stateCode), ...counts.map((row) => row.stateCode)])]
      .map((stateCode): StateCount => {
        const list = newest.get(stateCode);
        const own = counts.find((row) => row.releaseId === list?.id && row.stateCode === stateCode);
        return {
          stateCode,
          place: states.find((place) => place.stateCode === stateCode) ?? null,
          rows: own?.rows ?? 0,
          agencies: own?.agencies ?? 0,
          listOn: list ? toDay(list.asOf) : null,
        };
      })
      .sort((a, b) => nameOfState(a.stateCode).localeCompare(nameOfState(b.stateCode), 'en')),
  };
}

/** How many places have a vote about an agreement on file. */
export async function placesWithVotes(): Promise<number> {
  const rows = await db().motion.findMany({ distinct: ['placeGeoid'], select: { placeGeoid: true } });
  return rows.length;
}
