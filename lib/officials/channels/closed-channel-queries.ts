import { type Day, toDay } from '#lib/kernel/dates.ts';
import type { ShownSource } from '#lib/kernel/shown-source.ts';
import { shownSources } from '#lib/places/sources.ts';
import { db } from '#lib/platform/db.ts';
import type { ChannelKind } from '../types.ts';

/** Why mail to an address stopped. */
export const CLOSED_BY = ['bounced', 'complained', 'provider'] as const;
export type ClosedBy = (typeof CLOSED_BY)[number];

/** What another source, or the same body, has on file for reaching the person. */
export type OtherWay = {
  id: string;
  kind: ChannelKind;
  value: string;
  of: 'person' | 'body';
  asOf: Day;
  lastWorkedAt: Date | null;
  closed: boolean;
  sources: ShownSource[];
};

export type ClosedChannel = {
  id: string;
  value: string;
  why: ClosedBy | null;
  closedAt: Date;
  lastWorkedAt: Date | null;
  asOf: Day;
  sources: ShownSource[];
  /** The person's name; null for an address of the body itself. */
  name: string | null;
  office: string;
  place: { geoid: string; name: string; stateCode: string; timeZone: string };
  others: OtherWay[];
};

const CITED = { citations: { include: { source: true } } } as const;
const BODY = { include: { place: true, channels: { include: CITED } } } as const;

/** Office addresses whose mail came back or was complained of and that no editor has dealt with, the newest first. */
export async function closedChannels(): Promise<ClosedChannel[]> {
  const rows = await db().channel.findMany({
    where: { suppressedAt: { not: null }, settledAt: null },
    orderBy: [{ suppressedAt: 'desc' }, { id: 'asc' }],
    take: 200,
    include: {
      ...CITED,
      body: BODY,
      term: {
        include: {
          official: { include: { terms: { include: { channels: { include: CITED } } } } },
          seat: { include: { body: BODY } },
        },
      },
    },
  });
  return rows.flatMap((row) => {
    const body = row.term?.seat.body ?? row.body;
    if (!body || !row.suppressedAt) return [];
    const { geoid, name, stateCode, timeZone } = body.place;
    const own = row.term?.official.terms.flatMap((term) => term.channels) ?? [];
    const others = [
      ...own.map((channel) => otherWay(channel, 'person')),
      ...body.channels.map((channel) => otherWay(channel, 'body')),
    ].filter((other) => other.id !== row.id);
    return [
      {
        id: row.id,
        value: row.value,
        why: CLOSED_BY.find((it) => it === row.suppressedWhy) ?? null,
        closedAt: row.suppressedAt,
        lastWorkedAt: row.lastWorkedAt,
        asOf: toDay(row.asOf),
        sources: shownSources(row.citations),
        name: row.term?.official.name ?? null,
        office: row.term ? `${row.term.seat.label}, ${body.name}` : body.name,
        place: { geoid, name, stateCode, timeZone },
        others: others.sort((a, b) => b.asOf.localeCompare(a.asOf)),
      },
    ];
  });
}

type Row = {
  id: string;
  kind: OtherWay['kind'];
  value: string;
  asOf: Date;
  lastWorkedAt: Date | null;
  suppressedAt: Date | null;
  citations: Parameters<typeof shownSources>[0];
};

function otherWay(channel: Row, of: OtherWay['of']): OtherWay {
  const { id, kind, value, lastWorkedAt } = channel;
  return {
    id,
    kind,
    value,
    of,
    asOf: toDay(channel.asOf),
    lastWorkedAt,
    closed: channel.suppressedAt !== null,
    sources: shownSources(channel.citations),
  };
}

export function closedChannelCount(): Promise<number> {
  return db().channel.count({ where: { suppressedAt: { not: null }, settledAt: null } });
}
