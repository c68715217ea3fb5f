import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Actor } from '#lib/kernel/actor.ts';
import { setClock } from '#lib/kernel/clock.ts';
import { removeExpiredReplyAddresses, takeReply } from '#lib/letters/answers/reply-mutations.ts';
import { submitLetter } from '#lib/letters/mutations.ts';
import { composeCopies } from '#lib/letters/sending/compose-queries.ts';
import { forgetEnv } from '#lib/platform/env.ts';
import { stopJobs } from '#lib/platform/jobs.ts';
import { type Incoming, type ResendServer, startResendServer } from '#scripts/support/resend-double.ts';
import { useDatabase } from '#tests/support/database.ts';
import { letterTo, makeMember, makePerson, makeTowns } from './facts.ts';

const database = useDatabase({ empty: true });
let resend: ResendServer;
let ana: Actor;
let member: { termId: string };

beforeAll(async () => {
  resend = await startResendServer();
  Object.assign(process.env, {
    RESEND_API_KEY: 're_test',
    RESEND_BASE_URL: resend.url,
    REPLY_DOMAIN: 'replies.example.org',
  });
  forgetEnv();
  await makeTowns(database.db);
  member = await makeMember(database.db, { email: 'member@town.example' });
});
beforeEach(async () => {
  setClock(new Date('2026-03-02T15:00:00Z'));
  resend.reset();
  ana = await makePerson(database.db);
});
afterAll(async () => {
  for (const name of ['RESEND_API_KEY', 'RESEND_BASE_URL', 'REPLY_DOMAIN']) delete process.env[name];
  forgetEnv();
  setClock(null);
  await stopJobs();
  await resend.close();
});

/** A letter whose writer keeps their address, and what its recipient sees. */
async function hiddenLetter() {
  const outcome = await submitLetter(ana, letterTo([member.termId], { hidesAddress: true }));
  if (!outcome.ok) throw new Error(outcome.reason);
  const delivery = await database.db.delivery.findFirstOrThrow({
    where: { letterId: outcome.value.id },
    include: { replyAddress: true },
  });
  const { mails } = await composeCopies(database.db, [delivery.id], new Date());
  const mail = mails.get(delivery.id);
  if (!mail || !delivery.replyAddress) throw new Error('no mail');
  await database.db.$executeRaw`
    UPDATE "Delivery" SET state = 'delivered', "acceptedAt" = now(), "finishedAt" = now(), "providerId" = 'm-' || id
     WHERE id = ${delivery.id}`;
  return { id: delivery.id, mail, address: mail.replyTo ?? '' };
}

/** The provider received this mail and tells of it. */
async function receive(
  to: string,
  mail: Partial<Incoming> = {},
  emailId = randomUUID(),
  call = randomUUID(),
) {
  resend.incoming.set(emailId, {
    from: 'Pat Placeholder <member@town.example>',
    to: [to],
    subject: 'Re: How the agreement is used',
    text: 'Thank you for writing.\nPat',
    ...mail,
  });
  return takeReply(call, { type: 'email.received', data: { email_id: emailId, to: [to] } });
}

const answerOf = (deliveryId: string) => database.db.answer.findUnique({ where: { deliveryId } });

it('a hidden address is not in the letter; replies go to an address of the host', async () => {
  const { mail, address } = await hiddenLetter();
  expect(address).toMatch(/^[a-z2-9]{26}@replies\.example\.org$/);
  expect(JSON.stringify(mail)).not.toContain(ana.email);
  expect(mail.text).toContain('Dais does not keep them');
});

it('a reply is passed on once, with its files, and counts as an answer of its day', async () => {
  const { id, address } = await hiddenLetter();
  const file = { filename: 'minutes.pdf', download_url: 'https://files.example.org/minutes.pdf' };
  const [emailId, call] = [randomUUID(), randomUUID()];
  expect(await receive(address.toUpperCase(), { attachments: [file] }, emailId, call)).toBe('applied');
  expect(await receive(address, { attachments: [file] }, emailId, call)).toBe('duplicate');
  expect(await receive(address, { attachments: [file] }, emailId)).toBe('applied');
  expect(resend.accepted).toHaveLength(1);
  expect(resend.accepted[0]?.body).toMatchObject({
    to: ana.email,
    subject: 'Reply: Re: How the agreement is used',
    reply_to: 'Pat Placeholder <member@town.example>',
    attachments: [{ filename: 'minutes.pdf', path: file.download_url }],
  });
  expect(resend.accepted[0]?.body.text).toContain('Thank you for writing.\nPat');
  expect(await answerOf(id)).toMatchObject({
    kind: 'answered',
    teller: 'reply',
    cameOn: new Date('2026-03-02'),
  });
});

it('nothing of a reply is written down', async () => {
  const { address } = await hiddenLetter();
  const marker = `marker-${randomUUID()}`;
  await receive(address, { text: marker, subject: marker });
  const tables = await database.db.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'`;
  for (const { name } of tables) {
    const [found] = await database.db.$queryRawUnsafe<{ count: bigint }[]>(
      `SELECT count(*) AS count FROM ${name} AS it WHERE it::text LIKE '%${marker}%'`,
    );
    expect(`${name}: ${found?.count}`).toBe(`${name}: 0`);
  }
});

it('a machine only confirms; a person after it answers; another sender decides nothing', async () => {
  const { id, address } = await hiddenLetter();
  await receive(address, { from: 'Somebody <x@elsewhere.example>' });
  expect(await answerOf(id)).toBeNull();
  await receive(address, { headers: { 'Auto-Submitted': 'auto-replied' } });
  expect(await answerOf(id)).toMatchObject({ kind: 'acknowledged' });
  await receive(address);
  expect(await answerOf(id)).toMatchObject({ kind: 'answered' });
  await receive(address, { headers: { 'Auto-Submitted': 'auto-replied' } });
  expect(await answerOf(id)).toMatchObject({ kind: 'answered' });
});

it('a notice of a mail server is not passed on', async () => {
  const { id, address } = await hiddenLetter();
  expect(await receive(address, { from: 'MAILER-DAEMON@town.example' })).toBe('nothing_to_do');
  expect(resend.accepted).toHaveLength(0);
  expect(await answerOf(id)).toBeNull();
});

it('a reply that cannot be passed on now is told again by the provider', async () => {
  const { id, address } = await hiddenLetter();
  const [emailId, call] = [randomUUID(), randomUUID()];
  resend.next({ status: 500, name: 'internal_server_error' });
  expect(await receive(address, {}, emailId, call)).toBe('later');
  expect(await answerOf(id)).toBeNull();
  expect(await receive(address, {}, emailId, call)).toBe('applied');
  expect(resend.accepted).toHaveLength(1);
});

it('nothing comes through after 90 days, after the account is gone, or to an address that never was', async () => {
  const { address } = await hiddenLetter();
  expect(await receive(`${'a'.repeat(26)}@replies.example.org`)).toBe('not_ours');
  setClock(new Date('2026-06-01T15:00:00Z'));
  expect(await receive(address)).toBe('not_ours');
  expect(await removeExpiredReplyAddresses()).toBeGreaterThan(0);
  setClock(new Date('2026-06-02T15:00:00Z'));
  const other = await hiddenLetter();
  await database.db.user.delete({ where: { id: ana.id } });
  expect(await receive(other.address)).toBe('not_ours');
  expect(resend.accepted).toHaveLength(0);
});
