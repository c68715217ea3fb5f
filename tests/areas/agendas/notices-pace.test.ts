import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addFollow } from '#lib/agendas/follow-mutations.ts';
import { sendNotices } from '#lib/agendas/notice-mutations.ts';
import { setClock } from '#lib/kernel/clock.ts';
import { forgetEnv } from '#lib/platform/env.ts';
import { stopJobs } from '#lib/platform/jobs.ts';
import { holdMail, notePace } from '#lib/platform/pace.ts';
import { type ResendServer, startResendServer } from '#scripts/support/resend-double.ts';
import { useDatabase } from '#tests/support/database.ts';
import { event, item } from './fixtures.ts';
import { GEOID, makePlace, makeUser, readAnswer } from './host.ts';

const database = useDatabase({ empty: true });
const FOLLOWERS = 25;
const PER_SECOND = 10;
let resend: ResendServer;

beforeAll(async () => {
  resend = await startResendServer({ perSecond: PER_SECOND });
  Object.assign(process.env, { RESEND_API_KEY: 're_test', RESEND_BASE_URL: resend.url });
  forgetEnv();
  setClock(new Date('2026-11-23T15:00:00Z'));
  await makePlace(database.db);
  for (let index = 0; index < FOLLOWERS; index += 1) {
    await addFollow(await makeUser(database.db, `person-${index}`), { place: GEOID, language: 'en' });
  }
});
beforeEach(async () => {
  resend.reset();
  await notePace(PER_SECOND);
  await database.db.mailPace.update({ where: { id: 1 }, data: { heldUntil: new Date(0) } });
  await database.db.reading.deleteMany();
  await database.db.meeting.deleteMany();
  await readAnswer([event({ EventItems: [item()] })]);
});
afterAll(async () => {
  for (const name of ['RESEND_API_KEY', 'RESEND_BASE_URL']) delete process.env[name];
  forgetEnv();
  setClock(null);
  await notePace(2);
  await stopJobs();
  await resend.close();
});

it('many notices leave one after the other, never faster than the provider takes them', async () => {
  expect(await sendNotices()).toEqual({ sent: FOLLOWERS, later: 0, more: false });
  expect(resend.seen).toMatchObject({ taken: FOLLOWERS, tooFast: 0, replays: 0 });
});

it('a run that is over leaves the others to the next one', async () => {
  const first = await sendNotices(200);
  expect(first).toMatchObject({ later: 0, more: true });
  expect(first.sent).toBeLessThan(FOLLOWERS);
  const second = await sendNotices();
  expect(second).toEqual({ sent: FOLLOWERS - first.sent, later: 0, more: false });
  expect(new Set(resend.accepted.map(({ body }) => body.to)).size).toBe(FOLLOWERS);
});

it('once the provider takes nothing for now, the others are not tried in vain, and nothing is lost', async () => {
  resend.next({ status: 429, name: 'daily_quota_exceeded', retryAfter: 1 });
  expect(await sendNotices()).toEqual({ sent: 0, later: 1, more: false });
  expect(resend.calls()).toBe(1);
  expect(await sendNotices()).toEqual({ sent: FOLLOWERS, later: 0, more: false });
});

it('while the provider asks to be left alone for long, no mail is drawn up that would wait as long', async () => {
  await holdMail(60);
  const began = performance.now();
  expect(await sendNotices()).toEqual({ sent: 0, later: 1, more: false });
  expect(performance.now() - began).toBeLessThan(4_000);
  expect(resend.calls()).toBe(0);
});

it('one mail that the provider cannot take now holds up no other', async () => {
  resend.next({ status: 500, name: 'internal_server_error' });
  expect(await sendNotices()).toEqual({ sent: FOLLOWERS - 1, later: 1, more: false });
});
