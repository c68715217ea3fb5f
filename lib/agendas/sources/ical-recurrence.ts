import ICAL from 'ical.js';
import { now } from '#lib/kernel/clock.ts';
import { instantOf, wallClockAt } from '#lib/kernel/local-time.ts';
import { type ResolvedTime, resolveValue, toResolved, type Zone } from './ical-time.ts';

/** How far from today occurrences are made, in days, both ways. */
export const SPAN_DAYS = 400;
const MOST_STEPS = 5000;
const MOST_OCCURRENCES = 300;
const DAY_MS = 86_400_000;

/**
 * The occurrences of a repeated event within a span around today, in order. Repeats run on the wall clock, so
 * that "19:00 every second Tuesday" stays at 19:00 when the clocks change.
 */
export function occurrences(event: ICAL.Component, start: ResolvedTime, zone: Zone): ResolvedTime[] {
  const from = now().getTime() - SPAN_DAYS * DAY_MS;
  const to = now().getTime() + SPAN_DAYS * DAY_MS;
  const skipped = new Set(listed(event, 'exdate', zone).map(({ instant }) => instant.getTime()));
  const found = new Map<number, ResolvedTime>();
  const add = (time: ResolvedTime) => {
    const at = time.instant.getTime();
    if (at >= from && at <= to && !skipped.has(at)) found.set(at, time);
  };
  add(start);
  for (const date of listed(event, 'rdate', zone)) add(date);
  for (const property of event.getAllProperties('rrule')) {
    const rule = property.getFirstValue();
    if (!(rule instanceof ICAL.Recur)) continue;
    if (['SECONDLY', 'MINUTELY', 'HOURLY'].includes(rule.freq)) {
      zone.repairs.push(`A meeting cannot repeat ${rule.freq}; only its first time is read.`);
      continue;
    }
    expand(rule, start, to, add, zone);
  }
  const all = [...found.values()].sort((a, b) => a.instant.getTime() - b.instant.getTime());
  if (all.length > MOST_OCCURRENCES) {
    zone.repairs.push(
      `An event repeats ${all.length} times; the first ${MOST_OCCURRENCES} of them are read.`,
    );
  }
  return all.slice(0, MOST_OCCURRENCES);
}

function expand(
  rule: ICAL.Recur,
  start: ResolvedTime,
  to: number,
  add: (time: ResolvedTime) => void,
  zone: Zone,
) {
  const { until } = rule;
  if (until && until.zone === ICAL.Timezone.utcTimezone && !until.isDate) {
    // Until an instant: put onto the wall clock on which the rule runs.
    const instant = instantOf(
      {
        year: until.year,
        month: until.month,
        day: until.day,
        hour: until.hour,
        minute: until.minute,
        second: until.second,
      },
      'UTC',
    );
    rule.until = ICAL.Time.fromData({ ...wallClockAt(instant, start.timeZone), isDate: false });
  }
  const first = ICAL.Time.fromData({ ...wallClockAt(start.instant, start.timeZone), isDate: start.isDate });
  const iterator = rule.iterator(first);
  for (let step = 0; ; step += 1) {
    if (step === MOST_STEPS) {
      zone.repairs.push(`An event has repeated more than ${MOST_STEPS} times; the rest is not read.`);
      return;
    }
    const next = iterator.next();
    if (!next) return;
    const instant = instantOf(
      {
        year: next.year,
        month: next.month,
        day: next.day,
        hour: next.hour,
        minute: next.minute,
        second: next.second,
      },
      start.timeZone,
    );
    if (instant.getTime() > to) return;
    add({ ...toResolved(instant, start), wall: next.toString().replace(/[-:Z]/g, '') });
  }
}

function listed(event: ICAL.Component, name: string, zone: Zone): ResolvedTime[] {
  return event.getAllProperties(name).flatMap((property) =>
    property.getValues().flatMap((value: unknown) => {
      const start = value instanceof ICAL.Period ? value.start : value;
      const time = start instanceof ICAL.Time ? resolveValue(start, property, zone) : null;
      return time ? [time] : [];
    }),
  );
}
