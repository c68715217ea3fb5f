import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readIcal } from '#lib/agendas/sources/ical.ts';
import { setClock } from '#lib/kernel/clock.ts';
import { feed } from './fixtures.ts';

const options = { from: 'pretend.ics', timeZone: 'America/New_York' };
const read = (text: string) => readIcal(text, options);
const starts = (text: string) => read(text).meetings.map(({ startsAt }) => startsAt.toISOString());

beforeEach(() => setClock(new Date('2026-10-15T12:00:00Z')));
afterEach(() => setClock(null));

describe('times', () => {
  it('with a zone, in UTC and floating are the same instant on three clocks', () => {
    const at = (line: string) => starts(feed(['UID:a', line, 'SUMMARY:Commission']))[0];
    expect(at('DTSTART;TZID=America/New_York:20261202T180000')).toBe('2026-12-02T23:00:00.000Z');
    expect(at('DTSTART;TZID=Eastern Standard Time:20261202T180000')).toBe('2026-12-02T23:00:00.000Z');
    expect(at('DTSTART:20261202T230000Z')).toBe('2026-12-02T23:00:00.000Z');
    expect(at('DTSTART:20261202T180000')).toBe('2026-12-02T23:00:00.000Z');
    expect(at('DTSTART;TZID=America/Chicago:20261202T170000')).toBe('2026-12-02T23:00:00.000Z');
  });

  it('in a zone that nobody knows are read in the zone of the place, and that is told', () => {
    const { meetings, repairs } = read(feed(['UID:a', 'DTSTART;TZID=Nowhere:20261202T180000', 'SUMMARY:X']));
    expect(meetings[0]?.startsAt.toISOString()).toBe('2026-12-02T23:00:00.000Z');
    expect(repairs).toEqual([expect.stringMatching('"Nowhere" is not known')]);
  });

  it('of a whole day are a day without an hour', () => {
    const [meeting] = read(
      feed(['UID:a', 'DTSTART;VALUE=DATE:20261202', 'DTEND;VALUE=DATE:20261203', 'SUMMARY:Retreat']),
    ).meetings;
    expect(meeting).toMatchObject({ startTimeKnown: false, endsAt: null });
    expect(meeting?.startsAt.toISOString()).toBe('2026-12-02T05:00:00.000Z');
  });

  it('end by DTEND or by DURATION', () => {
    const end = (line: string) =>
      read(feed(['UID:a', 'DTSTART:20261202T230000Z', line, 'SUMMARY:X'])).meetings[0]?.endsAt?.toISOString();
    expect(end('DTEND:20261203T010000Z')).toBe('2026-12-03T01:00:00.000Z');
    expect(end('DURATION:PT90M')).toBe('2026-12-03T00:30:00.000Z');
  });
});

describe('events that repeat', () => {
  const weekly = [
    'UID:w',
    'DTSTART;TZID=America/New_York:20261020T190000',
    'DTEND;TZID=America/New_York:20261020T210000',
    'SUMMARY:Workshop',
  ];

  it('stay at their hour when the clocks change', () => {
    const text = feed([...weekly, 'RRULE:FREQ=WEEKLY;COUNT=3']);
    expect(starts(text)).toEqual([
      '2026-10-20T23:00:00.000Z',
      '2026-10-27T23:00:00.000Z',
      '2026-11-04T00:00:00.000Z',
    ]);
    expect(
      read(text)
        .meetings.map(({ endsAt }) => endsAt?.toISOString())
        .at(-1),
    ).toBe('2026-11-04T02:00:00.000Z');
  });

  it('end with an UNTIL in UTC, and leave out EXDATEs', () => {
    expect(starts(feed([...weekly, 'RRULE:FREQ=WEEKLY;UNTIL=20261027T230000Z']))).toHaveLength(2);
    expect(
      starts(feed([...weekly, 'RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE;TZID=America/New_York:20261027T190000'])),
    ).toEqual(['2026-10-20T23:00:00.000Z', '2026-11-04T00:00:00.000Z']);
  });

  it('are moved one at a time, and keep their id', () => {
    const plain = feed([...weekly, 'RRULE:FREQ=WEEKLY;COUNT=2']);
    const moved = feed(
      [...weekly, 'RRULE:FREQ=WEEKLY;COUNT=2'],
      [
        'UID:w',
        'RECURRENCE-ID;TZID=America/New_York:20261027T190000',
        'DTSTART;TZID=America/New_York:20261028T100000',
        'SUMMARY:Workshop',
      ],
    );
    const ids = (text: string) => read(text).meetings.map(({ outsideId }) => outsideId);
    expect(ids(moved)).toEqual(ids(plain));
    expect(starts(moved)[1]).toBe('2026-10-28T14:00:00.000Z');
  });

  it('for ever are bounded', () => {
    const { meetings, repairs } = read(feed([...weekly, 'RRULE:FREQ=DAILY']));
    expect(meetings.length).toBeLessThanOrEqual(300);
    expect(repairs.join()).toMatch('the first 300');
    expect(read(feed([...weekly, 'RRULE:FREQ=SECONDLY'])).meetings).toHaveLength(1);
  });
});

describe('identity and state', () => {
  it('keeps an odd UID as it stands', () => {
    const uid = '<span class="x">a&#64;b</span>';
    expect(read(feed([`UID:${uid}`, 'DTSTART:20261202T230000Z', 'SUMMARY:X'])).meetings[0]?.outsideId).toBe(
      uid,
    );
  });

  it('takes the newer of two events with one UID, and leaves out one without', () => {
    const { meetings, repairs } = read(
      feed(
        ['UID:a', 'SEQUENCE:2', 'DTSTART:20261202T230000Z', 'SUMMARY:Newer'],
        ['UID:a', 'SEQUENCE:1', 'DTSTART:20261202T220000Z', 'SUMMARY:Older'],
        ['DTSTART:20261202T220000Z', 'SUMMARY:Nameless'],
      ),
    );
    expect(meetings.map(({ bodyName }) => bodyName)).toEqual(['Newer']);
    expect(repairs).toHaveLength(2);
  });

  it('knows what was called off, by state or by the summary', () => {
    const { meetings } = read(
      feed(
        ['UID:a', 'STATUS:CANCELLED', 'DTSTART:20261202T230000Z', 'SUMMARY:Commission'],
        ['UID:b', 'DTSTART:20261203T230000Z', 'SUMMARY:CANCELED - Commission'],
      ),
    );
    expect(meetings.map(({ status, bodyName }) => `${status} ${bodyName}`)).toEqual([
      'cancelled Commission',
      'cancelled Commission',
    ]);
  });
});

describe('what cannot be read', () => {
  const good = feed(['UID:a', 'DTSTART:20261202T230000Z', 'SUMMARY:X']);
  it.each([
    ['another file', '<html></html>', /pretend\.ics, line 1: it does not begin/],
    ['a feed cut off', good.slice(0, -30), /line \d+: it ends without END:VCALENDAR/],
    ['a line without a colon', good.replace('SUMMARY:X', 'SUMMARY X'), /line 8: /],
    ['a wrong date', good.replace('20261202T230000Z', '2026xx02'), /event with the UID a: /],
    ['no date', good.replace('DTSTART:20261202T230000Z\r\n', ''), /DTSTART is missing/],
  ])('%s is refused', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
    expect(() => read(text)).toThrow('nothing was imported');
  });
});
