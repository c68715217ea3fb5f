import { addDays, dayIn } from '#lib/kernel/dates.ts';
import { instantOf, type WallClock, wallClockAt } from '#lib/kernel/local-time.ts';

/** A time on the place's wall clock, as the browser's field gives it: "2026-12-01T08:00". */
export const LOCAL_TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;

/** Text and name are kept until the letter leaves: not for longer than this. */
export const LATEST_DAYS = 60;
const SOONEST_MS = 10 * 60_000;
const MORNING = '08:00';

/** The instant of a time in the place; null when it is no time, or too soon or too far away to be waited for. */
export function sendAtOf(local: string, timeZone: string, at: Date): Date | null {
  const instant = instantIn(local, timeZone);
  if (!instant || hasPassed(instant, at)) return null;
  return instant.getTime() - at.getTime() <= LATEST_DAYS * 86_400_000 ? instant : null;
}

/** Whether it is too late to wait for this. */
export function hasPassed(instant: Date, at: Date): boolean {
  return instant.getTime() - at.getTime() < SOONEST_MS;
}

/** The instant of a time in the place, whenever that is; null when it is no time. */
export function instantIn(local: string, timeZone: string): Date | null {
  const wall = wallClock(local);
  if (!wall) return null;
  try {
    return instantOf(wall, timeZone);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function wallClock(local: string): WallClock | null {
  const found = LOCAL_TIME.exec(local);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map(Number);
  if (month < 1 || month > 12 || hour > 23 || minute > 59) return null;
  return { year, month, day, hour, minute, second: 0 };
}

/** Eight o'clock on the day before a meeting, where it meets; null when that is over or too far away. */
export function morningBefore(meeting: Date, timeZone: string, at: Date): string | null {
  const local = `${addDays(dayIn(timeZone, meeting), -1)}T${MORNING}`;
  return sendAtOf(local, timeZone, at) ? local : null;
}

/**
 * The same for the first meeting that is to take place and whose eve is still to come; null when there is none.
 * @param meetings in their order
 */
export function nextMorningBefore(
  meetings: readonly { startsAt: Date; status: string }[],
  timeZone: string,
  at: Date,
): string | null {
  const mornings = meetings.flatMap(({ startsAt, status }) =>
    status === 'scheduled' ? (morningBefore(startsAt, timeZone, at) ?? []) : [],
  );
  return mornings[0] ?? null;
}

/** The first and the last time that may be chosen, on the place's wall clock. */
export function timesToChoose(timeZone: string, at: Date): { min: string; max: string } {
  const local = (instant: Date) => {
    const { year, month, day, hour, minute } = wallClockAt(instant, timeZone);
    const two = (value: number) => String(value).padStart(2, '0');
    return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
  };
  return {
    // Time to read the letters once more.
    min: local(new Date(at.getTime() + 2 * SOONEST_MS)),
    max: local(new Date(at.getTime() + (LATEST_DAYS - 1) * 86_400_000)),
  };
}
