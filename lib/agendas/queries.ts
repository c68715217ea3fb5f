import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { db } from '#lib/platform/db.ts';
import type { Prisma } from '#lib/platform/prisma/client.ts';
import { mentionsAgreement } from './rules.ts';

const PAST_SHOWN = 12;
const UPCOMING_SHOWN = 60;
const FEED_DAYS_BACK = 90;
const DAY_MS = 86_400_000;

/** Sources that the host has turned on and that have an address. */
export async function enabledSources(): Promise<{ id: string }[]> {
  return db().agendaSource.findMany({
    where: { enabled: true, url: { not: null } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
}

export async function findSource(id: string) {
  const source = await db().agendaSource.findUnique({ where: { id }, include: { place: true } });
  return source && { id, url: source.url, platform: source.platform, timeZone: source.place.timeZone };
}

/** A place by "fl/key-west" or a body by its id. `key` names it in the id of a source. */
export async function findTarget(slug: string) {
  const body = await db().body.findUnique({ where: { id: slug }, include: { place: true } });
  if (body)
    return { key: body.id, placeGeoid: body.placeGeoid, bodyId: body.id, timeZone: body.place.timeZone };
  const [stateCode, placeSlug, ...rest] = slug.split('/');
  if (!stateCode || !placeSlug || rest.length > 0) return null;
  const place = await findPlace(stateCode, placeSlug);
  return place && { key: slug, placeGeoid: place.geoid, bodyId: null, timeZone: place.timeZone };
}

async function findPlace(stateCode: string, slug: string) {
  return db().place.findUnique({ where: { stateCode_slug: { stateCode, slug } } });
}

const MEETING = {
  items: { orderBy: [{ sequence: { sort: 'asc', nulls: 'last' } }, { outsideId: 'asc' }] },
} satisfies Prisma.MeetingInclude;

type MeetingRow = Prisma.MeetingGetPayload<{ include: typeof MEETING }>;

export type ShownItem = {
  id: string;
  number: string | null;
  title: string;
  fileNumber: string | null;
  result: string | null;
  withdrawn: boolean;
  /** It speaks of 287(g), ICE or immigration. */
  relevant: boolean;
};

export type ShownMeeting = {
  id: string;
  bodyName: string;
  startsAt: Date;
  startTimeKnown: boolean;
  timeZone: string;
  location: string | null;
  /** `withdrawn`: it was on the calendar and is there no more. */
  status: 'scheduled' | 'cancelled' | 'withdrawn';
  agendaUrl: string | null;
  minutesUrl: string | null;
  url: string | null;
  readAt: Date;
  items: ShownItem[];
};

/** What stands for `past` is the clock, so that a page and a feed agree on it. */
function shown(meeting: MeetingRow): ShownMeeting {
  const { id, bodyName, startsAt, startTimeKnown, timeZone, location, agendaUrl, minutesUrl, url, readAt } =
    meeting;
  return {
    id,
    bodyName,
    startsAt,
    startTimeKnown,
    timeZone,
    location,
    agendaUrl,
    minutesUrl,
    url,
    readAt,
    status: meeting.withdrawnAt ? 'withdrawn' : meeting.status === 'cancelled' ? 'cancelled' : 'scheduled',
    items: meeting.items.map((item) => ({
      id: item.id,
      number: item.number,
      title: item.title,
      fileNumber: item.fileNumber,
      result: item.result,
      withdrawn: item.withdrawnAt !== null,
      relevant: mentionsAgreement(item.title),
    })),
  };
}

/** A place's meetings, to come and past; null when there is no such place. */
export async function placeAgenda(stateCode: string, slug: string) {
  const place = await findPlace(stateCode, slug);
  if (!place) return null;
  const { geoid, name, timeZone } = place;
  const [upcoming, past, lastRead] = await Promise.all([
    meetingsToCome(geoid, UPCOMING_SHOWN),
    db().meeting.findMany({
      where: { placeGeoid: geoid, startsAt: { lt: startOfToday() }, withdrawnAt: null },
      include: MEETING,
      orderBy: { startsAt: 'desc' },
      take: PAST_SHOWN,
    }),
    db().agendaSource.aggregate({ where: { placeGeoid: geoid }, _max: { lastOkAt: true } }),
  ]);
  return {
    place: { geoid, name, timeZone, stateCode, slug },
    upcoming,
    past: past.map(shown),
    lastReadAt: lastRead._max.lastOkAt,
  };
}

/** A meeting of the last hours still counts as coming: it may be going on. */
function startOfToday(): Date {
  return new Date(now().getTime() - 6 * 3_600_000);
}

async function meetingsToCome(geoid: string, take: number): Promise<ShownMeeting[]> {
  const meetings = await db().meeting.findMany({
    where: { placeGeoid: geoid, startsAt: { gte: startOfToday() } },
    include: MEETING,
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take,
  });
  return meetings.map(shown);
}

/** For the place page: the next meetings, and the items of meetings to come that mention the agreement. */
export async function upcomingOf(geoid: string) {
  const meetings = (await meetingsToCome(geoid, UPCOMING_SHOWN)).filter(
    ({ status }) => status !== 'withdrawn',
  );
  const relevant = meetings.flatMap((meeting) =>
    meeting.items.filter((item) => item.relevant && !item.withdrawn).map((item) => ({ ...item, meeting })),
  );
  return {
    next: meetings.slice(0, 3),
    relevant,
    /** The next one to be spoken of: its meeting is not called off. Null when there is none. */
    item: relevant.find(({ meeting }) => meeting.status === 'scheduled') ?? null,
  };
}

export type Calendar = Awaited<ReturnType<typeof upcomingOf>>;

/** An item with its meeting, its place and all that changed in both; null when there is none. */
export async function itemPage(id: string) {
  const item = await db().agendaItem.findUnique({
    where: { id },
    include: {
      changes: { orderBy: { at: 'asc' } },
      meeting: { include: { place: true, changes: { orderBy: { at: 'asc' } } } },
    },
  });
  if (!item) return null;
  const { changes, meeting, ...fields } = item;
  const { changes: meetingChanges, place, ...meetingFields } = meeting;
  const history = [
    ...changes.map((change) => ({ ...change, of: 'item' as const })),
    // That the meeting was put on the calendar is not news of the item.
    ...meetingChanges
      .filter(({ kind }) => kind !== 'added')
      .map((change) => ({ ...change, of: 'meeting' as const })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  return { item: fields, meeting: meetingFields, place, history };
}

/** What a place's calendar feed holds: meetings from 90 days back on, with how often and when each changed. */
export async function feedOf(stateCode: string, slug: string) {
  const place = await findPlace(stateCode, slug);
  if (!place) return null;
  const meetings = await db().meeting.findMany({
    where: {
      placeGeoid: place.geoid,
      startsAt: { gte: new Date(now().getTime() - FEED_DAYS_BACK * DAY_MS) },
    },
    include: { ...MEETING, changes: { orderBy: { at: 'asc' }, select: { at: true } } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: 1000,
  });
  return {
    place: { name: place.name, stateCode, slug },
    meetings: meetings.map((meeting) => ({
      ...shown(meeting),
      endsAt: meeting.endsAt,
      note: meeting.note,
      revision: Math.max(0, meeting.changes.length - 1),
      changedAt: meeting.changes.at(-1)?.at ?? meeting.readAt,
    })),
  };
}

export type FeedMeeting = NonNullable<Awaited<ReturnType<typeof feedOf>>>['meetings'][number];

const FOLLOWED = {
  place: true,
  item: { include: { meeting: { include: { place: true } } } },
} satisfies Prisma.FollowInclude;

/** The actor's own follows, newest first. */
export async function followsOf(actor: Actor) {
  const follows = await db().follow.findMany({
    where: { userId: actor.id },
    include: FOLLOWED,
    orderBy: { createdAt: 'desc' },
  });
  return follows.map(({ id, place, item, createdAt }) => {
    const where = place ?? item?.meeting.place;
    const path = item ? `/items/${item.id}` : `/${where?.stateCode}/${where?.slug}/agenda`;
    return { id, createdAt, path, placeName: where?.name ?? '', itemTitle: item?.title ?? null };
  });
}

/** What somebody is about to follow; null when it does not exist. */
export async function followTarget(target: { place?: string | undefined; item?: string | undefined }) {
  if (target.item) {
    const item = await db().agendaItem.findUnique({
      where: { id: target.item },
      include: { meeting: { include: { place: true } } },
    });
    return item && { path: `/items/${item.id}`, placeName: item.meeting.place.name, itemTitle: item.title };
  }
  const place = target.place ? await db().place.findUnique({ where: { geoid: target.place } }) : null;
  return (
    place && { path: `/${place.stateCode}/${place.slug}/agenda`, placeName: place.name, itemTitle: null }
  );
}

/** What a signed link in a notice would end, for the page that asks; null when it is already over. */
export async function stopTarget(stop: { what: 'follow' | 'user'; id: string }) {
  const follows = await db().follow.findMany({
    where: stop.what === 'follow' ? { id: stop.id } : { userId: stop.id },
    include: FOLLOWED,
  });
  const [first] = follows;
  if (!first) return null;
  return {
    count: follows.length,
    name: first.item?.title ?? first.place?.name ?? '',
  };
}

/** For the policy of following: how many the actor follows, and whose a follow is. */
export async function followsCount(actor: Actor): Promise<number> {
  return db().follow.count({ where: { userId: actor.id } });
}

export async function followOwner(id: string): Promise<{ userId: string } | null> {
  return db().follow.findUnique({ where: { id }, select: { userId: true } });
}
