import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { setClock } from '#lib/kernel/clock.ts';
import { saveDraft } from '#lib/letters/drafts/draft-mutations.ts';
import { loadDraft } from '#lib/letters/drafts/draft-queries.ts';
import { draftSchema } from '#lib/letters/drafts/draft-schema.ts';
import { deleteLetterText, submitLetter } from '#lib/letters/mutations.ts';
import { mayDeleteText, mayOpen, maySend } from '#lib/letters/policy.ts';
import { letterOf, letterOwner, lettersOf, statesOf } from '#lib/letters/queries.ts';
import { removeExpiredTexts } from '#lib/letters/sending/retention-mutations.ts';
import { stopJobs } from '#lib/platform/jobs.ts';
import { useDatabase } from '#tests/support/database.ts';
import { letterTo, makeMember, makePerson, makeTowns, OTHER_TOWN, TOWN } from './facts.ts';

const database = useDatabase({ empty: true });

beforeAll(async () => {
  await makeTowns(database.db);
});
afterEach(() => setClock(null));
afterAll(() => stopJobs());

async function submit(...args: Parameters<typeof submitLetter>): Promise<string> {
  const outcome = await submitLetter(...args);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.id;
}

describe('a letter handed in', () => {
  it('makes one copy a recipient, with a snapshot, sealed, in the log and waiting its turn', async () => {
    const person = await makePerson(database.db);
    const one = await makeMember(database.db, { email: 'one@town.example' });
    const two = await makeMember(database.db, { email: 'two@town.example' });
    const id = await submit(person, letterTo([one.termId, two.termId]));

    const letter = await database.db.letter.findUniqueOrThrow({
      where: { id },
      include: { deliveries: { include: { log: true }, orderBy: { recipientEmail: 'asc' } } },
    });
    expect(letter.deliveries.map(({ recipientEmail }) => recipientEmail)).toEqual([
      'one@town.example',
      'two@town.example',
    ]);
    const [copy] = letter.deliveries;
    expect(copy).toMatchObject({ state: 'queued', attempts: 0, channelId: one.channelId });
    expect(copy?.recipientOffice).toMatch(/^Seat \d+, City Council$/);
    expect(copy?.log.map(({ state }) => state)).toEqual(['queued']);
    expect(Buffer.from(copy?.sealed ?? []).toString('latin1')).not.toContain('publish');
    expect(Buffer.from(letter.sealedWriter ?? []).toString('latin1')).not.toContain('Ana');
    expect(copy).toMatchObject({ turn: `place:${TOWN}`, batchId: null });
    const audits = await database.db.auditEntry.findMany({ where: { subject: `letter:${id}` } });
    expect(audits.map(({ action, actor }) => [action, actor])).toEqual([['letter.submit', person.id]]);
  });

  it('twice with one key is one letter, also at the same moment', async () => {
    const person = await makePerson(database.db);
    const { termId } = await makeMember(database.db, { email: 'twice@town.example' });
    const letter = letterTo([termId]);
    const ids = await Promise.all([1, 2, 3].map(() => submit(person, letter)));
    expect(new Set([...ids, await submit(person, letter)]).size).toBe(1);
    expect(await database.db.delivery.count({ where: { recipientEmail: 'twice@town.example' } })).toBe(1);
  });

  it('goes beside another of the same person in the same moment: each is judged and taken', async () => {
    const person = await makePerson(database.db);
    const members = [];
    for (const name of ['one', 'two', 'three'])
      members.push(await makeMember(database.db, { email: `beside-${name}@town.example` }));
    const ids = await Promise.all(members.map(({ termId }) => submit(person, letterTo([termId]))));
    expect(new Set(ids).size).toBe(3);
    const audits = { action: 'letter.submit', actor: person.id };
    expect(await database.db.auditEntry.count({ where: audits })).toBe(3);
  });

  it('of which the database refuses one copy is not there at all, and its draft stays', async () => {
    const person = await makePerson(database.db);
    const good = await makeMember(database.db, { email: 'whole@town.example' });
    const bad = await makeMember(database.db, { email: 'broken@town.example' });
    await database.db.official.update({
      where: { id: bad.termId.replace('term', 'official') },
      data: { name: ' ' },
    });
    const draft = draftSchema.parse({ placeGeoid: TOWN });
    await saveDraft(person, { draft, revision: 0, page: 'page-one', keepBefore: false });
    await expect(submit(person, letterTo([good.termId, bad.termId]))).rejects.toThrow(
      /delivery_recipient_snapshot/,
    );
    expect(await database.db.letter.count({ where: { userId: person.id } })).toBe(0);
    expect(await database.db.auditEntry.count({ where: { actor: person.id } })).toBe(0);
    expect(await loadDraft(person, TOWN)).not.toBeNull();
  });

  it('with the key of another person is refused', async () => {
    const { termId } = await makeMember(database.db, { email: 'key@town.example' });
    const letter = letterTo([termId]);
    await submit(await makePerson(database.db), letter);
    expect(await submitLetter(await makePerson(database.db), letter)).toEqual({
      ok: false,
      reason: 'conflict',
    });
  });

  it('names who cannot be written to and why, and then writes to nobody', async () => {
    const person = await makePerson(database.db);
    const good = await makeMember(database.db, { email: 'good@town.example' });
    const former = await makeMember(database.db, { email: 'former@town.example', endOn: '2026-01-01' });
    const silent = await makeMember(database.db);
    const other = await makeMember(database.db, { email: 'other@town.example', town: OTHER_TOWN });
    const closed = await makeMember(database.db, { email: 'closed@town.example' });
    await database.db.channel.update({
      where: { id: closed.channelId },
      data: { suppressedAt: new Date() },
    });
    const terms = [good, former, silent, other, closed, good].map(({ termId }) => termId);
    expect(await submitLetter(person, letterTo([...terms, 'no-such-term']))).toEqual({
      ok: false,
      reason: 'invalid',
      fields: {
        'copies.1': 'termEnded',
        'copies.2': 'noEmail',
        'copies.3': 'notInPlace',
        'copies.4': 'suppressed',
        'copies.5': 'duplicate',
        'copies.6': 'notInPlace',
      },
    });
    expect(await database.db.letter.count({ where: { userId: person.id } })).toBe(0);
  });

  it('goes to cited addresses only: the database lets no address lose its source', async () => {
    const { channelId } = await makeMember(database.db, { email: 'cited@town.example' });
    await expect(database.db.citation.deleteMany({ where: { channelId } })).rejects.toThrow(
      /would lose its last source/,
    );
  });

  it('counts for a published campaign of the place; of another it is just a letter', async () => {
    const { termId } = await makeMember(database.db, { email: 'campaign@town.example' });
    const make = (slug: string, state: 'draft' | 'published', placeGeoid: string) =>
      database.db.campaign.create({
        data: {
          slug,
          title: slug,
          summary: '',
          ask: 'disclose',
          placeGeoid,
          goal: 10,
          state,
          publishedAt: new Date(),
        },
      });
    const { id: campaignId } = await make('published-here', 'published', TOWN);
    await make('draft-here', 'draft', TOWN);
    await make('published-elsewhere', 'published', OTHER_TOWN);
    const found: [string, string | null, boolean][] = [];
    for (const campaign of ['published-here', 'draft-here', 'published-elsewhere', 'no-such']) {
      const id = await submit(
        await makePerson(database.db),
        letterTo([termId], { campaign, shareWithOrganizer: true }),
      );
      const letter = await database.db.letter.findUniqueOrThrow({ where: { id } });
      found.push([campaign, letter.campaignId, letter.shareWithOrganizer]);
    }
    expect(found).toEqual([
      ['published-here', campaignId, true],
      ['draft-here', null, false],
      ['published-elsewhere', null, false],
      ['no-such', null, false],
    ]);
  });

  it('takes the draft with it', async () => {
    const person = await makePerson(database.db);
    const { termId } = await makeMember(database.db, { email: 'draft@town.example' });
    const draft = draftSchema.parse({ placeGeoid: TOWN });
    await saveDraft(person, { draft, revision: 0, page: 'page-one', keepBefore: false });
    await submit(person, letterTo([termId]));
    expect(await loadDraft(person, TOWN)).toBeNull();
  });
});

describe('somebody else', () => {
  it('sees nothing of a letter and can remove nothing', async () => {
    const writer = await makePerson(database.db);
    const stranger = await makePerson(database.db, 'Somebody Else');
    const { termId } = await makeMember(database.db, { email: 'mine@town.example' });
    const id = await submit(writer, letterTo([termId]));
    expect(await letterOf(stranger, id)).toBeNull();
    expect(await statesOf(stranger, id)).toBeNull();
    expect(await lettersOf(stranger)).toEqual([]);
    expect(await deleteLetterText(stranger, id)).toEqual({ ok: false, reason: 'not_found' });
    expect((await letterOf(writer, id))?.deliveries[0]?.text?.subject).toBe('How the agreement is used');
    expect(await letterOwner(id)).toBe(writer.id);
    expect(await letterOwner('no-such-letter')).toBeUndefined();
  });

  it('is refused by policy: a stranger, another person, and an administrator too', async () => {
    const writer = await makePerson(database.db);
    const admin = { ...(await makePerson(database.db)), roles: ['admin'] as const };
    expect(maySend(null)).toEqual({ ok: false, reason: 'signed_out' });
    expect(maySend(writer)).toBeNull();
    expect(mayOpen(null, writer.id)).toEqual({ ok: false, reason: 'signed_out' });
    expect(mayOpen(writer, writer.id)).toBeNull();
    expect(mayOpen(writer, null)).toEqual({ ok: false, reason: 'not_found' });
    expect(mayOpen(admin, writer.id)).toEqual({ ok: false, reason: 'not_found' });
    expect(mayDeleteText(admin, writer.id)).toEqual({ ok: false, reason: 'not_found' });
  });
});

describe('the text of a letter', () => {
  async function ended(daysAgo: number): Promise<string> {
    const person = await makePerson(database.db);
    const { termId } = await makeMember(database.db, { email: `${randomUUID()}@town.example` });
    const id = await submit(person, letterTo([termId]));
    const at = new Date(Date.now() - daysAgo * 86_400_000);
    await database.db.letter.update({ where: { id }, data: { createdAt: at } });
    await database.db.delivery.updateMany({
      where: { letterId: id },
      data: {
        state: 'delivered',
        acceptedAt: at,
        finishedAt: at,
        providerId: randomUUID(),
        queuedAt: at,
      },
    });
    return id;
  }

  it('goes 30 days after the end, and not before; the counts stay', async () => {
    const old = await ended(31);
    const recent = await ended(29);
    await removeExpiredTexts();
    const letters = await database.db.letter.findMany({
      where: { id: { in: [old, recent] } },
      include: { deliveries: true },
    });
    const state = Object.fromEntries(
      letters.map((letter) => [
        letter.id,
        [letter.sealedWriter, letter.scrubbedAt, letter.deliveries[0]?.sealed].map((value) => value !== null),
      ]),
    );
    expect(state).toEqual({ [old]: [false, true, false], [recent]: [true, false, true] });
    expect(letters.every(({ deliveries }) => deliveries[0]?.state === 'delivered')).toBe(true);
  });

  it('stays while a copy waits, however long', async () => {
    const person = await makePerson(database.db);
    const { termId } = await makeMember(database.db, { email: 'waits@town.example' });
    const id = await submit(person, letterTo([termId]));
    setClock(new Date(Date.now() + 90 * 86_400_000));
    await removeExpiredTexts();
    expect((await letterOf(person, id))?.deliveries[0]?.text).not.toBeNull();
  });

  it('can be removed at once by its writer: what waits is not sent', async () => {
    const person = await makePerson(database.db);
    const { termId } = await makeMember(database.db, { email: 'now@town.example' });
    const id = await submit(person, letterTo([termId]));
    expect(await deleteLetterText(person, id)).toEqual({ ok: true, value: { stopped: 1 } });
    const letter = await letterOf(person, id);
    expect(letter?.scrubbedAt).not.toBeNull();
    expect(letter?.deliveries[0]).toMatchObject({ state: 'failed', lastError: 'withdrawn', text: null });
  });

  it('cannot be removed under a copy that is being sent in that moment', async () => {
    const person = await makePerson(database.db);
    const one = await makeMember(database.db, { email: 'claimed@town.example' });
    const two = await makeMember(database.db, { email: 'claimed2@town.example' });
    const id = await submit(person, letterTo([one.termId, two.termId]));
    await database.db.delivery.updateMany({
      where: { letterId: id, termId: one.termId },
      data: { state: 'claimed', claimedAt: new Date() },
    });
    expect(await deleteLetterText(person, id)).toEqual({ ok: false, reason: 'unavailable' });
    const states = (await letterOf(person, id))?.deliveries.map(({ state }) => state).sort();
    expect(states).toEqual(['claimed', 'queued']);
  });
});

it('a term that ends today is over, in the time of the place', async () => {
  const person = await makePerson(database.db);
  const { termId } = await makeMember(database.db, { email: 'today@town.example', endOn: '2027-06-01' });
  setClock(new Date('2027-06-01T03:59:00Z'));
  expect((await submitLetter(person, letterTo([termId]))).ok).toBe(true);
  setClock(new Date('2027-06-01T04:01:00Z'));
  expect(await submitLetter(person, letterTo([termId]))).toMatchObject({
    fields: { 'copies.0': 'termEnded' },
  });
});
