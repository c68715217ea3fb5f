import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { setClock } from '#lib/kernel/clock.ts';
import { fromDay } from '#lib/kernel/dates.ts';
import { submitLetter } from '#lib/letters/mutations.ts';
import { deliverFromOutbox } from '#lib/letters/sending/delivery-mutations.ts';
import { STALE_CLAIM_MS } from '#lib/letters/sending/delivery-rules.ts';
import { batchKey, sendClaimed } from '#lib/letters/sending/sending-mutations.ts';
import { forgetEnv } from '#lib/platform/env.ts';
import { sendBatch } from '#lib/platform/mail.ts';
import { type ResendServer, startResendServer } from '#scripts/support/resend-double.ts';
import { useDatabase } from '#tests/support/database.ts';
import { letterTo, makeMember, makePerson, makeTowns } from './facts.ts';
import { claim, sendAll, sendOne } from './sending.ts';

const database = useDatabase({ empty: true });
vi.setConfig({ testTimeout: 30_000 });
let resend: ResendServer;

beforeAll(async () => {
  await makeTowns(database.db);
  resend = await startResendServer();
  process.env.RESEND_BASE_URL = resend.url;
});
beforeEach(async () => {
  // What the test before left waiting is not this test's.
  await database.db.delivery.updateMany({
    where: { state: { in: ['queued', 'claimed'] } },
    data: { state: 'failed', finishedAt: new Date() },
  });
  await database.db.deliveryBatch.deleteMany();
  process.env.RESEND_API_KEY = 're_test';
  forgetEnv();
  resend.reset();
});
afterEach(() => setClock(null));
afterAll(async () => {
  delete process.env.RESEND_API_KEY;
  delete process.env.RESEND_BASE_URL;
  forgetEnv();
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

describe('a call', () => {
  it('hands all that is due over once and notes the ids', async () => {
    const copies = [await waiting(), await waiting(), await waiting()];
    expect(await sendAll()).toBe(1);
    expect(resend.accepted).toHaveLength(3);
    const { id, email } = copies[0] ?? copies[1] ?? (await waiting());
    const message = resend.accepted.find(({ body }) => body.to === email);
    const copy = await find(id);
    expect(message).toMatchObject({
      key: `letters/${copy.batchId}`,
      body: {
        from: '"Ana Example via Dais" <letters@dais.localhost>',
        to: email,
        subject: 'How the agreement is used',
        tags: [{ name: 'delivery', value: id }],
      },
    });
    expect(message?.body.reply_to).toMatch(/@resident\.example$/);
    expect(message?.body.text).toContain('sent through Dais');
    expect(copy).toMatchObject({ state: 'accepted', providerId: message?.id, attempts: 1, lastError: null });
    expect(copy.log.map(({ state }) => state)).toEqual(['queued', 'claimed', 'accepted']);
    expect(await sendOne()).toBe('nothing_due');
    expect(resend.calls()).toBe(1);
    const batch = await database.db.deliveryBatch.findUniqueOrThrow({ where: { id: copy.batchId ?? '' } });
    expect(batch).toMatchObject({ size: 3, outcome: 'accepted', sealed: null, worker: null });
  });

  it('made by several workers at once happens once', async () => {
    await waiting();
    const results = await Promise.all([1, 2, 3, 4].map(() => sendOne()));
    expect(results.sort()).toEqual(['answered', 'nothing_due', 'nothing_due', 'nothing_due']);
    expect(resend.calls()).toBe(1);
  });

  it('refused for the moment: certainly not taken, so the copy waits by itself, not before its time', async () => {
    const { id } = await waiting();
    resend.next({ status: 429, name: 'rate_limit_exceeded', retryAfter: 1 });
    expect(await sendOne()).toBe('released');
    const copy = await find(id);
    expect(copy).toMatchObject({
      state: 'queued',
      attempts: 1,
      lastError: 'rate_limit_exceeded',
      claimedAt: null,
      batchId: null,
    });
    later(1_000);
    expect(await sendOne()).toBe('nothing_due');
    later(6_000);
    expect(await sendOne()).toBe('answered');
    expect(resend.accepted).toHaveLength(1);
  });

  it('429 with retry-after holds back every process, by the clock of the database', async () => {
    await waiting();
    resend.next({ status: 429, name: 'rate_limit_exceeded', retryAfter: 2 });
    await sendOne();
    await waiting();
    const begun = performance.now();
    expect(await sendOne()).toBe('answered');
    expect(performance.now() - begun).toBeGreaterThan(1_700);
  });

  it.each([
    ['an error over there', { status: 500, name: 'internal_server_error' }, 'internal_server_error'],
    ['a gateway without JSON names', { status: 503, name: 'application_error' }, 'application_error'],
    ['taken, and the connection lost', 'accept_and_drop', 'application_error'],
  ] as const)('%s: the same batch again under its key, not before its time', async (_, behaviour, error) => {
    const { id } = await waiting();
    resend.next(behaviour);
    expect(await sendOne()).toBe('repeat');
    const copy = await find(id);
    expect(copy).toMatchObject({ state: 'claimed', attempts: 1, lastError: error });
    // A letter that comes in meanwhile goes by itself: what was once one call stays one call.
    later(1_000);
    const other = await waiting();
    expect(await sendOne()).toBe('answered');
    expect((await find(other.id)).batchId).not.toBe(copy.batchId);
    expect(await sendOne()).toBe('nothing_due');
    later(6_000);
    expect(await sendOne()).toBe('answered');
    expect(await find(id)).toMatchObject({ state: 'accepted', attempts: 2, batchId: copy.batchId });
    expect(resend.accepted).toHaveLength(2);
  });

  it('nobody listening: again later', async () => {
    await waiting();
    process.env.RESEND_BASE_URL = 'http://127.0.0.1:1';
    expect(await sendOne()).toBe('repeat');
    process.env.RESEND_BASE_URL = resend.url;
  });

  it.each([
    [{ status: 422, name: 'validation_error' }, 'validation_error'],
    [{ status: 403, name: 'invalid_from_address' }, 'invalid_from_address'],
    [{ status: 409, name: 'invalid_idempotent_request' }, 'unclear'],
  ] as const)('refused for good (%o): failed, with its class and no text in it', async (behaviour, error) => {
    const { id } = await waiting();
    resend.next(behaviour);
    expect(await sendOne()).toBe('failed');
    const copy = await find(id);
    expect(copy).toMatchObject({ state: 'failed', lastError: error });
    expect(copy.finishedAt).not.toBeNull();
    expect(copy.log.at(-1)).toMatchObject({ state: 'failed', note: error });
    later(24 * 3_600_000);
    expect(await sendOne()).toBe('nothing_due');
  });

  it('refused as a whole: each copy is tried by itself, and only the bad one fails', async () => {
    const copies = [await waiting(), await waiting(), await waiting()];
    resend.next({ status: 422, name: 'validation_error' }, 'ok', { status: 422, name: 'validation_error' });
    expect(await sendAll()).toBe(4);
    const states = await Promise.all(copies.map(async ({ id }) => (await find(id)).state));
    expect(states.sort()).toEqual(['accepted', 'accepted', 'failed']);
  });

  it('repeated until the hours are over, then given up as unclear: an error over there may come after the taking', async () => {
    const { id } = await waiting();
    const refusals = Array.from({ length: 40 }, () => ({ status: 500, name: 'internal_server_error' }));
    resend.next(...refusals);
    for (let turn = 0; turn < 40 && (await find(id)).state !== 'failed'; turn++) {
      await sendOne();
      later((turn + 1) * 3_700_000);
    }
    expect(await find(id)).toMatchObject({ state: 'failed', lastError: 'unclear' });
    expect(resend.accepted).toEqual([]);
  });
});

describe('looking again just before sending', () => {
  it('the term ended in between: failed with the reason, nothing sent', async () => {
    const { id, termId } = await waiting();
    await database.db.term.update({ where: { id: termId }, data: { endOn: fromDay('2026-01-02') } });
    expect(await sendOne()).toBe('nothing_due');
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
    expect(await sendOne()).toBe('nothing_due');
    expect((await find(closed.id)).lastError).toBe('channel_suppressed');
    expect((await find(gone.id)).lastError).toBe('channel_gone');
    expect((await find(corrected.id)).lastError).toBe('channel_gone');
    expect(resend.calls()).toBe(0);
  });

  it('the text cannot be opened: failed, once', async () => {
    const { id } = await waiting();
    await database.db.delivery.update({ where: { id }, data: { sealed: new Uint8Array(64) } });
    const good = await waiting();
    expect(await sendOne()).toBe('answered');
    expect(await find(id)).toMatchObject({ state: 'failed', lastError: 'unreadable' });
    expect((await find(good.id)).state).toBe('accepted');
  });
});

describe('a worker that died', () => {
  /** As its batch stood when it died: sent or not, and nothing noted, under a number that nobody holds. */
  async function orphan(taken: boolean, claimedAt = new Date()): Promise<void> {
    const batch = await claim();
    if (!batch) throw new Error('nothing to claim');
    if (taken) await sendBatch(batchKey(batch.id), batch.mails);
    await database.db.deliveryBatch.update({ where: { id: batch.id }, data: { worker: 1, claimedAt } });
  }

  it.each([
    ['before it sent', false],
    ['after the provider had taken the letters', true],
  ] as const)('%s: another takes over at once, and each letter arrives once', async (_, taken) => {
    const copies = [await waiting(), await waiting()];
    await orphan(taken);
    await waiting();
    expect(await sendAll()).toBe(2);
    expect(resend.accepted).toHaveLength(3);
    for (const { id, email } of copies) {
      const message = resend.accepted.find(({ body }) => body.to === email);
      expect(await find(id)).toMatchObject({ state: 'accepted', providerId: message?.id, attempts: 2 });
    }
  });

  it('sent nothing twice though all settings changed in between: the request was sealed before', async () => {
    const { id } = await waiting();
    await orphan(true);
    process.env.MAIL_FROM = 'Other <other@dais.localhost>';
    forgetEnv();
    expect(await sendAll()).toBe(1);
    delete process.env.MAIL_FROM;
    forgetEnv();
    expect(resend.seen.conflicts).toBe(0);
    expect((await find(id)).state).toBe('accepted');
  });

  it('lives, as far as the database can tell: its batch is left alone for two minutes', async () => {
    await waiting();
    const batch = await claim();
    expect(batch).not.toBeNull();
    expect(await sendOne()).toBe('nothing_due');
    later(STALE_CLAIM_MS + 1_000);
    expect(await sendOne()).toBe('answered');
  });

  it('a day ago: the provider has forgotten the key, so nothing is sent a second time', async () => {
    const { id } = await waiting();
    await orphan(true);
    later(25 * 3_600_000);
    expect(await sendOne()).toBe('nothing_due');
    expect(await find(id)).toMatchObject({ state: 'failed', lastError: 'unclear' });
    expect(resend.calls()).toBe(1);
  });

  it('slow rather than dead: its late news does not undo what the other did', async () => {
    const { id } = await waiting();
    const slow = await claim();
    if (!slow) throw new Error('nothing to claim');
    later(STALE_CLAIM_MS + 1_000);
    expect(await sendOne()).toBe('answered');
    await sendClaimed(slow, async () => ({ ok: false, passing: true, error: 'timeout', certain: false }));
    await sendClaimed(slow, async () => ({ ok: false, passing: false, error: 'refused', certain: true }));
    expect((await find(id)).state).toBe('accepted');
  });
});

describe('without a mail service', () => {
  it('the letter lies in the outbox once, and its states move likewise', async () => {
    delete process.env.RESEND_API_KEY;
    forgetEnv();
    const { id, email } = await waiting();
    expect(await sendOne()).toBe('answered');
    const messages = await database.db.outboxMessage.findMany({ where: { to: email } });
    expect(messages).toHaveLength(1);
    expect(await find(id)).toMatchObject({ state: 'accepted', providerId: `outbox_${messages[0]?.id}` });
    expect(await deliverFromOutbox()).toBe(0);
    later(2_000);
    expect(await deliverFromOutbox()).toBe(1);
    expect(await deliverFromOutbox()).toBe(0);
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
    await waiting();
    await sendOne();
    later(2_000);
    expect(await deliverFromOutbox()).toBe(0);
  });
});
