import { type Day, toDay } from '#lib/kernel/dates.ts';
import { listFeeds } from '#lib/places/listings/listings-queries.ts';
import { db } from '#lib/platform/db.ts';
import type { Feed } from './health.ts';

/** Every source of agendas, switched on or not, and every address that ICE's lists are read from. */
export async function feeds(): Promise<Feed[]> {
  const sources = await db().agendaSource.findMany({ orderBy: { id: 'asc' } });
  const agendas = sources.map(
    (source): Feed => ({
      id: source.id,
      kind: 'agenda',
      on: source.enabled && source.url !== null,
      url: source.url,
      lastReadAt: source.lastReadAt,
      lastOkAt: source.lastOkAt,
      problem: source.lastError,
    }),
  );
  const lists = (await listFeeds()).map((feed): Feed => ({ ...feed, kind: 'list', on: true }));
  return [...lists, ...agendas];
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
    omit: { report: true },
    orderBy: [{ asOf: 'desc' }, { id: 'asc' }],
  });
  return rows.map(({ id, kind, fileName, asOf, rowCount, reasons }) => ({
    id,
    kind,
    fileName,
    asOf: toDay(asOf),
    rows: rowCount,
    reasons,
  }));
}
