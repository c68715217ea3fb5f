import { afterEach, expect, it } from 'vitest';
import { now, setClock } from '#lib/kernel/clock.ts';
import { removeExpired } from '#lib/platform/housekeeping.ts';
import { sendMail } from '#lib/platform/mail.ts';
import { takeRate } from '#lib/platform/rate.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase({ empty: true });
const HOUR = 3_600_000;

afterEach(() => setClock(null));

async function fill(): Promise<void> {
  const expires = new Date(now().getTime() + HOUR);
  await database.db.user.create({
    data: { email: 'a@resident.example', sessions: { create: { sessionToken: 'session', expires } } },
  });
  await database.db.verificationToken.create({ data: { identifier: 'a', token: 'token', expires } });
  await takeRate('test', 'somebody', { count: 1, seconds: 60 });
  const mail = { kind: 'notice', to: 'a@resident.example', subject: 's', text: 't' };
  await sendMail({ ...mail, idempotencyKey: 'housekeeping' });
}

const left = async () => [
  await database.db.session.count(),
  await database.db.verificationToken.count(),
  await database.db.rateWindow.count(),
  await database.db.outboxMessage.count(),
  await database.db.user.count(),
];

it('removes what expired, when it has, and nothing else', async () => {
  await fill();
  await removeExpired();
  expect(await left()).toEqual([1, 1, 1, 1, 1]);
  setClock(new Date(Date.now() + 2 * HOUR));
  await removeExpired();
  expect(await left()).toEqual([0, 0, 0, 1, 1]);
  setClock(new Date(Date.now() + 31 * 24 * HOUR));
  await removeExpired();
  expect(await left()).toEqual([0, 0, 0, 0, 1]);
});
