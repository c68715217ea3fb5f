import { describe, expect, it } from 'vitest';
import { parseTime, readLegistar } from '#lib/agendas/sources/legistar.ts';
import { event, guid, item } from './fixtures.ts';

const options = { from: 'pretend.json', timeZone: 'America/New_York' };
const read = (answer: unknown, more = {}) => readLegistar(JSON.stringify(answer), { ...options, ...more });

describe('events', () => {
  it("become meetings at the body's own hour, in winter and in summer", () => {
    const { meetings } = read([
      event(),
      event({ EventGuid: guid(502), EventId: 502, EventDate: '2026-07-01T00:00:00' }),
    ]);
    expect(meetings.map(({ startsAt }) => startsAt.toISOString())).toEqual([
      '2026-12-02T23:00:00.000Z',
      '2026-07-01T22:00:00.000Z',
    ]);
  });

  it('keep an hour that the clocks skip or show twice on that day', () => {
    const at = (day: string, time: string) =>
      read([event({ EventDate: `${day}T00:00:00`, EventTime: time })]).meetings[0]?.startsAt.toISOString();
    expect(at('2026-03-08', '2:30 AM')).toBe('2026-03-08T07:30:00.000Z');
    expect(at('2026-11-01', '1:30 AM')).toBe('2026-11-01T05:30:00.000Z');
    expect(at('2026-11-01', '2:00 AM')).toBe('2026-11-01T07:00:00.000Z');
  });

  it('without a readable hour are days, and what was written is kept', () => {
    const [meeting] = read([
      event({ EventTime: 'After the workshop', EventComment: 'Bring water.' }),
    ]).meetings;
    expect(meeting).toMatchObject({ startTimeKnown: false, note: 'After the workshop\nBring water.' });
    expect(meeting?.startsAt.toISOString()).toBe('2026-12-02T05:00:00.000Z');
    expect(read([event({ EventTime: null })]).meetings[0]).toMatchObject({
      startTimeKnown: false,
      note: null,
    });
  });

  it('are known by their GUID: two of one body and day stay two, one that stands twice is one and is told', () => {
    const { meetings, repairs } = read([
      event(),
      event({ EventGuid: guid(502) }),
      event({ EventTime: '7:00 PM' }),
    ]);
    expect(meetings.map(({ outsideId }) => outsideId)).toEqual([
      guid(501).toUpperCase(),
      guid(502).toUpperCase(),
    ]);
    expect(meetings[0]?.startsAt.toISOString()).toBe('2026-12-03T00:00:00.000Z');
    expect(repairs).toEqual([expect.stringMatching('stands in it twice')]);
  });

  it('are cancelled by status, comment or place, not by a mention of something else that was cancelled', () => {
    const status = (over: object) => read([event(over as Record<string, unknown>)]).meetings[0]?.status;
    expect(status({ EventAgendaStatusName: 'Cancelled' })).toBe('cancelled');
    expect(status({ EventComment: 'MEETING CANCELED' })).toBe('cancelled');
    expect(status({ EventLocation: '** CANCELLED ** Pretend Hall' })).toBe('cancelled');
    expect(status({ EventComment: 'Replaces the workshop that was canceled.' })).toBe('scheduled');
  });

  it('take only web addresses as links', () => {
    const [meeting] = read([
      event({ EventAgendaFile: 'javascript:alert(1)', EventInSiteURL: 'nonsense' }),
    ]).meetings;
    expect(meeting).toMatchObject({ agendaUrl: null, url: null });
  });
});

describe('items', () => {
  it('are read with nulls, the name standing in for a missing title', () => {
    const { meetings, repairs } = read([
      event({
        EventItems: [
          item({
            EventItemMatterAttachments: [
              { MatterAttachmentName: 'Memo', MatterAttachmentHyperlink: 'https://pretend.example/m.pdf' },
            ],
          }),
          item({ EventItemGuid: guid(9002), EventItemTitle: null, EventItemMatterName: 'A name' }),
          item({ EventItemGuid: guid(9003), EventItemTitle: null, EventItemMatterFile: null }),
        ],
      }),
    ]);
    expect(meetings[0]?.items.map(({ title }) => title)).toEqual([item().EventItemTitle, 'A name']);
    expect(meetings[0]?.items[0]?.attachments).toEqual([
      { name: 'Memo', url: 'https://pretend.example/m.pdf' },
    ]);
    expect(repairs).toEqual([expect.stringMatching('left out')]);
  });

  it('count as complete only when the answer was asked for with items', () => {
    expect(read([event()]).meetings[0]?.itemsComplete).toBe(false);
    expect(read([event()], { expanded: true }).meetings[0]?.itemsComplete).toBe(true);
    const both = read([event({ EventItems: [item()] }), event({ EventGuid: guid(502) })]);
    expect(both.meetings.map(({ itemsComplete }) => itemsComplete)).toEqual([true, true]);
  });

  it('come loose, one or many, and then say nothing about what is missing', () => {
    const one = read(item());
    expect(one).toMatchObject({ meetings: [], covers: null, looseItems: [{ meetingNumber: '501' }] });
    expect(read([item(), item({ EventItemGuid: guid(9002) })]).looseItems[0]?.items).toHaveLength(2);
    expect(read(event()).covers).toBeNull();
  });
});

describe('what cannot be read', () => {
  it.each([
    ['a vote', [{ VoteId: 1, VoteValueName: 'Yea' }], /row 1: these are votes, not meetings/],
    ['matter histories', [{ MatterHistoryId: 1 }], /these are histories of a matter/],
    ['a mixture', [event(), { MatterId: 3 }], /row 2: these are matters/],
    ['text', 'hello', /neither a meeting nor an agenda item/],
    ['a wrong date', [event(), event({ EventDate: 'soon' })], /row 2, EventDate: is not a date/],
    ['a wrong GUID', event({ EventGuid: '7' }), /EventGuid: is not a GUID/],
    ['a wrong item', [event({ EventItems: [{ EventItemId: 1 }] })], /row 1, EventItems\.0\.EventItemGuid/],
  ])('%s is refused with the place in the file and what to do', (_, answer, message) => {
    expect(() => read(answer)).toThrow(message);
    expect(() => read(answer)).toThrow(/pretend\.json.*(Give|Correct)/);
  });

  it('a file cut off in the middle names line and column', () => {
    expect(() => readLegistar('[\n{"EventId": 1,', options)).toThrow(
      /pretend\.json, line 2, column \d+: not JSON/,
    );
    expect(() => readLegistar('<?xml version="1.0"?>\n<a/>', options)).toThrow('line 1, column 1: not JSON');
    expect(() => readLegistar('', options)).toThrow('the file is empty');
  });
});

describe('parseTime', () => {
  it.each([
    ['4:00 PM', 16, 0],
    ['12:15 AM', 0, 15],
    ['12:00 PM', 12, 0],
    ['9 a.m.', 9, 0],
    ['17:30', 17, 30],
  ])('%s', (text, hour, minute) => expect(parseTime(text)).toEqual({ hour, minute }));

  it.each(['', 'TBD', '13:00 PM', '25:00', '5', '5:75 PM'])('"%s" is none', (text) =>
    expect(parseTime(text)).toBeNull(),
  );
});
