import ICAL from 'ical.js';
import { wallClockAt } from '#lib/kernel/local-time.ts';
import type { FeedMeeting } from './queries.ts';

export type FeedWords = {
  name: string;
  /** Before the titles of items that mention the agreement. */
  relevant: string;
};

/**
 * A place's meetings as an iCalendar feed (RFC 5545). A meeting keeps its UID for good; each change of it raises its SEQUENCE; one that was
 * called off or taken off the calendar stays in it as cancelled. The same meetings give the same text.
 * @param base address of this host without a final slash
 */
export function calendarFeed(words: FeedWords, meetings: readonly FeedMeeting[], base: string): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Dais//Agendas//EN');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('method', 'PUBLISH');
  calendar.addPropertyWithValue('x-wr-calname', words.name);
  for (const meeting of meetings) calendar.addSubcomponent(toEvent(words, meeting, base));
  return `${calendar.toString()}\r\n`;
}

function toEvent(words: FeedWords, meeting: FeedMeeting, base: string): ICAL.Component {
  const event = new ICAL.Component('vevent');
  const stamp = utc(meeting.changedAt);
  const relevant = meeting.items.filter((item) => item.relevant && !item.withdrawn);
  const description = [
    ...relevant.map(({ id, title }) => `${words.relevant}: ${title}\n${base}/items/${id}`),
    ...(meeting.agendaUrl ? [meeting.agendaUrl] : []),
    ...(meeting.note ? [meeting.note] : []),
  ].join('\n\n');
  event.addPropertyWithValue('uid', `meeting-${meeting.id}@dais`);
  event.addPropertyWithValue('dtstamp', stamp);
  event.addPropertyWithValue('last-modified', stamp);
  event.addPropertyWithValue('sequence', meeting.revision);
  if (meeting.startTimeKnown) {
    event.addPropertyWithValue('dtstart', utc(meeting.startsAt));
    if (meeting.endsAt) event.addPropertyWithValue('dtend', utc(meeting.endsAt));
  } else {
    const { year, month, day } = wallClockAt(meeting.startsAt, meeting.timeZone);
    event.addPropertyWithValue('dtstart', ICAL.Time.fromData({ year, month, day, isDate: true }));
  }
  event.addPropertyWithValue('summary', meeting.bodyName);
  event.addPropertyWithValue('status', meeting.status === 'scheduled' ? 'CONFIRMED' : 'CANCELLED');
  if (meeting.location) event.addPropertyWithValue('location', meeting.location);
  if (description) event.addPropertyWithValue('description', description);
  if (meeting.url) event.addPropertyWithValue('url', meeting.url);
  return event;
}

function utc(instant: Date): ICAL.Time {
  return ICAL.Time.fromJSDate(new Date(Math.floor(instant.getTime() / 1000) * 1000), true);
}
