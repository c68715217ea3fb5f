import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#lib/kernel/actor.ts';
import { setClock } from '#lib/kernel/clock.ts';
import { deleteDraft, MOST_VERSIONS, saveDraft } from '#lib/letters/drafts/draft-mutations.ts';
import { draftsOf, draftVersions, loadDraft } from '#lib/letters/drafts/draft-queries.ts';
import { draftSchema } from '#lib/letters/drafts/draft-schema.ts';
import { removeExpiredTexts } from '#lib/letters/sending/retention-mutations.ts';
import { seal } from '#lib/platform/cipher.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makePerson, makeTowns, OTHER_TOWN, TOWN } from './facts.ts';

const database = useDatabase({ empty: true });

beforeAll(() => makeTowns(database.db));
afterEach(() => setClock(null));

const T0 = Date.parse('2027-01-04T12:00:00Z');
const at = (seconds: number) => setClock(new Date(T0 + seconds * 1000));

async function save(
  actor: Actor,
  ownWords: string,
  revision: number,
  more: { page?: string; keepBefore?: boolean } = {},
) {
  const draft = draftSchema.parse({ placeGeoid: TOWN, ownWords });
  const outcome = await saveDraft(actor, { draft, revision, page: 'page-one', keepBefore: false, ...more });
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
}

const words = async (actor: Actor) => (await draftVersions(actor, TOWN)).map(({ draft }) => draft.ownWords);

describe('a draft on the account', () => {
  it('is sealed, kept for 30 days, and an older one does not overwrite a newer one', async () => {
    at(0);
    const person = await makePerson(database.db);
    const until = expect.stringMatching(/^2027-02-03T12:00:0/);
    expect(await save(person, 'first', 0)).toEqual({ state: 'saved', revision: 1, until });
    expect(await save(person, 'second', 1)).toEqual({ state: 'saved', revision: 2, until });
    expect(await save(person, 'late', 1)).toMatchObject({
      state: 'stale',
      revision: 2,
      draft: { ownWords: 'second' },
    });
    expect(await save(person, 'new tab', 0)).toMatchObject({ state: 'stale', until });
    const row = await database.db.draft.findFirstOrThrow({ where: { userId: person.id } });
    expect(Buffer.from(row.sealed).toString('latin1')).not.toContain('second');
    expect(await loadDraft(person, TOWN)).toMatchObject({
      revision: 2,
      until,
      draft: { ownWords: 'second' },
    });
  });

  it('of several saved at once one wins and the others are told, at the start and later', async () => {
    const person = await makePerson(database.db);
    for (const revision of [0, 1]) {
      const saved = await Promise.all(['a', 'b', 'c'].map((text) => save(person, text + revision, revision)));
      expect(saved.map(({ state }) => state).sort()).toEqual(['saved', 'stale', 'stale']);
    }
  });

  it('that was sent or deleted elsewhere is not made anew by a page that is behind', async () => {
    const person = await makePerson(database.db);
    await save(person, 'first', 0);
    await deleteDraft(person, TOWN);
    expect(await save(person, 'second', 1)).toEqual({ state: 'gone' });
    expect(await loadDraft(person, TOWN)).toBeNull();
    expect(await save(person, 'second', 0)).toMatchObject({ state: 'saved', revision: 1 });
  });

  it('belongs to one person, for each place', async () => {
    const person = await makePerson(database.db);
    const stranger = await makePerson(database.db);
    await save(person, 'mine', 0);
    await save(person, 'mine too', 1);
    expect(await loadDraft(stranger, TOWN)).toBeNull();
    expect(await draftVersions(stranger, TOWN)).toEqual([]);
    await deleteDraft(stranger, TOWN);
    expect((await loadDraft(person, TOWN))?.draft.ownWords).toBe('mine too');
    expect(await draftsOf(stranger)).toEqual([]);
    expect(await draftsOf(person)).toMatchObject([{ placeGeoid: TOWN, place: { name: 'Nowhere Springs' } }]);
  });

  it('of a place that does not exist is refused', async () => {
    const person = await makePerson(database.db);
    const draft = draftSchema.parse({ placeGeoid: '1200001' });
    expect(
      await saveDraft(person, { draft, revision: 0, page: 'page-one', keepBefore: false }),
    ).toMatchObject({
      ok: false,
      reason: 'invalid',
    });
  });

  it('keeps the time to leave, in it and in the version before', async () => {
    const person = await makePerson(database.db);
    const put = async (sendAt: string | undefined, revision: number) => {
      const draft = draftSchema.parse({ placeGeoid: TOWN, ownWords: 'w', sendAt });
      await saveDraft(person, { draft, revision, page: 'page-one', keepBefore: true });
    };
    await put('2027-01-20T08:00', 0);
    await put('', 1);
    expect((await loadDraft(person, TOWN))?.draft.sendAt).toBe('');
    expect((await draftVersions(person, TOWN)).map(({ draft }) => draft.sendAt)).toEqual([
      '2027-01-20T08:00',
    ]);
    expect(draftSchema.safeParse({ placeGeoid: TOWN, sendAt: 'tomorrow' }).success).toBe(false);
  });

  it('of an older form opens as far as it can be read', async () => {
    const person = await makePerson(database.db);
    const sealed = seal('draft', { placeGeoid: OTHER_TOWN, ownWords: 'kept', copies: [{ termId: 'x' }] });
    const row = { userId: person.id, placeGeoid: OTHER_TOWN, expiresAt: new Date(Date.now() + 60_000) };
    await database.db.draft.create({ data: { ...row, sealed } });
    expect((await loadDraft(person, OTHER_TOWN))?.draft).toMatchObject({ ownWords: 'kept', edits: {} });
  });
});

describe('earlier versions', () => {
  it('are kept once a minute, when another page saves, and when the page asks for it', async () => {
    at(0);
    const person = await makePerson(database.db);
    await save(person, 'one', 0);
    await save(person, 'two', 1);
    expect(await words(person)).toEqual(['one']);
    at(30);
    await save(person, 'three', 2);
    expect(await words(person)).toEqual(['one']);
    await save(person, 'four', 3, { page: 'page-two' });
    expect(await words(person)).toEqual(['three', 'one']);
    await save(person, 'five', 4, { page: 'page-two' });
    expect(await words(person)).toEqual(['three', 'one']);
    await save(person, 'six', 5, { page: 'page-two', keepBefore: true });
    expect(await words(person)).toEqual(['five', 'three', 'one']);
    at(200);
    await save(person, 'seven', 6, { page: 'page-two' });
    await save(person, 'eight', 7, { page: 'page-two' });
    expect(await words(person)).toEqual(['seven', 'five', 'three', 'one']);
    const rows = await database.db.draftVersion.findMany({ where: { draft: { userId: person.id } } });
    expect(rows.some(({ sealed }) => Buffer.from(sealed).toString('latin1').includes('seven'))).toBe(false);
  });

  it('are the last twenty, and none older than 30 days', async () => {
    at(0);
    const person = await makePerson(database.db);
    await save(person, 'v0', 0);
    for (let n = 1; n <= 25; n += 1) {
      at(n * 61);
      await save(person, `v${n}`, n);
    }
    const kept = await words(person);
    expect(kept).toHaveLength(MOST_VERSIONS);
    expect([kept[0], kept.at(-1)]).toEqual(['v24', 'v5']);
    at(29 * 86_400);
    await save(person, 'later', 26);
    at(31 * 86_400);
    await removeExpiredTexts();
    expect(await words(person)).toEqual([]);
    expect((await loadDraft(person, TOWN))?.draft.ownWords).toBe('later');
  });

  it('go with the draft: deleted, or 30 days after the last change', async () => {
    at(0);
    const count = () => database.db.draftVersion.count({ where: { draft: { userId: person.id } } });
    const person = await makePerson(database.db);
    await save(person, 'one', 0);
    await save(person, 'two', 1);
    expect(await count()).toBe(1);
    at(31 * 86_400);
    expect(await loadDraft(person, TOWN)).toBeNull();
    expect(await draftVersions(person, TOWN)).toEqual([]);
    await removeExpiredTexts();
    expect(await count()).toBe(0);
    expect(await save(person, 'again', 0)).toMatchObject({ state: 'saved', revision: 1 });
    await save(person, 'again two', 1);
    await deleteDraft(person, TOWN);
    expect(await count()).toBe(0);
  });
});
