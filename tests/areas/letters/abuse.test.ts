import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/kernel/actor.ts';
import { setClock } from '#lib/kernel/clock.ts';
import { submitLetter } from '#lib/letters/mutations.ts';
import { mayReview } from '#lib/letters/policy.ts';
import { countLetter } from '#lib/letters/protection/abuse-mutations.ts';
import { writtenLately } from '#lib/letters/protection/abuse-queries.ts';
import { decideHeld, removeExpiredHeld, withdrawHeld } from '#lib/letters/protection/held-mutations.ts';
import { heldOf, heldQueue } from '#lib/letters/protection/held-queries.ts';
import type { Letter } from '#lib/letters/schema.ts';
import { stopJobs } from '#lib/platform/jobs.ts';
import { useDatabase } from '#tests/support/database.ts';
import { whereItStands } from '#tests/support/everything.ts';
import { letterTo, makeMember, makePerson, makeTowns, TOWN } from './facts.ts';

const database = useDatabase({ empty: true });
const DAY = 86_400_000;

beforeAll(() => makeTowns(database.db));
afterEach(() => setClock(null));
afterAll(() => stopJobs());

const member = () => makeMember(database.db, { email: `${randomUUID()}@town.example` });
const inDays = (days: number) => setClock(new Date(Date.now() + days * DAY));

async function waitingForLocks(): Promise<number> {
  const [row] = await database.db.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.waiting ?? 0;
}

function saying(letter: Letter, words: string): Letter {
  return { ...letter, copies: letter.copies.map((copy) => ({ ...copy, body: `${copy.body}\n\n${words}` })) };
}

describe('the same person, the same thing', () => {
  it('is refused within 30 days; another ask or official is free', async () => {
    const ana = await makePerson(database.db);
    const [one, two] = [await member(), await member()];
    const write = async (termIds: string[], more: Partial<Letter> = {}) =>
      submitLetter(ana, letterTo(termIds, more));
    expect((await write([one.termId])).ok).toBe(true);
    expect(await write([two.termId, one.termId])).toEqual({
      ok: false,
      reason: 'invalid',
      fields: { 'copies.1': 'wroteRecently' },
    });
    expect((await writtenLately(ana, TOWN)).map(({ termId, ask }) => [termId, ask])).toEqual([
      [one.termId, 'disclose'],
    ]);
    expect((await write([two.termId])).ok).toBe(true);
    expect((await write([one.termId], { ask: 'keep' })).ok).toBe(true);
    expect((await submitLetter(await makePerson(database.db), letterTo([one.termId]))).ok).toBe(true);
    inDays(20);
    expect(await write([one.termId])).toMatchObject({ fields: { 'copies.0': 'wroteRecently' } });
    inDays(31);
    expect(await writtenLately(ana, TOWN)).toEqual([]);
    expect((await write([one.termId])).ok).toBe(true);
  });

  it('can follow a letter up after a week, once; a letter that refers to none cannot', async () => {
    const ana = await makePerson(database.db);
    const { termId } = await member();
    const write = (follows?: string) => submitLetter(ana, letterTo([termId], { follows }));
    const first = await write();
    if (!first.ok) throw new Error(first.reason);
    const copies = { letterId: first.value.id };
    await database.db.delivery.updateMany({
      where: copies,
      data: { state: 'delivered', acceptedAt: new Date(), finishedAt: new Date(), providerId: randomUUID() },
    });
    const { id: copy } = await database.db.delivery.findFirstOrThrow({ where: copies });
    const again = { ok: false, reason: 'invalid', fields: { 'copies.0': 'wroteRecently' } };
    inDays(3);
    expect(await write(first.value.id)).toMatchObject({ fields: { follows: 'early' } });
    inDays(8);
    expect(await write()).toEqual(again);
    expect(await writtenLately(ana, TOWN)).toMatchObject([{ termId }]);
    expect(await writtenLately(ana, TOWN, [copy])).toEqual([]);
    expect((await write(first.value.id)).ok).toBe(true);
    inDays(20);
    expect(await write(first.value.id)).toEqual(again);
    expect(await writtenLately(ana, TOWN, [copy])).toMatchObject([{ termId }]);
  });

  it('may write again when nothing arrived', async () => {
    const ana = await makePerson(database.db);
    const { termId } = await member();
    await submitLetter(ana, letterTo([termId]));
    await database.db.delivery.updateMany({ where: { termId }, data: { state: 'bounced' } });
    expect((await submitLetter(ana, letterTo([termId]))).ok).toBe(true);
  });

  it('is one letter when two are handed in at the same moment', async () => {
    const ana = await makePerson(database.db);
    const { termId } = await member();
    const outcomes = await Promise.all([1, 2, 3].map(() => submitLetter(ana, letterTo([termId]))));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('a letter is refused', () => {
  it('with more than three links, or one in the subject', async () => {
    const ana = await makePerson(database.db);
    const letter = saying(letterTo([(await member()).termId]), 'https://a.example '.repeat(4));
    expect(await submitLetter(ana, letter)).toMatchObject({ fields: { 'copies.0': 'links' } });
    const three = saying(letterTo([(await member()).termId]), 'https://a.example '.repeat(3));
    expect((await submitLetter(ana, three)).ok).toBe(true);
  });

  it('from an address whose mailbox vanishes, and not from a private relay', async () => {
    const ana = await makePerson(database.db);
    const from = (email: string): Actor => ({ ...ana, email });
    expect(await submitLetter(from('x@mailinator.com'), letterTo([(await member()).termId]))).toMatchObject({
      fields: { writer: 'disposable' },
    });
    const relay = from('x@privaterelay.appleid.com');
    expect((await submitLetter(relay, letterTo([(await member()).termId]))).ok).toBe(true);
  });
});

describe('limits', () => {
  it('a flood from one network holds new accounts there and touches nobody settled', async () => {
    const letter = letterTo([], { placeGeoid: '1299997' });
    const network = '192.0.2.77';
    const at = new Date();
    const young: Actor = await makePerson(database.db);
    const settled: Actor = { ...young, createdAt: new Date(at.getTime() - 2 * DAY) };
    for (let count = 0; count < 40; count += 1)
      expect(await countLetter({ ...young, id: `young-${count}` }, letter, network, at)).toEqual([]);
    expect(await countLetter(young, letter, network, at)).toEqual(['busy']);
    expect(await countLetter(young, letter, '198.51.100.1', at)).toEqual([]);
    expect(await countLetter(settled, letter, network, at)).toEqual([]);
  });
});

describe('a letter that waits for a person', () => {
  async function held(words = 'We know where you live.') {
    const ana = await makePerson(database.db);
    const [one, two] = [await member(), await member()];
    const letter = saying(letterTo([one.termId, two.termId]), words);
    const outcome = await submitLetter(ana, letter);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    return { ana, letter, id: outcome.value.id, held: outcome.value.held };
  }
  const editor = async () => ({ ...(await makePerson(database.db)), roles: ['editor'] as const });

  it('is sealed, makes no copy, and is told to its writer; the same again is not taken twice', async () => {
    const mark = `zebra${randomUUID().replaceAll('-', '')}`;
    const { ana, letter, id, held: waits } = await held(`We know where you live. ${mark}`);
    expect(waits).toBe(true);
    expect(await whereItStands(database.db, mark)).toEqual(['public.HeldLetter.sealed']);
    expect(await database.db.letter.count({ where: { userId: ana.id } })).toBe(0);
    expect(await heldOf(ana)).toMatchObject([{ id, state: 'waiting', reasons: ['threat'] }]);
    expect(await submitLetter(ana, letter)).toMatchObject({ fields: { form: 'waiting' } });
    expect(await withdrawHeld(await makePerson(database.db), id)).toMatchObject({ reason: 'not_found' });
    expect((await withdrawHeld(ana, id)).ok).toBe(true);
    expect(await whereItStands(database.db, mark)).toEqual([]);
  });

  it('also because new accounts write very much at once', async () => {
    const ana = await makePerson(database.db);
    const letter = letterTo([(await member()).termId]);
    expect(await submitLetter(ana, letter, { hold: ['busy'] })).toMatchObject({
      ok: true,
      value: { held: true },
    });
  });

  it('is read by editors: one text for those who get the same, the passage marked, no address of the writer', async () => {
    const { ana, id } = await held();
    const queued = (await heldQueue()).find((it) => it.id === id);
    expect(queued?.texts).toHaveLength(1);
    const [text] = queued?.texts ?? [];
    expect(text?.to).toHaveLength(2);
    const [passage] = text?.passages ?? [];
    expect(text?.body.slice(passage?.from, passage?.to)).toBe('We know where you live');
    expect(JSON.stringify(queued)).not.toContain(ana.email);
    expect(mayReview(ana)).toEqual({ ok: false, reason: 'forbidden' });
    expect(mayReview(null)).toEqual({ ok: false, reason: 'signed_out' });
    expect(mayReview(await editor())).toBeNull();
  });

  it('released, it is handed in as it is, once', async () => {
    const { ana, id } = await held();
    const by = await editor();
    expect(await decideHeld(by, { id, decision: 'release' })).toEqual({ ok: true, value: undefined });
    const letters = await database.db.letter.findMany({
      where: { userId: ana.id },
      include: { deliveries: true },
    });
    expect(letters.map(({ deliveries }) => deliveries.length)).toEqual([2]);
    expect(await database.db.heldLetter.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'released',
      sealed: null,
      letterId: letters[0]?.id,
    });
    expect(await decideHeld(by, { id, decision: 'release' })).toMatchObject({
      ok: false,
      reason: 'conflict',
    });
    expect(await heldOf(ana)).toEqual([]);
  });

  it('is taken back or sent, never both', async () => {
    const { ana, id } = await held();
    const by = await editor();
    const { decided, withdrawn } = await database.db.$transaction(async (tx) => {
      // Handing in waits for this row: the writer changes their mind in that very moment.
      await tx.$queryRaw`SELECT 1 AS locked FROM "User" WHERE id = ${ana.id} FOR NO KEY UPDATE`;
      const decided = decideHeld(by, { id, decision: 'release' });
      await expect.poll(() => waitingForLocks()).toBe(1);
      const withdrawn = withdrawHeld(ana, id);
      await Promise.race([withdrawn, expect.poll(() => waitingForLocks()).toBe(2)]);
      // In an object: nothing is awaited before the row is free.
      return { decided, withdrawn };
    });
    expect((await decided).ok).toBe(true);
    expect(await withdrawn).toEqual({ ok: false, reason: 'conflict' });
    expect(await database.db.letter.count({ where: { userId: ana.id } })).toBe(1);
  });

  it('refused, its text is gone, and the writer reads why for 30 days', async () => {
    const { ana, id } = await held();
    await decideHeld(await editor(), { id, decision: 'refuse', note: 'It reads as a threat.' });
    expect(await heldOf(ana)).toMatchObject([{ state: 'refused', note: 'It reads as a threat.' }]);
    const row = await database.db.heldLetter.findUniqueOrThrow({ where: { id } });
    expect(row.sealed).toBeNull();
    const audits = await database.db.auditEntry.findMany({
      where: { subject: `held:${id}` },
      orderBy: { at: 'asc' },
    });
    expect(audits.map(({ action }) => action)).toEqual(['letter.hold', 'letter.refuse']);
    inDays(31);
    await removeExpiredHeld();
    expect(await heldOf(ana)).toEqual([]);
  });

  it('that nobody decided on in two weeks is not sent, and its text is gone', async () => {
    const { ana, id } = await held();
    inDays(15);
    await removeExpiredHeld();
    expect(await heldOf(ana)).toMatchObject([{ id, state: 'expired' }]);
    expect(await database.db.heldLetter.count({ where: { id, sealed: null } })).toBe(1);
  });
});

describe('a campaign for residents', () => {
  it('takes letters of those who say that they live there, and asks for no proof', async () => {
    const slug = 'residents-only';
    await database.db.campaign.create({
      data: {
        slug,
        title: slug,
        summary: '',
        ask: 'disclose',
        placeGeoid: TOWN,
        goal: 10,
        state: 'published',
        publishedAt: new Date(),
        requiresResidence: true,
      },
    });
    const write = async (more: Partial<Letter>) =>
      submitLetter(
        await makePerson(database.db),
        letterTo([(await member()).termId], { campaign: slug, ...more }),
      );
    const refused = { ok: false, reason: 'invalid', fields: { standing: 'residence' } };
    expect(await write({})).toEqual(refused);
    expect(await write({ standing: 'works' })).toEqual(refused);
    expect((await write({ standing: 'lives' })).ok).toBe(true);
    expect((await write({ campaign: undefined, standing: 'works' })).ok).toBe(true);
  });
});
