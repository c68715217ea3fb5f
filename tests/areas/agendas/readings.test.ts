import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { placeAgenda } from '#lib/agendas/queries.ts';
import { readFileInto } from '#lib/agendas/sync.ts';
import { setClock } from '#lib/kernel/clock.ts';
import { useDatabase } from '#tests/support/database.ts';
import { event, feed, guid, item } from './fixtures.ts';
import { makePlace, readAnswer } from './host.ts';

const database = useDatabase({ empty: true });
const second = (over = {}) =>
  event({ EventId: 502, EventGuid: guid(502), EventDate: '2026-12-16T00:00:00', EventItems: [], ...over });
const first = (...items: unknown[]) => event({ EventItems: items });
const other = (over = {}) =>
  item({
    EventItemGuid: guid(9002),
    EventItemTitle: 'Approval of minutes',
    EventItemAgendaNumber: '6',
    ...over,
  });

beforeAll(async () => {
  setClock(new Date('2026-11-23T15:00:00Z'));
  await makePlace(database.db);
});
afterAll(() => setClock(null));
beforeEach(async () => {
  await database.db.reading.deleteMany();
  await database.db.meeting.deleteMany();
});

/** All that is on file but the instant of reading. */
const everything = () =>
  database.db.meeting.findMany({
    omit: { readAt: true },
    include: { items: { omit: { readAt: true }, orderBy: { id: 'asc' } } },
    orderBy: { id: 'asc' },
  });
const changes = () => database.db.agendaChange.count();

describe('a reading', () => {
  it('adds meetings and items; the same again changes nothing', async () => {
    const answer = [first(item(), other()), second()];
    expect(await readAnswer(answer)).toMatchObject({
      meetings: 2,
      items: 2,
      added: 4,
      changed: 0,
      withdrawn: 0,
    });
    const before = await everything();
    expect(await readAnswer(answer)).toMatchObject({
      added: 0,
      changed: 0,
      withdrawn: 0,
      restored: 0,
      unchanged: 4,
    });
    expect(await changes()).toBe(4);
    expect(await everything()).toEqual(before);
  });

  it('two at once add everything once', async () => {
    const answer = [first(item(), other()), second()];
    const reports = await Promise.all([readAnswer(answer), readAnswer(answer)]);
    expect(reports.map(({ added }) => added).sort()).toEqual([0, 4]);
    expect(await database.db.meeting.count()).toBe(2);
  });

  it('knows an item by its GUID when it gets another number', async () => {
    await readAnswer([first(item(), other())]);
    const { changes: made } = await readAnswer([
      first(item({ EventItemAgendaNumber: '7', EventItemAgendaSequence: 12 }), other()),
    ]);
    expect(made).toMatchObject([
      { of: 'item', kind: 'changed', fields: { number: { before: '5', after: '7' } } },
    ]);
    expect(await database.db.agendaItem.count()).toBe(2);
  });

  it('says nothing when only the order moved', async () => {
    await readAnswer([first(item())]);
    expect(await readAnswer([first(item({ EventItemAgendaSequence: 99 }))])).toMatchObject({
      changed: 0,
      unchanged: 2,
    });
    expect((await database.db.agendaItem.findFirstOrThrow()).sequence).toBe(99);
  });

  it('marks an item that was pulled, and one that came back', async () => {
    await readAnswer([first(item(), other())]);
    expect((await readAnswer([first(other())])).changes).toMatchObject([{ of: 'item', kind: 'withdrawn' }]);
    expect(
      (await database.db.agendaItem.findFirstOrThrow({ where: { number: '5' } })).withdrawnAt,
    ).not.toBeNull();
    expect((await readAnswer([first(item(), other())])).changes).toMatchObject([
      { of: 'item', kind: 'restored' },
    ]);
  });

  it('records a moved and a cancelled meeting, before and after', async () => {
    await readAnswer([first(item())]);
    const moved = await readAnswer([
      event({ EventTime: '7:30 PM', EventAgendaStatusName: 'Cancelled', EventItems: [item()] }),
    ]);
    expect(moved.changes).toMatchObject([
      {
        of: 'meeting',
        kind: 'changed',
        fields: {
          startsAt: { before: '2026-12-02T23:00:00.000Z', after: '2026-12-03T00:30:00.000Z' },
          status: { before: 'scheduled', after: 'cancelled' },
        },
      },
    ]);
  });

  it('marks a meeting to come that vanished, never a past one', async () => {
    const past = event({ EventId: 499, EventGuid: guid(499), EventDate: '2026-11-04T00:00:00' });
    await readAnswer([past, first(item()), second()]);
    expect((await readAnswer([first(item()), second()])).withdrawn).toBe(0);
    expect((await readAnswer([past, first(item())])).changes).toMatchObject([
      { of: 'meeting', kind: 'withdrawn' },
    ]);
    const agenda = await placeAgenda('fl', 'pretend');
    expect(agenda?.upcoming.map(({ status }) => status)).toEqual(['scheduled', 'withdrawn']);
    expect((await readAnswer([past, first(item()), second()])).restored).toBe(1);
  });

  it('holds back when most meetings vanish at once', async () => {
    const many = [1, 2, 3, 4, 5].map((n) =>
      second({ EventId: 600 + n, EventGuid: guid(600 + n), EventDate: `2026-12-1${n}T00:00:00` }),
    );
    await readAnswer(many);
    const report = await readAnswer(many.slice(0, 1));
    expect(report).toMatchObject({
      withdrawn: 0,
      notes: [expect.stringMatching('4 meetings to come are missing')],
    });
  });

  it('of one event or of loose items takes nothing away', async () => {
    await readAnswer([first(item(), other()), second()]);
    expect(await readAnswer(event())).toMatchObject({ meetings: 1, withdrawn: 0 });
    const loose = await readAnswer(item({ EventItemPassedFlagName: 'Fail', EventItemEventId: 501 }));
    expect(loose.changes).toMatchObject([
      { of: 'item', kind: 'changed', fields: { result: { before: null, after: 'Fail' } } },
    ]);
    await expect(readAnswer(item({ EventItemEventId: 777 }))).rejects.toThrow(
      'event 777, which is not on file',
    );
  });

  it('with an empty list of items takes none away unless it was asked for with items', async () => {
    await readAnswer([first(item())]);
    expect((await readAnswer([first()])).withdrawn).toBe(0);
  });
});

describe('a file', () => {
  const file = (text: string) => ({ name: 'pretend.ics', text });

  it('makes its source, and is read again into the same', async () => {
    const text = feed(['UID:a', 'DTSTART;VALUE=DATE:20261202', 'SUMMARY:Retreat']);
    const report = await readFileInto(file(text), 'ical', 'fl/pretend');
    expect(report).toMatchObject({ source: 'ical:fl/pretend', meetings: 1, added: 1 });
    expect(await readFileInto(file(text), 'ical', 'fl/pretend')).toMatchObject({ added: 0, unchanged: 1 });
    expect(await database.db.agendaSource.findUnique({ where: { id: 'ical:fl/pretend' } })).toMatchObject({
      enabled: false,
    });
  });

  it('that cannot be read, or for an unknown place or platform, imports nothing', async () => {
    const sources = await database.db.agendaSource.count();
    await expect(readFileInto(file('nonsense'), 'ical', 'fl/pretend')).rejects.toThrow('does not begin');
    await expect(readFileInto(file('nonsense'), 'ical', 'fl/nowhere')).rejects.toThrow(
      'no such place or body',
    );
    await expect(readFileInto(file('nonsense'), 'granicus', 'fl/pretend')).rejects.toThrow(
      'Known are legistar and ical',
    );
    expect(await database.db.agendaSource.count()).toBe(sources);
    expect(await database.db.reading.count()).toBe(0);
  });
});
