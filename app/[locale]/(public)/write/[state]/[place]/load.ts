import { cache } from 'react';
import { type Calendar, upcomingOf } from '#lib/agendas/queries.ts';
import { now } from '#lib/kernel/clock.ts';
import { type Day, dayIn } from '#lib/kernel/dates.ts';
import { isLocale, type Locale } from '#lib/kernel/locales.ts';
import { askOrFirst, type Situation, situationOf } from '#lib/letters/rules.ts';
import type { Ask } from '#lib/letters/schema.ts';
import { type PlaceFacts, placeFacts } from '#lib/letters/wording/place-facts.ts';
import { bodiesOf } from '#lib/officials/queries.ts';
import { recipientOf } from '#lib/officials/recipients.ts';
import { seatRecord } from '#lib/officials/rules.ts';
import type { BodyFact, ChannelFact, Recipient } from '#lib/officials/types.ts';
import { newestList, placeBySlug, statusOf } from '#lib/places/queries.ts';
import type { Place, Status } from '#lib/places/types.ts';
import { env } from '#lib/platform/env.ts';

/** More recipients than a letter may have copies are not offered. */
const MOST_RECIPIENTS = 20;

export type Writing = {
  place: Place;
  status: Status;
  situation: Situation;
  facts: PlaceFacts;
  addressees: Recipient[];
  /** Of each body that somebody here sits on. */
  clerks: Clerk[];
  today: Day;
};

/** Where a copy for a body's official record can go. */
export type Clerk = {
  bodyId: string;
  bodyName: string;
  /** The clerk's own, with a source; null when none is on file. */
  email: ChannelFact | null;
  /** The clerk's own, else the body's; null when neither is on file. */
  postal: ChannelFact | null;
  postalIsOwn: boolean;
};

function clerkOf(body: BodyFact): Clerk {
  const own = body.clerk.find(({ kind }) => kind === 'postal');
  return {
    bodyId: body.id,
    bodyName: body.name,
    email: body.clerk.find(({ kind, suppressed }) => kind === 'email' && !suppressed) ?? null,
    postal: own ?? body.channels.find(({ kind }) => kind === 'postal') ?? null,
    postalIsOwn: own !== undefined,
  };
}

/** What writing about a place needs; null when there is no such place. */
export const loadWriting = cache(async (stateCode: string, slug: string): Promise<Writing | null> => {
  const place = await placeBySlug(stateCode, slug);
  if (!place) return null;
  const today = dayIn(place.timeZone, now());
  const [status, list, bodies, calendar] = await Promise.all([
    statusOf(place),
    newestList(place.stateCode),
    bodiesOf(place.geoid),
    upcomingOf(place.geoid),
  ]);
  const addressees = bodies
    .flatMap((body) =>
      body.seats.flatMap((seat) => {
        const record = seatRecord(seat, today);
        if (!record.holder) return [];
        return [recipientOf(body, record, record.holder)];
      }),
    )
    .slice(0, MOST_RECIPIENTS);
  const situation = situationOf(status.code);
  return {
    place,
    status,
    situation,
    addressees,
    clerks: bodies.filter(({ id }) => addressees.some(({ bodyId }) => bodyId === id)).map(clerkOf),
    today,
    facts: placeFacts(place, status, list, calendarFacts(calendar)),
  };
});

/** What is coming up, as far as the calendar says; a meeting that is called off is none. */
function calendarFacts({ next, item }: Calendar): Pick<PlaceFacts, 'meeting' | 'item'> {
  return {
    meeting: next.find((meeting) => meeting.status === 'scheduled') ?? null,
    item: item
      ? {
          title: item.title,
          link: `${env().appUrl}/items/${item.id}`,
          startsAt: item.meeting.startsAt,
          timeZone: item.meeting.timeZone,
        }
      : null,
  };
}

export type Query = { [key: string]: string | string[] | undefined };

export type Choice = {
  ask: Ask;
  /** Term ids. */
  to: string[];
  /** Language of the letters, which need not be that of the page. */
  language: Locale;
  /** Whether the address named recipients. */
  chosen: boolean;
};

/** What the address asks for, as far as it can be had here: `to` takes terms, seats and officials' slugs. */
export function choiceOf(query: Query, writing: Writing, locale: Locale): Choice {
  const wanted = [query.to ?? []].flat().flatMap((value) => value.split(','));
  const named = writing.addressees.filter((it) =>
    [it.termId, it.seatId, it.slug].some((name) => wanted.includes(name)),
  );
  const [language] = [query.language].flat();
  const [ask] = [query.ask].flat();
  return {
    ask: askOrFirst(writing.situation, ask),
    to: (named.length > 0 ? named : writing.addressees).map((it) => it.termId),
    language: isLocale(language) ? language : locale,
    chosen: named.length > 0,
  };
}
