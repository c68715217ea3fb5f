import ICAL from 'ical.js';
import { now } from '#lib/kernel/clock.ts';
import { occurrences, SPAN_DAYS } from './ical-recurrence.ts';
import { type ResolvedTime, resolveTime, toResolved, type Zone } from './ical-time.ts';
import {
  clean,
  type ReadAnswer,
  ReadingError,
  type ReadMeeting,
  type ReadOptions,
  webAddress,
} from './reading.ts';

const DAY_MS = 86_400_000;
const HINT = 'Give an iCalendar feed (RFC 5545), whole; nothing was imported';

/**
 * Reads an iCalendar feed: one meeting an event, or an occurrence of a repeated event. UIDs are kept as they
 * stand, however odd, since they are only compared. The feed's own VTIMEZONEs are used for zones that have
 * no common name: real feeds carry wrong ones for zones that have.
 * @throws ReadingError
 */
export function readIcal(text: string, options: ReadOptions): ReadAnswer {
  const calendar = parse(text, options.from);
  const repairs: string[] = [];
  const masters = new Map<string, ICAL.Component>();
  const exceptions = new Map<string, ICAL.Component[]>();
  calendar.getAllSubcomponents('vevent').forEach((event, index) => {
    const uid = rawUid(event);
    if (!uid) {
      repairs.push(`Event ${index + 1} has no UID, so it could not be known again; left out.`);
      return;
    }
    if (event.hasProperty('recurrence-id')) {
      exceptions.set(uid, [...(exceptions.get(uid) ?? []), event]);
      return;
    }
    const earlier = masters.get(uid);
    if (earlier) repairs.push(`The UID ${uid} stands in it twice; the newer event is kept.`);
    if (!earlier || revision(event) >= revision(earlier)) masters.set(uid, event);
  });

  const zone: Zone = { fallback: options.timeZone, calendar, repairs };
  const meetings: ReadMeeting[] = [];
  for (const [uid, event] of masters) {
    meetings.push(...guarded(options.from, uid, () => ofEvent(event, uid, exceptions.get(uid) ?? [], zone)));
    exceptions.delete(uid);
  }
  // An exception may come without the event that it belongs to.
  for (const [uid, list] of exceptions) {
    meetings.push(...guarded(options.from, uid, () => list.map((each) => ofException(each, uid, zone))));
  }
  const first = meetings.reduce<Date | null>(
    (least, { startsAt }) => (least && least < startsAt ? least : startsAt),
    null,
  );
  const to = new Date(now().getTime() + SPAN_DAYS * DAY_MS);
  return { meetings, looseItems: [], covers: first ? { from: first, to } : null, repairs };
}

function ofEvent(
  event: ICAL.Component,
  uid: string,
  exceptions: ICAL.Component[],
  zone: Zone,
): ReadMeeting[] {
  const start = readStart(event, zone);
  if (!event.hasProperty('rrule') && !event.hasProperty('rdate')) return [toMeeting(event, uid, start, zone)];
  const changed = new Map(
    exceptions.map((each) => [resolveTime(each, 'recurrence-id', zone)?.instant.getTime(), each]),
  );
  return occurrences(event, start, zone).map((occurrence) => {
    const exception = changed.get(occurrence.instant.getTime());
    if (exception) return toMeeting(exception, `${uid} ${occurrence.wall}`, readStart(exception, zone), zone);
    return toMeeting(event, `${uid} ${occurrence.wall}`, occurrence, zone, start);
  });
}

function ofException(event: ICAL.Component, uid: string, zone: Zone): ReadMeeting {
  const start = readStart(event, zone);
  return toMeeting(event, `${uid} ${(resolveTime(event, 'recurrence-id', zone) ?? start).wall}`, start, zone);
}

/** Values are read when they are asked for, so that a wrong one shows only here. */
function guarded<T>(from: string, uid: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new ReadingError(
      `${from}, event with the UID ${uid}`,
      (error as Error).message.replace(/\.$/, ''),
      HINT,
    );
  }
}

/** `base`: the start of the repeated event, when the end has to be moved along with the occurrence. */
function toMeeting(
  event: ICAL.Component,
  outsideId: string,
  start: ResolvedTime,
  zone: Zone,
  base?: ResolvedTime,
): ReadMeeting {
  const own = (name: string) => clean(event.getFirstPropertyValue(name)?.toString());
  const summary = own('summary') ?? 'Unnamed meeting';
  const withoutMark = summary.replace(/^\W*cancel+ed\b[\s:–—-]*/i, '');
  const end = readEnd(event, base ?? start, zone);
  const length = end ? end.getTime() - (base ?? start).instant.getTime() : 0;
  const wholeDay = start.isDate && length <= DAY_MS + 3_600_000;
  return {
    outsideId,
    outsideNumber: null,
    bodyName: withoutMark || summary,
    title: null,
    startsAt: start.instant,
    startTimeKnown: !start.isDate,
    endsAt: length > 0 && !wholeDay ? new Date(start.instant.getTime() + length) : null,
    timeZone: start.timeZone,
    location: own('location'),
    status:
      own('status')?.toUpperCase() === 'CANCELLED' || withoutMark !== summary ? 'cancelled' : 'scheduled',
    agendaUrl: null,
    minutesUrl: null,
    url: webAddress(own('url')),
    note: own('description'),
    items: [],
    itemsComplete: false,
  };
}

function readStart(event: ICAL.Component, zone: Zone): ResolvedTime {
  const start = resolveTime(event, 'dtstart', zone);
  if (!start) throw new Error('its DTSTART is missing or is not a date');
  return start;
}

function readEnd(event: ICAL.Component, start: ResolvedTime, zone: Zone): Date | null {
  const end = resolveTime(event, 'dtend', zone);
  if (end) return end.instant;
  const duration = event.getFirstPropertyValue('duration');
  if (!(duration instanceof ICAL.Duration)) return null;
  return toResolved(new Date(start.instant.getTime() + duration.toSeconds() * 1000), start).instant;
}

function rawUid(event: ICAL.Component): string | null {
  const uid = event.getFirstPropertyValue('uid');
  return typeof uid === 'string' && uid.trim() ? uid.trim() : null;
}

/** SEQUENCE, then LAST-MODIFIED: what is newer sorts later. */
function revision(event: ICAL.Component): string {
  const sequence = Number(event.getFirstPropertyValue('sequence') ?? 0) || 0;
  return `${String(sequence).padStart(9, '0')} ${event.getFirstPropertyValue('last-modified')?.toString() ?? ''}`;
}

function parse(text: string, from: string): ICAL.Component {
  const body = text.replace(/^\uFEFF/, '').trim();
  if (!/^BEGIN:VCALENDAR/i.test(body)) {
    throw new ReadingError(`${from}, line 1`, 'it does not begin with BEGIN:VCALENDAR', HINT);
  }
  const lines = body.split(/\r?\n/);
  if (!/^END:VCALENDAR\s*$/i.test(lines.at(-1) ?? '')) {
    throw new ReadingError(
      `${from}, line ${lines.length}`,
      'it ends without END:VCALENDAR, so it was cut off',
      HINT,
    );
  }
  try {
    const parsed: unknown = ICAL.parse(body);
    // Several calendars in one stream come as a list of them: the first one is read.
    const jcal = Array.isArray(parsed) && Array.isArray(parsed[0]) ? parsed[0] : parsed;
    // The library's type names no shape for what its own parse() returns.
    return new ICAL.Component(jcal as never);
  } catch (error) {
    const { message } = error as Error;
    const line = lines.findIndex((each) => each.length > 0 && message.includes(each.trim()));
    throw new ReadingError(line < 0 ? from : `${from}, line ${line + 1}`, message.replace(/\.$/, ''), HINT);
  }
}
