import { type Day, toDay } from '#lib/kernel/dates.ts';
import { db } from '#lib/platform/db.ts';
import type { Feed } from './health.ts';

/** Every source of agendas, switched on or not. */
export async function feeds(): Promise<Feed[]> {
  const sources = await db().agendaSource.findMany({ orderBy: { id: 'asc' } });
  return sources.map((source) => ({
    id: source.id,
    kind: 'agenda',
    on: source.enabled && source.url !== null,
    url: source.url,
    lastReadAt: source.lastReadAt,
    lastOkAt: source.lastOkAt,
    problem: source.lastError,
  }));
}

/** The newest accepted list of each kind. */
export async function newestLists(): Promise<{ kind: 'participating' | 'pending'; asOf: Day }[]> {
  const rows = await db().release.groupBy({
    by: ['kind'],
    where: { state: 'accepted' },
    _max: { asOf: true },
    orderBy: { kind: 'asc' },
  });
  return rows.flatMap(({ kind, _max }) => (_max.asOf ? [{ kind, asOf: toDay(_max.asOf) }] : []));
}

/** Lists that were read and publish nothing until an editor has looked at them, newest first. */
export async function heldLists() {
  const rows = await db().release.findMany({
    where: { state: 'held' },
    orderBy: [{ asOf: 'desc' }, { id: 'asc' }],
  });
  return rows.map(({ id, kind, fileName, asOf, rowCount }) => ({
    id,
    kind,
    fileName,
    asOf: toDay(asOf),
    rows: rowCount,
    reasons: [] as string[],
  }));
}
