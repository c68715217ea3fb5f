import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '#lib/kernel/clock.ts';
import { fromDay } from '#lib/kernel/dates.ts';
import { deliver, deliverFromOutbox, sweepDeliveries } from '#lib/letters/delivery-mutations.ts';
import { STALE_CLAIM_MS } from '#lib/letters/delivery-rules.ts';
import { submitLetter } from '#lib/letters/mutations.ts';
import { forgetEnv } from '#lib/platform/env.ts';
import { stopJobs } from '#lib/platform/jobs.ts';
import { useDatabase } from '#tests/support/database.ts';
import { type ResendServer, startResendServer } from '#tests/support/resend-server.ts';
import { letterTo, makeMember, makePerson, makeTowns } from './facts.ts';

const database = useDatabase({ empty: true });
let resend: ResendServer;

beforeAll(async () => {
  await makeTowns(database.db);
  resend = await startResendServer();
  process.env.RESEND_BASE_URL = resend.url;
});
beforeEach(() => {
  process.env.RESEND_API_KEY = 're_test';
  forgetEnv();
  resend.reset();
});
afterEach(() => setClock(null));
afterAll(async () => {
  delete process.env.RESEND_API_KEY;
  delete process.env.RESEND_BASE_URL;
  forgetEnv();
  await stopJobs();
  await resend.close();
});

let count = 0;

async function waiting(): Promise<{ id: string; termId: string; channelId: string; email: string }> {
  count += 1;
  const email = `member${count}@town.example`;
  const { termId, channelId } = await makeMember(database.db, { email });
  const outcome = await submitLetter(await makePerson(database.db), letterTo([termId]));
  if (!outcome.ok) throw new Error(outcome.reason);
  const { id } = await database.db.delivery.findFirstOrThrow({ where: { letterId: outcome.value.id } });
  return { id, termId, channelId, email };
}

const find = (id: string) =>
  database.db.delivery.findUniqueOrThrow({
    where: { id },
    include: { log: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  });

const later = (milliseconds: number) => setClock(new Date(Date.now() + milliseconds));

describe('an attempt', () => {
  it('hands the letter over once and notes the id', async () => {
    const { id, email } = await waiting();
    expect(await deliver(id)).toBe('accepted');
    expect(resend.accepted).toHaveLength(1);
    const [message] = resend.accepted;
    expect(message).toMatchObject({
      key: `delivery/${id}`,
      body: {
        from: '"Ana Example via Dais" <letters@dais.localhost>',
        to: email,
        subject: 'How the agreement is used',
        tags: [{ name: 'delivery', value: id }],
      },
    });
    expect(message?.body.reply_to).toMatch(/@resident\.example$/);
    expect(message?.body.text).toContain('sent through Dais');
    const copy = await find(id);
    expect(copy).toMatchObject({ state: 'accepted', providerId: message?.id, attempts: 1, lastError: null });
    expect(copy.log.map(({ state }) => state)).toEqual(['queued', 'claimed', 'accepted']);
    expect(await deliver(id)).toBe('not_due');
    expect(resend.calls()).toBe(1);
  });

  it('made by several workers at once happens once', async () => {
    const { id } = await waiting();
    const results = await Promise.all([1, 2, 3, 4].map(() => deliver(id)));
    expect(results.sort()).toEqual(['accepted', 'not_due', 'not_due', 'not_due']);
    expect(resend.calls()).toBe(1);
  });

  it.each([
    ['too many at once', { status: 429, name: 'rate_limit_exceeded', retryAfter: 40 }, 40_000],
    ['an error over there', { status: 500, name: 'internal_server_error' }, 5_000],
    ['a gateway without JSON names', { status: 503, name: 'application_error' }, 5_000],
  ] as const)('%s: queued again, not before its time, then sent once', async (_, behaviour, waitMs) => {
    const { id } = await waiting();
    resend.next(behaviour);
    expect(await deliver(id)).toBe('retry');
    const copy = await find(id);
    expect(copy).toMatchObject({ state: 'queued', attempts: 1, lastError: behaviour.name, claimedAt: null });
    expect(await deliver(id)).toBe('not_due');
    later(waitMs - 1_000);
    expect(await deliver(id)).toBe('not_due');
    later(waitMs + 1_000);
    expect(await deliver(id)).toBe('accepted');
    expect(resend.accepted).toHaveLength(1);
  });

  it('nobody listening: queued again', async () => {
    const { id } = await waiting();
    process.env.RESEND_BASE_URL = 'http://127.0.0.1:1';
    expect(await deliver(id)).toBe('retry');
    process.env.RESEND_BASE_URL = resend.url;
  });

  it.each([
    [{ status: 422, name: 'validation_error' }, 'validation_error'],
    [{ status: 403, name: 'invalid_from_address' }, 'invalid_from_address'],
    [{ status: 409, name: 'invalid_idempotent_request' }, 'unclear'],
  ] as const)('refused for good (%o): failed, with its class and no text in it', async (behaviour, error) => {
    const { id } = await waiting();
    resend.next(behaviour);
    expect(await deliver(id)).toBe('failed');
    const copy = await find(id);
    expect(copy).toMatchObject({ state: 'failed', lastError: error });
    expect(copy.finishedAt).not.toBeNull();
    expect(copy.log.at(-1)).toMatchObject({ state: 'failed', note: error });
    later(24 * 3_600_000);
    expect(await deliver(id)).toBe('not_due');
  });

  it('repeated until the hours are over, then given up', async () => {
    const { id } = await waiting();
    const refusals = Array.from({ length: 40 }, () => ({ status: 500, name: 'internal_server_error' }));
    resend.next(...refusals);
    let elapsed = 0;
    for (let turn = 0; turn < 40 && (await find(id)).state === 'queued'; turn++) {
      await deliver(id);
      elapsed += 3_700_000;
      later(elapsed);
    }
    expect(await find(id)).toMatchObject({ state: 'failed', lastError: 'gave_up' });
    expect(resend.accepted).toEqual([]);
  });
});

describe('looking again just before sending', () => {
  it('the term ended in between: failed with the reason, nothing sent', async () => {
    const { id, termId } = await waiting();
    await database.db.term.update({ where: { id: termId }, data: { endOn: fromDay('2026-01-02') } });
    expect(await deliver(id)).toBe('failed');
    expect(await find(id)).toMatchObject({ state: 'failed', lastError: 'term_ended' });
    expect(resend.calls()).toBe(0);
  });

  it('the address was closed, taken off file or corrected', async () => {
    const closed = await waiting();
    await database.db.channel.update({
      where: { id: closed.channelId },
      data: { suppressedAt: new Date() },
    });
    const gone = await waiting();
    await database.db.channel.delete({ where: { id: gone.channelId } });
    const corrected = await waiting();
    await database.db.channel.update({
      where: { id: corrected.channelId },
      data: { value: 'corrected@town.example' },
    });
    for (const { id } of [closed, gone, corrected]) expect(await deliver(id)).toBe('failed');
    expect((await find(closed.id)).lastError).toBe('channel_suppressed');
    expect((await find(gone.id)).lastError).toBe('channel_gone');
    expect((await find(corrected.id)).lastError).toBe('channel_gone');
    expect(resend.calls()).toBe(0);
  });

  it('the text cannot be opened: failed, once', async () => {
    const { id } = await waiting();
    await database.db.delivery.update({ where: { id }, data: { sealed: new Uint8Array(64) } });
    expect(await deliver(id)).toBe('failed');
    expect((await find(id)).lastError).toBe('unreadable');
  });
});

describe('a worker that died', () => {
  it.each([
    ['before it sent', false],
    ['after the provider had taken the letter', true],
  ] as const)('%s: another takes over after two minutes, and the letter arrives once', async (_, sent) => {
    const { id } = await waiting();
    if (sent) {
      await deliver(id);
      // As the row stood when it died: sent, and nothing noted.
      await database.db.delivery.update({
        where: { id },
        data: { state: 'claimed', providerId: null, acceptedAt: null },
      });
    } else {
      await database.db.delivery.update({
        where: { id },
        data: { state: 'claimed', claimedAt: new Date(), attempts: 1 },
      });
    }
    expect(await deliver(id)).toBe('not_due');
    later(STALE_CLAIM_MS + 1_000);
    expect(await deliver(id)).toBe('accepted');
    expect(resend.accepted).toHaveLength(1);
    expect((await find(id)).providerId).toBe(resend.accepted[0]?.id);
  });

  it('a day ago: the provider has forgotten the key, so nothing is sent a second time', async () => {
    const { id } = await waiting();
    await deliver(id);
    await database.db.delivery.update({
      where: { id },
      data: { state: 'claimed', providerId: null, acceptedAt: null },
    });
    later(25 * 3_600_000);
    expect(await deliver(id)).toBe('failed');
    expect((await find(id)).lastError).toBe('unclear');
    expect(resend.calls()).toBe(1);
  });

  it('slow rather than dead: its late news does not undo what the other did', async () => {
    const { id } = await waiting();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = deliver(id, async () => {
      await held;
      return { ok: false, passing: true, error: 'timeout' };
    });
    await expect.poll(async () => (await find(id)).state).toBe('claimed');
    later(STALE_CLAIM_MS + 1_000);
    expect(await deliver(id)).toBe('accepted');
    release();
    await slow;
    expect((await find(id)).state).toBe('accepted');
  });
});

describe('the sweep', () => {
  it('nudges for every copy that is due and has no job, and for none that waits its time', async () => {
    const lost = await waiting();
    const patient = await waiting();
    resend.next({ status: 500, name: 'internal_server_error' });
    await deliver(patient.id);
    await database.db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'deliver'`;
    await sweepDeliveries();
    const jobs = await database.db.$queryRaw<{ id: string }[]>`
      SELECT data->>'deliveryId' AS id FROM pgboss.job WHERE name = 'deliver' AND state = 'created'`;
    const ids = jobs.map((job) => job.id);
    expect(ids).toContain(lost.id);
    expect(ids).not.toContain(patient.id);
  });
});

describe('without a mail service', () => {
  it('the letter lies in the outbox once, and its states move likewise', async () => {
    delete process.env.RESEND_API_KEY;
    forgetEnv();
    const { id, email } = await waiting();
    expect(await deliver(id)).toBe('accepted');
    const messages = await database.db.outboxMessage.findMany({ where: { to: email } });
    expect(messages).toHaveLength(1);
    expect(await find(id)).toMatchObject({ state: 'accepted', providerId: `outbox_${messages[0]?.id}` });
    expect(await deliverFromOutbox(id)).toBe(true);
    expect(await deliverFromOutbox(id)).toBe(false);
    const copy = await find(id);
    expect(copy.log.map(({ state, note }) => [state, note])).toEqual([
      ['queued', null],
      ['claimed', null],
      ['accepted', 'outbox'],
      ['delivered', 'outbox'],
    ]);
    expect(resend.calls()).toBe(0);
  });

  it('a letter that a mail service took is never called delivered from the outbox', async () => {
    const { id } = await waiting();
    await deliver(id);
    expect(await deliverFromOutbox(id)).toBe(false);
  });
});
