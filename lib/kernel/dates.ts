/**
 * A calendar day without an hour, "2025-06-17". Days come from the database as midnight UTC;
 * they are never shifted by a time zone.
 */
export type Day = string;

export const PRECISIONS = ['day', 'month', 'year', 'before', 'about'] as const;
export type DatePrecision = (typeof PRECISIONS)[number];

export function toDay(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** Midnight UTC of the day, as the database's date columns want it. */
export function fromDay(day: Day): Date {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || toDay(date) !== day) throw new RangeError(`not a day: ${day}`);
  return date;
}

/** Made once for each zone: making one costs a hundred times what using it does. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day at `instant` in an IANA time zone. */
export function dayIn(timeZone: string, instant: Date): Day {
  let format = dayFormats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    dayFormats.set(timeZone, format);
  }
  return format.format(instant);
}

export function addDays(day: Day, days: number): Day {
  const date = fromDay(day);
  date.setUTCDate(date.getUTCDate() + days);
  return toDay(date);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((fromDay(to).getTime() - fromDay(from).getTime()) / 86_400_000);
}
