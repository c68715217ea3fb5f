import { cache } from 'react';
import { now } from '#lib/kernel/clock.ts';
import { type Day, dayIn } from '#lib/kernel/dates.ts';
import { pathToChange, questionFor } from '#lib/officials/path.ts';
import { bodiesOf, motionsOf, rulesOf, statementsOf, timelineOf } from '#lib/officials/queries.ts';
import { seatRecord, whipCount } from '#lib/officials/rules.ts';
import { agenciesOf, listCover, stateByCode, statusOf } from '#lib/places/queries.ts';
import type { Place } from '#lib/places/types.ts';

/** Today in a place's own time zone. */
export function todayIn(place: Pick<Place, 'timeZone'>): Day {
  return dayIn(place.timeZone, now());
}

/** Everything that the page of a municipality shows, read once a request. */
export const placeData = cache(async (place: Place) => {
  const today = todayIn(place);
  const state = await stateByCode(place.stateCode);
  const [status, agencies, cover, bodies, motions, statements, timeline, rules] = await Promise.all([
    statusOf(place),
    agenciesOf(place),
    listCover(place.stateCode),
    bodiesOf(place.geoid),
    motionsOf(place.geoid),
    statementsOf(place.geoid),
    timelineOf(place.geoid),
    rulesOf({ geoid: place.geoid, stateGeoid: state?.geoid ?? place.geoid.slice(0, 2) }),
  ]);
  const question = questionFor(status.code);
  // A municipality has one body that decides; were there more, the one with the most seats on file speaks.
  const body = bodies.toSorted((a, b) => b.seats.length - a.seats.length)[0] ?? null;
  const records = body ? body.seats.map((seat) => seatRecord(seat, today)) : [];
  const count = body && whipCount(records, body, question, motions);
  const steps = pathToChange(place, question, body, rules, records, count);
  return {
    today,
    status,
    agencies,
    cover,
    body,
    records,
    count,
    question,
    steps,
    rules,
    statements,
    timeline,
  };
});
