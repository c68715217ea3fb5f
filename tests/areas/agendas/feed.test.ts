import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { calendarFeed } from '#lib/agendas/feed.ts';
import type { FeedMeeting } from '#lib/agendas/queries.ts';

const words = { name: 'Meetings: Pretend', relevant: 'On the agenda' };
const meeting = (over: Partial<FeedMeeting> = {}): FeedMeeting => ({
  id: 'm1',
  bodyName: 'Pretend City Commission',
  startsAt: new Date('2026-12-02T23:00:00Z'),
  startTimeKnown: true,
  endsAt: new Date('2026-12-03T01:00:00Z'),
  timeZone: 'America/New_York',
  location: 'Pretend Hall; second floor, room 2',
  status: 'scheduled',
  agendaUrl: null,
  minutesUrl: null,
  url: 'https://pretend.example/1',
  note: null,
  readAt: new Date('2026-11-23T15:00:00Z'),
  changedAt: new Date('2026-11-20T15:00:00.750Z'),
  revision: 2,
  items: [
    {
      id: 'i1',
      number: '5',
      title: 'On the 287(g) agreement',
      fileNumber: null,
      result: null,
      withdrawn: false,
      relevant: true,
    },
  ],
  ...over,
});

function read(...meetings: FeedMeeting[]) {
  const text = calendarFeed(words, meetings, 'https://dais.example');
  const calendar = new ICAL.Component(ICAL.parse(text));
  return { text, events: calendar.getAllSubcomponents('vevent') };
}
const value = (event: ICAL.Component | undefined, name: string) =>
  event?.getFirstPropertyValue(name)?.toString();

it('holds a meeting in UTC with a UID that stays, its stamp and revision', () => {
  const { events, text } = read(meeting());
  const [event] = events;
  expect(value(event, 'uid')).toBe('meeting-m1@dais');
  expect(value(event, 'dtstart')).toBe('2026-12-02T23:00:00Z');
  expect(value(event, 'dtend')).toBe('2026-12-03T01:00:00Z');
  expect(value(event, 'dtstamp')).toBe('2026-11-20T15:00:00Z');
  expect(value(event, 'sequence')).toBe('2');
  expect(value(event, 'status')).toBe('CONFIRMED');
  expect(value(event, 'location')).toBe('Pretend Hall; second floor, room 2');
  expect(value(event, 'description')).toMatch('On the 287(g) agreement\nhttps://dais.example/items/i1');
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(text).toBe(read(meeting()).text);
});

it('holds a day without an hour as a day, and what was called off or taken off as cancelled', () => {
  const { events } = read(
    meeting({ startTimeKnown: false, startsAt: new Date('2026-12-02T05:00:00Z') }),
    meeting({ id: 'm2', status: 'cancelled' }),
    meeting({ id: 'm3', status: 'withdrawn' }),
  );
  expect(events[0]?.getFirstProperty('dtstart')?.toICALString()).toBe('DTSTART;VALUE=DATE:20261202');
  expect(events.map((event) => value(event, 'status'))).toEqual(['CONFIRMED', 'CANCELLED', 'CANCELLED']);
});
