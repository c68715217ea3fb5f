import { now } from '#lib/kernel/clock.ts';
import { type Day, dayIn, toDay } from '#lib/kernel/dates.ts';
import { db } from '#lib/platform/db.ts';
import { holdsOn } from './rules.ts';
import { type StaleReason, staleReasons } from './stale-rules.ts';

export type StaleSeat = {
  place: { geoid: string; name: string; stateCode: string; slug: string };
  body: string;
  seatId: string;
  seat: string;
  /** Who is on file as the holder today. */
  holder: string | null;
  /** When a source last showed the holder in office. */
  asOf: Day | null;
  reasons: StaleReason[];
};

/** Every seat whose data is past its shelf life, by place. */
export async function staleSeats(): Promise<StaleSeat[]> {
  const seats = await db().seat.findMany({
    orderBy: [
      { body: { place: { stateCode: 'asc' } } },
      { body: { place: { slug: 'asc' } } },
      { bodyId: 'asc' },
      { position: 'asc' },
    ],
    select: {
      id: true,
      label: true,
      body: {
        select: {
          name: true,
          place: { select: { geoid: true, name: true, stateCode: true, slug: true, timeZone: true } },
        },
      },
      terms: {
        orderBy: { id: 'asc' },
        select: { startOn: true, endOn: true, asOf: true, official: { select: { name: true } } },
      },
    },
  });
  return seats.flatMap(({ id, label, body, terms: rows }) => {
    const { timeZone, ...place } = body.place;
    const today = dayIn(timeZone, now());
    const terms = rows.map((term) => ({
      startOn: term.startOn && toDay(term.startOn),
      endOn: term.endOn && toDay(term.endOn),
      asOf: toDay(term.asOf),
      name: term.official.name,
    }));
    const reasons = staleReasons(terms, today);
    if (reasons.length === 0) return [];
    const holder = terms.find((term) => holdsOn(term, today));
    return [
      {
        place,
        body: body.name,
        seatId: id,
        seat: label,
        holder: holder?.name ?? null,
        asOf: holder?.asOf ?? null,
        reasons,
      },
    ];
  });
}
