import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addFollow, removeFollow, stopFollowing } from '#lib/agendas/follow-mutations.ts';
import { sendNotices } from '#lib/agendas/notice-mutations.ts';
import { mayFollow, mayUnfollow } from '#lib/agendas/policy.ts';
import { followOwner, followsOf } from '#lib/agendas/queries.ts';
import { followSchema } from '#lib/agendas/schema.ts';
import { readStopToken, stopToken } from '#lib/agendas/stop-token.ts';
import type { Actor } from '#lib/kernel/actor.ts';
import { setClock } from '#lib/kernel/clock.ts';
import { stopJobs } from '#lib/platform/jobs.ts';
import { useDatabase } from '#tests/support/database.ts';
import { event, guid, item } from './fixtures.ts';
import { GEOID, makePlace, makeUser, readAnswer } from './host.ts';

const database = useDatabase({ empty: true });
const other = item({
  EventItemGuid: guid(9002),
  EventItemTitle: 'Approval of minutes',
  EventItemAgendaNumber: '6',
});
let ana: Actor;
let ben: Actor;

beforeAll(async () => {
  setClock(new Date('2026-11-23T15:00:00Z'));
  await makePlace(database.db);
  ana = await makeUser(database.db, 'ana');
  ben = await makeUser(database.db, 'ben');
});
afterAll(async () => {
  await stopJobs();
  setClock(null);
});
beforeEach(async () => {
  await database.db.follow.deleteMany();
  await database.db.reading.deleteMany();
  await database.db.meeting.deleteMany();
  await database.db.outboxMessage.deleteMany();
});

const mails = () => database.db.outboxMessage.findMany({ orderBy: { createdAt: 'asc' } });
const followPlace = (actor: Actor, language: 'en' | 'es' | 'ht' = 'en') =>
  addFollow(actor, { place: GEOID, language });
async function followItem(actor: Actor) {
  const found = await database.db.agendaItem.findFirstOrThrow({ where: { number: '5' } });
  return addFollow(actor, { item: found.id, language: 'en' });
}

describe('notices', () => {
  it('tell a follower of a place of new meetings and items about the agreement, in one mail, once', async () => {
    await followPlace(ana);
    const answer = [event({ EventItems: [item(), other] })];
    await readAnswer(answer);
    expect(await sendNotices()).toEqual({ sent: 1, later: 0, more: false });
    expect(await sendNotices()).toEqual({ sent: 0, later: 0, more: false });
    await readAnswer(answer);
    expect(await sendNotices()).toEqual({ sent: 0, later: 0, more: false });
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      to: 'ana@example.org',
      kind: 'notice',
      subject: '2 changes in the agendas of Pretend',
    });
    expect(mail?.text).toMatch('New meeting: Pretend City Commission, Pretend: Wednesday, December 2, 2026');
    expect(mail?.text).toMatch('Added to the agenda: Resolution on the 287(g) agreement');
    expect(mail?.text).not.toMatch('Approval of minutes');
    expect(mail?.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' });
  });

  it('speak the language in which one followed', async () => {
    await followPlace(ana, 'es');
    await readAnswer([event()]);
    await sendNotices();
    const [mail] = await mails();
    expect(mail?.subject).toBe('Un cambio en las agendas de Pretend');
    expect(mail?.text).toMatch('/es/fl/pretend/agenda');
  });

  it("tell a follower of an item of its every change and of its meeting, and a place's follower of the move only", async () => {
    await readAnswer([event({ EventItems: [item(), other] })]);
    await followItem(ana);
    await followPlace(ben);
    await readAnswer([
      event({ EventTime: '8:00 PM', EventItems: [item(), { ...other, EventItemAgendaNumber: '9' }] }),
    ]);
    await readAnswer([
      event({
        EventTime: '8:00 PM',
        EventItems: [item({ EventItemPassedFlagName: 'Fail' }), { ...other, EventItemAgendaNumber: '9' }],
      }),
    ]);
    expect(await sendNotices()).toEqual({ sent: 2, later: 0, more: false });
    const texts = Object.fromEntries((await mails()).map(({ to, text }) => [to, text]));
    expect(texts['ana@example.org']).toMatch(/Start: before .*6:00.PM; now .*8:00.PM/);
    expect(texts['ana@example.org']).toMatch('Result: before nothing; now Fail');
    expect(texts['ben@example.org']).toMatch('Meeting changed');
    expect(texts['ben@example.org']).not.toMatch('Approval of minutes');
  });

  it('say one change once to somebody who follows both', async () => {
    await readAnswer([event({ EventItems: [item(), other] })]);
    await followItem(ana);
    await followPlace(ana);
    await readAnswer([event({ EventItems: [other] })]);
    await sendNotices();
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail?.text.match(/Taken off the agenda/g)).toHaveLength(1);
  });

  it('are not repeated when the worker died after sending, even with new ones since', async () => {
    await followPlace(ana);
    await readAnswer([event()]);
    await sendNotices();
    await database.db.notice.updateMany({ data: { sentAt: null } });
    await readAnswer([event({ EventTime: '8:00 PM' })]);
    await sendNotices();
    expect((await mails()).map(({ subject }) => subject)).toHaveLength(2);
    expect((await mails()).at(1)?.text).not.toMatch('New meeting');
  });

  it('do not tell of the past', async () => {
    await followPlace(ana);
    await readAnswer([event({ EventDate: '2026-06-01T00:00:00', EventItems: [item()] })]);
    expect(await database.db.notice.count()).toBe(0);
  });
});

describe('following', () => {
  it('twice is once, and ends only for its owner', async () => {
    const one = await followPlace(ana);
    expect(await followPlace(ana)).toEqual(one);
    const [mine] = await followsOf(ana);
    expect(mine).toMatchObject({ placeName: 'Pretend', path: '/fl/pretend/agenda' });
    expect(await removeFollow(ben, mine?.id ?? '')).toMatchObject({ ok: false, reason: 'not_found' });
    expect(mayUnfollow(ben, await followOwner(mine?.id ?? ''))).toMatchObject({ reason: 'not_found' });
    expect(mayUnfollow(ana, await followOwner(mine?.id ?? ''))).toBeNull();
    expect(await removeFollow(ana, mine?.id ?? '')).toMatchObject({ ok: true });
    expect(await followsOf(ana)).toEqual([]);
  });

  it('needs something that exists, exactly one thing, and has an end', async () => {
    expect(await addFollow(ana, { place: '1200000', language: 'en' })).toMatchObject({ reason: 'not_found' });
    expect(await addFollow(ana, { item: 'none', language: 'en' })).toMatchObject({ reason: 'not_found' });
    expect(followSchema.safeParse({}).success).toBe(false);
    expect(followSchema.safeParse({ place: GEOID, item: 'x' }).success).toBe(false);
    expect(mayFollow(200)).toMatchObject({ reason: 'conflict' });
  });

  it('is ended by the link of a mail, without signing in; a forged link ends nothing', async () => {
    const outcome = await followPlace(ana);
    await followPlace(ben);
    const id = outcome.ok ? outcome.value.id : '';
    const token = stopToken({ what: 'follow', id });
    expect(readStopToken(token)).toEqual({ what: 'follow', id });
    for (const forged of [
      token.slice(0, -1),
      `${token}A`,
      token.replace(/^f/, 'u'),
      `f.${ben.id}.${token.split('.')[2]}`,
      'f..',
      '',
      'x.y.z',
    ]) {
      expect(readStopToken(forged)).toBeNull();
    }
    await stopFollowing({ what: 'follow', id });
    await stopFollowing({ what: 'follow', id });
    expect(await followsOf(ana)).toEqual([]);
    await stopFollowing({ what: 'user', id: ben.id });
    expect(await followsOf(ben)).toEqual([]);
  });
});
