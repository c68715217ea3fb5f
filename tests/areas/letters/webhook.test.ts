import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST } from '#app/api/webhooks/resend/route.ts';
import { setClock } from '#lib/kernel/clock.ts';
import { submitLetter } from '#lib/letters/mutations.ts';
import { forgetEnv } from '#lib/platform/env.ts';
import { stopJobs } from '#lib/platform/jobs.ts';
import { useDatabase } from '#tests/support/database.ts';
import { letterTo, makeMember, makePerson, makeTowns } from './facts.ts';
import { sendAll, sendOne, takingAs } from './sending.ts';

const SECRET = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`;
const database = useDatabase({ empty: true });

beforeAll(async () => {
  await makeTowns(database.db);
  process.env.RESEND_WEBHOOK_SECRET = SECRET;
  forgetEnv();
});
afterAll(async () => {
  delete process.env.RESEND_WEBHOOK_SECRET;
  forgetEnv();
  await stopJobs();
});

type Options = { id?: string; at?: Date; secret?: string; body?: string; without?: string };

/** A call as the provider signs it. */
async function call(type: string, data: object, options: Options = {}) {
  const id = options.id ?? `msg_${randomUUID()}`;
  const at = options.at ?? new Date();
  const payload = JSON.stringify({ type, created_at: at.toISOString(), data });
  const headers = new Headers({
    'svix-id': id,
    'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
    'svix-signature': new Webhook(options.secret ?? SECRET).sign(id, at, options.body ?? payload),
  });
  if (options.without) headers.delete(options.without);
  const body = options.body ?? payload;
  return POST(new Request('http://localhost/api/webhooks/resend', { method: 'POST', headers, body }));
}

async function taken(response: Response): Promise<unknown> {
  expect(response.status).toBe(200);
  return ((await response.json()) as { data: { taken: unknown } }).data.taken;
}

let count = 0;

async function copy() {
  count += 1;
  const email = `webhook${count}@town.example`;
  const { termId, channelId } = await makeMember(database.db, { email });
  const outcome = await submitLetter(await makePerson(database.db), letterTo([termId]));
  if (!outcome.ok) throw new Error(outcome.reason);
  const { id } = await database.db.delivery.findFirstOrThrow({ where: { letterId: outcome.value.id } });
  return { id, channelId, email, providerId: randomUUID() };
}

async function acceptedCopy() {
  const made = await copy();
  await sendAll(takingAs({ [made.id]: made.providerId }));
  return made;
}

const find = (id: string) =>
  database.db.delivery.findUniqueOrThrow({
    where: { id },
    include: { log: { orderBy: [{ at: 'asc' }, { id: 'asc' }] }, channel: true },
  });

describe('who calls', () => {
  it.each([
    ['signed with another secret', { secret: `whsec_${Buffer.from('x'.repeat(24)).toString('base64')}` }],
    ['too old', { at: new Date(Date.now() - 10 * 60_000) }],
    ['from the future', { at: new Date(Date.now() + 10 * 60_000) }],
    ['without a signature', { without: 'svix-signature' }],
    ['without an id', { without: 'svix-id' }],
    ['without a time', { without: 'svix-timestamp' }],
  ])('%s: 401, and nothing changes', async (_, options) => {
    const { id, providerId } = await acceptedCopy();
    const response = await call('email.delivered', { email_id: providerId }, options);
    expect(response.status).toBe(401);
    expect((await find(id)).state).toBe('accepted');
  });

  it('a signature of another body: 401', async () => {
    const { id, providerId } = await acceptedCopy();
    const at = new Date();
    const headers = {
      'svix-id': 'msg_forged',
      'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
      'svix-signature': new Webhook(SECRET).sign('msg_forged', at, '{"type":"email.sent","data":{}}'),
    };
    const body = JSON.stringify({ type: 'email.delivered', data: { email_id: providerId } });
    const request = new Request('http://localhost/', { method: 'POST', headers, body });
    expect((await POST(request)).status).toBe(401);
    expect((await find(id)).state).toBe('accepted');
  });

  it.each(['not json', '[]', '{}', '{"type":5,"data":{}}', '{"type":"email.sent","data":{"email_id":7}}'])(
    'signed but %s: 400',
    async (body) => {
      expect((await call('email.sent', {}, { body })).status).toBe(400);
    },
  );

  it('no secret on this host: 503, which names the variable', async () => {
    delete process.env.RESEND_WEBHOOK_SECRET;
    forgetEnv();
    const response = await call('email.sent', {});
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('RESEND_WEBHOOK_SECRET');
    process.env.RESEND_WEBHOOK_SECRET = SECRET;
    forgetEnv();
  });
});

describe('what is told', () => {
  it('delivered, and the address is known to work', async () => {
    const { id, providerId } = await acceptedCopy();
    expect(await taken(await call('email.sent', { email_id: providerId }))).toBe('nothing_to_do');
    expect(await taken(await call('email.delivered', { email_id: providerId }))).toBe('applied');
    const found = await find(id);
    expect(found.state).toBe('delivered');
    expect(found.finishedAt).not.toBeNull();
    expect(found.channel?.lastWorkedAt).not.toBeNull();
  });

  it('twice is once', async () => {
    const { id, providerId } = await acceptedCopy();
    const same = { id: `msg_${randomUUID()}` };
    const answers = await Promise.all([
      call('email.delivered', { email_id: providerId }, same),
      call('email.delivered', { email_id: providerId }, same),
    ]);
    expect((await Promise.all(answers.map(taken))).sort()).toEqual(['applied', 'duplicate']);
    // The same news under another id.
    expect(await taken(await call('email.delivered', { email_id: providerId }))).toBe('nothing_to_do');
    const states = (await find(id)).log.map(({ state }) => state);
    expect(states.filter((state) => state === 'delivered')).toHaveLength(1);
  });

  it('bounced for good: nothing more is sent to the address; "delivered" coming late changes nothing', async () => {
    const { id, channelId, providerId } = await acceptedCopy();
    await call('email.bounced', { email_id: providerId, bounce: { type: 'Permanent' } });
    await call('email.delivered', { email_id: providerId });
    const found = await find(id);
    expect(found).toMatchObject({ state: 'bounced', lastError: 'bounced_permanent' });
    expect(found.channel?.suppressedAt).not.toBeNull();
    const audits = await database.db.auditEntry.findMany({ where: { subject: `channel:${channelId}` } });
    expect(audits.map(({ action, actor }) => [action, actor])).toEqual([['channel.suppress', 'system']]);
    expect(found.channel?.suppressedWhy).toBe('bounced');
  });

  it('closes the address wherever it is on file, however it is written', async () => {
    const { channelId, email, providerId } = await acceptedCopy();
    const other = await makeMember(database.db, { email: email.toUpperCase() });
    await call('email.complained', { email_id: providerId });
    const channels = await database.db.channel.findMany({
      where: { id: { in: [channelId, other.channelId] } },
    });
    expect(channels.map(({ suppressedWhy }) => suppressedWhy)).toEqual(['complained', 'complained']);
  });

  it('a full mailbox: this copy is lost, the address is not closed', async () => {
    const { id, providerId } = await acceptedCopy();
    await call('email.bounced', { email_id: providerId, bounce: { type: 'Transient' } });
    const found = await find(id);
    expect(found).toMatchObject({ state: 'bounced', lastError: 'bounced_passing' });
    expect(found.channel?.suppressedAt).toBeNull();
  });

  it('a complaint: it was delivered, and nothing more is sent', async () => {
    const { id, providerId } = await acceptedCopy();
    await call('email.complained', { email_id: providerId });
    const found = await find(id);
    expect(found.state).toBe('delivered');
    expect(found.channel?.suppressedAt).not.toBeNull();
  });

  it('delayed: still accepted; failed: failed', async () => {
    const { id, providerId } = await acceptedCopy();
    await call('email.delivery_delayed', { email_id: providerId });
    expect((await find(id)).state).toBe('accepted');
    await call('email.failed', { email_id: providerId });
    expect(await find(id)).toMatchObject({ state: 'failed', lastError: 'provider_failed' });
  });

  it('of mail that is not a letter, or of kinds unknown: 200 and nothing', async () => {
    expect(await taken(await call('email.delivered', { email_id: randomUUID() }))).toBe('not_ours');
    expect(await taken(await call('email.opened', { email_id: randomUUID() }))).toBe('nothing_to_do');
    expect(await taken(await call('domain.updated', { id: 'd' }))).toBe('nothing_to_do');
  });
});

describe('faster than our own note', () => {
  it('a call with our tag is taken: the copy is delivered, and the worker does not undo it', async () => {
    const { id, providerId } = await copy();
    const result = await sendOne(async (...given) => {
      const told = await call('email.delivered', { email_id: providerId, tags: { delivery: id } });
      expect(await taken(told)).toBe('applied');
      return takingAs({ [id]: providerId })(...given);
    });
    expect(result).toBe('answered');
    const found = await find(id);
    expect(found).toMatchObject({ state: 'delivered', providerId });
    expect(found.log.map(({ state }) => state)).toEqual(['queued', 'claimed', 'accepted', 'delivered']);
  });

  it('a call without our tag is asked for again, and then taken', async () => {
    const { id, providerId, email } = await copy();
    const again = { id: `msg_${randomUUID()}` };
    const told = () => call('email.delivered', { email_id: providerId, to: [email] }, again);
    await sendOne(async (...given) => {
      const early = await told();
      expect(early.status).toBe(503);
      expect(early.headers.get('retry-after')).toBe('30');
      return takingAs({ [id]: providerId })(...given);
    });
    expect(await taken(await told())).toBe('applied');
    expect((await find(id)).state).toBe('delivered');
  });

  it('news of an attempt that we thought had failed ends the attempts', async () => {
    const { id, providerId } = await copy();
    await sendOne(async () => ({ ok: false, passing: true, error: 'timeout', certain: false }));
    expect((await find(id)).state).toBe('claimed');
    await call('email.sent', {
      email_id: providerId,
      message_id: '<m1@mail.example>',
      tags: { delivery: id },
    });
    expect(await find(id)).toMatchObject({ state: 'accepted', providerId, messageId: '<m1@mail.example>' });
    setClock(new Date(Date.now() + 60_000));
    expect(await sendOne()).toBe('nothing_due');
    setClock(null);
    expect(await database.db.deliveryBatch.findFirst({ where: { endedAt: null } })).toBeNull();
  });
});
