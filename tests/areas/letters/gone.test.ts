import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { deleteAccount } from '#lib/accounts/mutations.ts';
import { setClock } from '#lib/kernel/clock.ts';
import { saveDraft } from '#lib/letters/drafts/draft-mutations.ts';
import { draftSchema } from '#lib/letters/drafts/draft-schema.ts';
import { deleteLetterText, submitLetter } from '#lib/letters/mutations.ts';
import type { Letter } from '#lib/letters/schema.ts';
import { deliverFromOutbox } from '#lib/letters/sending/delivery-mutations.ts';
import { providerCallSchema } from '#lib/letters/sending/provider-events.ts';
import { removeExpiredTexts } from '#lib/letters/sending/retention-mutations.ts';
import { takeProviderCall } from '#lib/letters/sending/webhook-mutations.ts';
import { forgetEnv } from '#lib/platform/env.ts';
import { removeExpired } from '#lib/platform/housekeeping.ts';
import { stopJobs } from '#lib/platform/jobs.ts';
import { type Mail, sendBatch } from '#lib/platform/mail.ts';
import { useDatabase } from '#tests/support/database.ts';
import { whereItStands } from '#tests/support/everything.ts';
import { letterTo, makeMember, makePerson, makeTowns, OTHER_TOWN, TOWN } from './facts.ts';
import { sendOne } from './sending.ts';

const database = useDatabase({ empty: true });
const DAY = 86_400_000;

vi.setConfig({ testTimeout: 60_000 });

beforeAll(() => makeTowns(database.db));
afterEach(() => {
  setClock(null);
  vi.restoreAllMocks();
});
afterAll(() => stopJobs());

/** A word that stands nowhere else in the world. */
const makeMark = () => `zebra${randomUUID().replaceAll('-', '')}`;

/** Drafts with versions, and letters that were delivered, bounced, failed, cannot be opened, or were withdrawn. */
async function leaveTraces(mark: string, more: Partial<Letter> = {}) {
  const person = await makePerson(database.db);
  for (const revision of [0, 1, 2]) {
    const draft = draftSchema.parse({
      placeGeoid: OTHER_TOWN,
      ownWords: `${mark} ${revision}`,
      writerName: mark,
      edits: { 'keep en x': { subject: mark, body: mark } },
    });
    await saveDraft(person, { draft, revision, page: 'page-one', keepBefore: true });
  }
  const members = [];
  for (const name of ['one', 'two', 'three', 'four'])
    members.push(await makeMember(database.db, { email: `${name}-${randomUUID()}@town.example` }));
  const given = letterTo(
    members.map(({ termId }) => termId),
    { writerName: `Ana ${mark}`, ...more },
  );
  const copies = given.copies.map((copy) => ({
    ...copy,
    subject: `About ${mark}`,
    body: `${copy.body} ${mark}`,
  }));
  const outcome = await submitLetter(person, { ...given, copies });
  if (!outcome.ok) throw new Error(outcome.reason);
  const { id } = outcome.value;
  const [one, two, three, four] = await database.db.delivery.findMany({
    where: { letterId: id },
    orderBy: { recipientEmail: 'asc' },
  });
  if (!one || !two || !three || !four) throw new Error('four copies were expected');
  // One that cannot be opened.
  await database.db.delivery.update({
    where: { id: four.id },
    data: { sealed: new Uint8Array([2, 1, 2, 3, 4, 5]) },
  });
  const send = async (key: string, mails: readonly Mail[]) => {
    const inOutbox = await sendBatch(
      key,
      mails.filter((mail) => mail.tags?.delivery === one.id),
    );
    if (!inOutbox.ok || !inOutbox.results[0]) throw new Error('not in the outbox');
    const [outbox] = inOutbox.results;
    const answers = { [one.id]: outbox, [two.id]: { id: `re_${two.id}` } };
    const results = mails.map((mail) => answers[mail.tags?.delivery ?? ''] ?? { error: 'validation_error' });
    return { ok: true as const, results };
  };
  // First nobody answers; then the same batch: one into the outbox, one taken, one refused.
  expect(await sendOne(async () => ({ ok: false, passing: true, error: 'timeout', certain: false }))).toBe(
    'repeat',
  );
  await database.db.delivery.update({ where: { id: four.id }, data: { sealed: one.sealed } });
  expect(await whereItStands(database.db, mark)).toContain('public.DeliveryBatch.sealed');
  setClock(new Date(Date.now() + 10_000));
  expect(await sendOne(send)).toBe('answered');
  setClock(new Date(Date.now() + 15_000));
  expect(await deliverFromOutbox()).toBe(1);
  setClock(null);
  // Accepted, then sent back, with all that a provider tells of it.
  const call = {
    type: 'email.bounced',
    data: { email_id: `re_${two.id}`, subject: mark, bounce: { type: 'Permanent', message: mark } },
  };
  expect(await takeProviderCall(randomUUID(), providerCallSchema.parse(call))).toBe('applied');
  return { person, letterId: id };
}

it('a text is nowhere in the database once its time is over: every table, every column, opened where sealed', async () => {
  const logged = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const mark = makeMark();
  await leaveTraces(mark);

  // The search finds what is there: sealed, in the outbox, and nowhere else.
  expect(await whereItStands(database.db, mark)).toEqual(
    [
      'public.Delivery.sealed',
      'public.Draft.sealed',
      'public.DraftVersion.sealed',
      'public.Letter.sealedWriter',
      'public.OutboxMessage.html',
      'public.OutboxMessage.subject',
      'public.OutboxMessage.text',
      ...(await outboxNames(mark)),
    ].sort(),
  );

  setClock(new Date(Date.now() + 31 * DAY));
  const removed = await removeExpiredTexts();
  await removeExpired();
  expect(removed).toEqual({ drafts: 1, letters: 1 });
  expect(await whereItStands(database.db, mark)).toEqual([]);
  // The counts and states stay.
  expect(await database.db.delivery.count()).toBe(4);
  expect(logged.mock.calls.some(([line]) => String(line).includes(mark))).toBe(false);
  expect(logged.mock.calls.length).toBeGreaterThan(0);
});

it('the writer’s own removal leaves nothing either, the draft of another place apart', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const mark = makeMark();
  const { person, letterId } = await leaveTraces(mark);
  expect((await deleteLetterText(person, letterId)).ok).toBe(true);
  expect(await whereItStands(database.db, mark)).toEqual([
    'public.Draft.sealed',
    'public.DraftVersion.sealed',
  ]);
});

it('one that waits is scrubbed once it is withdrawn, with its jobs in the queue', async () => {
  const mark = makeMark();
  const person = await makePerson(database.db);
  const { termId } = await makeMember(database.db, { email: `${randomUUID()}@town.example` });
  const outcome = await submitLetter(person, letterTo([termId], { placeGeoid: TOWN, writerName: mark }));
  if (!outcome.ok) throw new Error(outcome.reason);
  expect(await whereItStands(database.db, mark)).toEqual(['public.Letter.sealedWriter']);
  await deleteLetterText(person, outcome.value.id);
  expect(await whereItStands(database.db, mark)).toEqual([]);
});

/** The sender's name stands in the header of the outbox too. */
async function outboxNames(mark: string): Promise<string[]> {
  const count = await database.db.outboxMessage.count({ where: { from: { contains: mark } } });
  return count > 0 ? ['public.OutboxMessage.from'] : [];
}

it('an account that is deleted leaves nothing, nor the addresses that stood for its own', async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  process.env.REPLY_DOMAIN = 'replies.example.org';
  forgetEnv();
  const mark = makeMark();
  const { person, letterId } = await leaveTraces(mark, { hidesAddress: true });
  delete process.env.REPLY_DOMAIN;
  forgetEnv();
  const addresses = () => database.db.replyAddress.count({ where: { delivery: { letterId } } });
  expect(await addresses()).toBe(4);
  expect((await deleteAccount(person)).ok).toBe(true);
  expect(await whereItStands(database.db, mark)).toEqual([]);
  expect(await addresses()).toBe(0);
});
