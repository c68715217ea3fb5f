import ICAL from 'ical.js';
import { instantOf, isTimeZone, wallClockAt } from '#lib/kernel/local-time.ts';

/** A DATE or DATE-TIME of a feed, resolved. */
export type ResolvedTime = {
  instant: Date;
  /** A day without an hour. */
  isDate: boolean;
  timeZone: string;
  /** On the wall clock: "20260108T190000", or "20260108" for a day. It names an occurrence. */
  wall: string;
};

export type Zone = {
  /** The place's own zone, for floating times and unknown zones. */
  fallback: string;
  calendar: ICAL.Component;
  repairs: string[];
};

/** Names that Windows programs write, for the zones of the United States. */
const WINDOWS_ZONES: Record<string, string> = {
  'Eastern Standard Time': 'America/New_York',
  'US Eastern Standard Time': 'America/Indianapolis',
  'Central Standard Time': 'America/Chicago',
  'Mountain Standard Time': 'America/Denver',
  'US Mountain Standard Time': 'America/Phoenix',
  'Pacific Standard Time': 'America/Los_Angeles',
  'Alaskan Standard Time': 'America/Anchorage',
  'Hawaiian Standard Time': 'Pacific/Honolulu',
};

/** The property's first value on the clock of its own zone; null when it is missing or not a date. */
export function resolveTime(event: ICAL.Component, name: string, zone: Zone): ResolvedTime | null {
  const property = event.getFirstProperty(name);
  const value = property?.getFirstValue();
  return property && value instanceof ICAL.Time ? resolveValue(value, property, zone) : null;
}

export function resolveValue(value: ICAL.Time, property: ICAL.Property, zone: Zone): ResolvedTime | null {
  const parameter = property.getFirstParameter('tzid');
  const named = value.zone === ICAL.Timezone.utcTimezone ? 'UTC' : parameter || null;
  try {
    if (named === 'UTC') {
      // An instant: shown on the place's own clock.
      return toResolved(instantOf(plain(value), 'UTC'), { isDate: value.isDate, timeZone: zone.fallback });
    }
    const timeZone = named === null || value.isDate ? zone.fallback : zoneName(named, zone);
    if (timeZone === null) return fromOwnZone(value, String(named), zone);
    return {
      instant: instantOf(plain(value), timeZone),
      isDate: value.isDate,
      timeZone,
      wall: wallText(value),
    };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** An instant as a time of the same kind and zone as `like`. */
export function toResolved(instant: Date, like: Pick<ResolvedTime, 'isDate' | 'timeZone'>): ResolvedTime {
  const time = ICAL.Time.fromData({ ...wallClockAt(instant, like.timeZone), isDate: like.isDate });
  return { ...like, instant, wall: wallText(time) };
}

export function wallText(time: ICAL.Time): string {
  return time.toString().replace(/[-:Z]/g, '');
}

function plain(time: ICAL.Time) {
  const { year, month, day, isDate } = time;
  return {
    year,
    month,
    day,
    hour: isDate ? 0 : time.hour,
    minute: isDate ? 0 : time.minute,
    second: isDate ? 0 : time.second,
  };
}

/** The IANA name, or null when only the feed's own VTIMEZONE can tell. */
function zoneName(tzid: string, zone: Zone): string | null {
  const bare = tzid.replace(/^["/]+|["]+$/g, '');
  if (isTimeZone(bare)) return bare;
  const windows = WINDOWS_ZONES[bare];
  if (windows) return windows;
  if (ownZone(tzid, zone)) return null;
  const repair = `The zone "${tzid}" is not known; its times are read in ${zone.fallback}.`;
  if (!zone.repairs.includes(repair)) zone.repairs.push(repair);
  return zone.fallback;
}

function ownZone(tzid: string, zone: Zone): ICAL.Timezone | null {
  const found = zone.calendar
    .getAllSubcomponents('vtimezone')
    .find((each) => each.getFirstPropertyValue('tzid') === tzid && each.getFirstSubcomponent('standard'));
  return found ? new ICAL.Timezone(found) : null;
}

function fromOwnZone(value: ICAL.Time, tzid: string, zone: Zone): ResolvedTime | null {
  const own = ownZone(tzid, zone);
  if (!own) return null;
  const time = ICAL.Time.fromData(plain(value), own);
  return toResolved(new Date(time.toUnixTime() * 1000), { isDate: false, timeZone: zone.fallback });
}
