import { afterAll, beforeAll, expect, it } from 'vitest';
import { upcomingOf } from '#lib/agendas/queries.ts';
import { setClock } from '#lib/kernel/clock.ts';
import { useDatabase } from '#tests/support/database.ts';
import { event, guid, item } from './fixtures.ts';
import { GEOID, makePlace, readAnswer } from './host.ts';

const database = useDatabase({ empty: true });
beforeAll(async () => {
  setClock(new Date('2026-11-23T15:00:00Z'));
  await makePlace(database.db);
});
afterAll(() => setClock(null));

const about = (number: number, title: string) =>
  item({ EventItemGuid: guid(number), EventItemTitle: title, EventItemAgendaNumber: String(number) });
const meeting = (number: number, day: string, items: unknown[], over = {}) =>
  event({
    EventId: number,
    EventGuid: guid(number),
    EventDate: `${day}T00:00:00`,
    EventItems: items,
    ...over,
  });

it('the item to be spoken of is the next about the agreement that stands: none of a meeting past or called off', async () => {
  const past = meeting(601, '2026-11-20', [about(9601, 'Past: 287(g) agreement')]);
  const later = meeting(603, '2026-12-16', [
    about(9602, 'Approval of minutes'),
    about(9603, 'Resolution on 287(g)'),
  ]);
  const called = meeting(602, '2026-12-02', [about(9604, 'Discussion of 287(g)')]);
  await readAnswer([past, called, later]);
  expect((await upcomingOf(GEOID)).item).toMatchObject({ title: 'Discussion of 287(g)' });
  await database.db.meeting.updateMany({
    where: { outsideNumber: '602' },
    data: { status: 'cancelled' },
  });
  expect((await upcomingOf(GEOID)).item).toMatchObject({ title: 'Resolution on 287(g)' });
  await database.db.agendaItem.updateMany({
    where: { title: 'Resolution on 287(g)' },
    data: { withdrawnAt: new Date('2026-11-23') },
  });
  expect((await upcomingOf(GEOID)).item).toBeNull();
});
