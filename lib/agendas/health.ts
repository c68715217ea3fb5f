import { z } from 'zod';
import { type Day, daysBetween } from '#lib/kernel/dates.ts';
import { SHELF_LIFE } from '#lib/kernel/shelf-life.ts';

// How fresh what we read is. Pure: the pages, the API and the tests decide alike.

/** Days after which a list of ICE's or a reading of a source no longer counts as recent. */
export const SOURCE_SHELF_DAYS = 540;

/** An agenda is read three times a day, ICE's list once: within a day after the last good reading it turns red. */
export const MAX_AGE_HOURS = { agenda: 20, list: 26 } as const;

export const FEED_STATES = ['fresh', 'waiting', 'failing', 'over_age', 'off'] as const;
export type FeedState = (typeof FEED_STATES)[number];

export type Feed = {
  id: string;
  kind: 'agenda' | 'list';
  /** Switched on by the host. */
  on: boolean;
  url: string | null;
  lastReadAt: Date | null;
  lastOkAt: Date | null;
  /** What the last reading that failed said: of a list's address as it is kept, of an agenda's in English. */
  problem: string | null;
};

/** Whole hours since the last good reading; null when there was none. */
export function ageHours(feed: Pick<Feed, 'lastOkAt'>, now: Date): number | null {
  return feed.lastOkAt && Math.floor((now.getTime() - feed.lastOkAt.getTime()) / 3_600_000);
}

/**
 * A feed that was never read waits. One whose every reading failed is failing; so is a list whose newest reading
 * failed, since the next comes only a day later.
 */
export function feedState(feed: Feed, now: Date): FeedState {
  if (!feed.on) return 'off';
  if (!feed.lastReadAt) return 'waiting';
  const age = ageHours(feed, now);
  const failedLast = feed.lastOkAt === null || feed.lastReadAt > feed.lastOkAt;
  if (age === null || (feed.kind === 'list' && failedLast)) return 'failing';
  return age >= MAX_AGE_HOURS[feed.kind] ? 'over_age' : 'fresh';
}

/** Red: the health check fails. */
export function isRed(state: FeedState): boolean {
  return state === 'failing' || state === 'over_age';
}

/** `old` once more days have passed than it keeps. */
export function shelfState(asOf: Day, today: Day, shelfDays: number): 'fresh' | 'old' {
  return daysBetween(asOf, today) > shelfDays ? 'old' : 'fresh';
}

export const healthShape = z.object({
  ok: z.boolean().meta({ description: 'No feed that is switched on is failing or over its age.' }),
  checkedAt: z.iso.datetime(),
  feeds: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['agenda', 'list']),
      on: z.boolean(),
      state: z.enum(FEED_STATES),
      lastReadAt: z.iso.datetime().nullable(),
      lastOkAt: z.iso.datetime().nullable(),
      ageHours: z.int().nullable(),
      maxAgeHours: z.int(),
    }),
  ),
  lists: z.array(
    z.object({
      kind: z.enum(['participating', 'pending']),
      asOf: z.iso.date(),
      ageDays: z.int(),
      shelfDays: z.int(),
      state: z.enum(['fresh', 'old']),
    }),
  ),
  dump: z.object({ writtenAt: z.iso.datetime() }).nullable(),
});
export type Health = z.infer<typeof healthShape>;

export function healthOf(
  feeds: readonly Feed[],
  lists: readonly { kind: 'participating' | 'pending'; asOf: Day }[],
  dump: Health['dump'],
  now: Date,
  today: Day,
): Health {
  const states = feeds.map((feed) => ({ feed, state: feedState(feed, now) }));
  return {
    ok: !states.some(({ state }) => isRed(state)),
    checkedAt: now.toISOString(),
    feeds: states.map(({ feed, state }) => ({
      id: feed.id,
      kind: feed.kind,
      on: feed.on,
      state,
      lastReadAt: feed.lastReadAt?.toISOString() ?? null,
      lastOkAt: feed.lastOkAt?.toISOString() ?? null,
      ageHours: ageHours(feed, now),
      maxAgeHours: MAX_AGE_HOURS[feed.kind],
    })),
    lists: lists.map(({ kind, asOf }) => ({
      kind,
      asOf,
      ageDays: daysBetween(asOf, today),
      shelfDays: SHELF_LIFE.listing,
      state: shelfState(asOf, today, SHELF_LIFE.listing),
    })),
    dump,
  };
}
