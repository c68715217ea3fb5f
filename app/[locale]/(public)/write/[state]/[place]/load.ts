import { cache } from 'react';
import { now } from '#lib/kernel/clock.ts';
import { type Day, dayIn } from '#lib/kernel/dates.ts';
import { isLocale, type Locale } from '#lib/kernel/locales.ts';
import { askOrFirst, type Situation, situationOf } from '#lib/letters/rules.ts';
import type { Ask } from '#lib/letters/schema.ts';
import type { PlaceFacts } from '#lib/letters/templates.ts';
import { bodiesOf } from '#lib/officials/queries.ts';
import { recipientOf } from '#lib/officials/recipients.ts';
import { seatRecord } from '#lib/officials/rules.ts';
import type { Recipient } from '#lib/officials/types.ts';
import { newestList, placeBySlug, statusOf } from '#lib/places/queries.ts';
import type { Place, Status } from '#lib/places/types.ts';

/** More recipients than a letter may have copies are not offered. */
const MOST_RECIPIENTS = 20;

export type Addressee = Recipient & { mayorPowers: readonly string[] };

export type Writing = {
  place: Place;
  status: Status;
  situation: Situation;
  facts: PlaceFacts;
  addressees: Addressee[];
  today: Day;
};

/** What writing about a place needs; null when there is no such place. */
export const loadWriting = cache(async (stateCode: string, slug: string): Promise<Writing | null> => {
  const place = await placeBySlug(stateCode, slug);
  if (!place) return null;
  const today = dayIn(place.timeZone, now());
  const [status, list, bodies] = await Promise.all([
    statusOf(place),
    newestList(place.stateCode),
    bodiesOf(place.geoid),
  ]);
  const addressees = bodies
    .flatMap((body) =>
      body.seats.flatMap((seat) => {
        const record = seatRecord(seat, today);
        if (!record.holder) return [];
        return [{ ...recipientOf(body, record, record.holder), mayorPowers: body.mayorPowers }];
      }),
    )
    .slice(0, MOST_RECIPIENTS);
  const situation = situationOf(status.code);
  return {
    place,
    status,
    situation,
    addressees,
    today,
    facts: {
      name: place.name,
      kind: place.kind,
      stateCode: place.stateCode,
      situation,
      ...agreementOnFile(status),
      listAsOf: list?.asOf ?? null,
      mayorPowers: [],
    },
  };
});

function agreementOnFile(status: Status): Pick<PlaceFacts, 'agency' | 'model' | 'signedOn' | 'approvedOn'> {
  let found: ReturnType<typeof agreementOnFile> = {
    agency: null,
    model: null,
    signedOn: null,
    approvedOn: null,
  };
  for (const it of status.because) {
    if (it.kind === 'listing')
      found = { ...found, agency: it.agencyName, model: it.model, signedOn: it.signedOn };
    // A day known only to the month or year is not stated as a day.
    if (it.kind === 'event' && it.event === 'approved_locally' && it.precision === 'day')
      found = { ...found, approvedOn: it.on };
  }
  return found;
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
