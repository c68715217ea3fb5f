import pg from 'pg';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '#lib/kernel/actor.ts';
import { removeEditedFact, saveEditedFact, undoEdit } from '#lib/officials/edit/edit-actions.ts';
import type { EditKind } from '#lib/officials/edit/edit-fields-schema.ts';
import { editableFacts } from '#lib/officials/edit/edit-list-queries.ts';
import { changeDetail, editForm, recentChanges } from '#lib/officials/edit/edit-queries.ts';
import { bodiesOf } from '#lib/officials/queries.ts';
import { changesOf } from '#lib/places/open-data/changes-queries.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makePerson } from '#tests/support/people.ts';
import { editorOf, newest as lastEntry, opened, SOURCE } from './editing.ts';

// The actions themselves, as a form calls them; only who is looking is put in their place.
let looking: Viewer = null;
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => looking }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('next/cache', () => ({ refresh: () => undefined }));

const database = useDatabase();
const MIAMI = '1245000';
const KING = 'term:miami-king';

let number = 0;
beforeEach(async () => {
  await database.db.rateWindow.deleteMany();
  looking = await makePerson(database.db, `Editor${++number}`, ['editor']);
});

const EVENT = {
  'f.kind': 'review_requested',
  'f.on': '2026-01-05',
  'f.precision': 'day',
  'f.summary.en': 'A fictitious review was asked for.',
  'f.asOf': '2026-01-05',
};

const { add, added } = editorOf(MIAMI);
const newest = (subject: string) => lastEntry(database.db, subject);

describe('who may edit', () => {
  const attempts: [string, () => Promise<{ ok: boolean; reason?: string }>][] = [
    ['save', () => add('event', EVENT)],
    ['remove', () => removeEditedFact({ kind: 'event', id: 'none', version: 'none' })],
    ['undo', () => undoEdit({ entry: 'none' })],
  ];
  it.each(attempts)('%s: stranger, resident, organizer, editor, admin', async (_, call) => {
    looking = null;
    expect(await call()).toMatchObject({ ok: false, reason: 'signed_out' });
    for (const role of ['resident', 'organizer'] as const) {
      looking = await makePerson(database.db, `${role}${++number}`, [role]);
      expect(await call()).toMatchObject({ ok: false, reason: 'forbidden' });
    }
    for (const role of ['editor', 'admin'] as const) {
      looking = await makePerson(database.db, `${role}${++number}`, [role]);
      const outcome = await call();
      expect(outcome.reason).not.toBe('forbidden');
      expect(outcome.reason).not.toBe('signed_out');
    }
  });
});

describe('a source', () => {
  it('is required for every kind of fact that is added', async () => {
    expect(await add('event', EVENT, { 's.source': '' })).toMatchObject({
      ok: false,
      reason: 'invalid',
      fields: { 's.source': 'source' },
    });
    const channel = {
      'f.owner': KING,
      'f.kind': 'email',
      'f.value': 'a@example.org',
      'f.asOf': '2026-01-05',
    };
    expect(await add('channel', channel, { 's.source': '' })).toMatchObject({
      fields: { 's.source': 'source' },
    });
  });

  it('is required by the database as well, at the start and ever after', async () => {
    const id = await added('event', EVENT);
    await expect(
      database.db.agreementEvent.create({
        data: {
          id: 'bare',
          placeGeoid: MIAMI,
          kind: 'other',
          on: new Date('2026-01-05'),
          summary: { en: 'Bare.' },
          asOf: new Date('2026-01-05'),
        },
      }),
    ).rejects.toThrow();
    await expect(database.db.citation.deleteMany({ where: { eventId: id } })).rejects.toThrow(/last source/);
  });

  it('cannot be the last one and be taken away or turned round', async () => {
    const id = await added('event', EVENT);
    const [citation] = await database.db.citation.findMany({ where: { eventId: id } });
    for (const answer of ['drop', 'disputes']) {
      const form = { ...(await opened('event', id)), [`cite.${citation?.id}`]: answer };
      expect(await saveEditedFact(form)).toMatchObject({ ok: false, fields: { 's.source': 'source' } });
    }
    // Another one in its place.
    const form = { ...(await opened('event', id)), [`cite.${citation?.id}`]: 'drop', ...SOURCE };
    expect(await saveEditedFact(form)).toMatchObject({ ok: true });
  });

  it('needs to be whole, with an address of the web', async () => {
    const wrong = { ...SOURCE, 's.url': 'javascript:alert(1)', 's.publisher': '' };
    expect(await add('event', EVENT, wrong)).toMatchObject({
      fields: { 's.url': 'webAddress', 's.publisher': 'required' },
    });
  });
});

describe('adding, correcting and taking away', () => {
  it('is told to the web processes within a second and kept with before and after', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query('LISTEN dais_published');
    const told = new Promise<string | undefined>((resolve) =>
      client.once('notification', ({ payload }) => resolve(payload)),
    );
    const start = performance.now();
    const id = await added('event', EVENT);
    expect(await told).toBe(`place:${MIAMI}`);
    expect(performance.now() - start).toBeLessThan(1000);
    await client.end();

    const form = {
      ...(await opened('event', id)),
      'f.on': '2026-01-06',
      'f.summary.es': 'Una revisión ficticia.',
    };
    expect(await saveEditedFact(form)).toMatchObject({ ok: true });
    const entry = await newest(`event:${id}`);
    expect(entry).toMatchObject({
      actor: looking?.id,
      action: 'fact.change',
      before: { row: { on: '2026-01-05' } },
      after: { row: { on: '2026-01-06', summary: { es: 'Una revisión ficticia.' } } },
    });
    expect((await recentChanges('en', `event:${id}`)).map(({ action }) => action)).toEqual(['change', 'add']);
    expect((await editableFacts(MIAMI, 'es')).event.find((fact) => fact.id === id)).toMatchObject({
      text: 'Una revisión ficticia.',
    });
  });

  it('writes nothing when nothing changed', async () => {
    const id = await added('event', EVENT);
    expect(await saveEditedFact(await opened('event', id))).toMatchObject({ ok: true });
    expect(await newest(`event:${id}`)).toMatchObject({ action: 'fact.add' });
  });

  it('serves every kind of fact, and each can be opened again', async () => {
    const { body, seat } = (await editForm('motion', { placeGeoid: MIAMI }, 'en'))?.options ?? {};
    const asOf = { 'f.asOf': '2026-02-03' };
    const motion = await added('motion', {
      'f.bodyId': body?.[0]?.value ?? '',
      'f.on': '2026-02-03',
      'f.title.en': 'A fictitious motion',
      'f.effect': 'review',
      'f.passed': 'no',
      'f.procedural': 'no',
      'f.rollCallComplete': 'no',
      ...asOf,
    });
    const position = await added('position', {
      'f.motionId': motion,
      'f.termId': 'miami-king',
      'f.value': 'yes',
    });
    const tally = await added('tally', { 'f.motionId': motion, 'f.yes': '3', 'f.no': '2', 'f.absent': '' });
    const term = await added('term', {
      'f.seatId': seat?.[0]?.value ?? '',
      'f.officialId': '',
      'f.officialName': 'Fictitious Person',
      'f.familyName': 'Person',
      'f.startOn': '2001-01-01',
      'f.endOn': '2002-01-01',
      ...asOf,
    });
    const { officialId } = await database.db.term.findUniqueOrThrow({ where: { id: term } });
    const statement = await added('statement', {
      'f.officialId': officialId,
      'f.on': '2001-05-01',
      'f.precision': 'month',
      'f.kind': 'quotation',
      'f.stance': 'neutral',
      'f.words': 'Fictitious words.',
      'f.language': 'en',
      'f.summary.en': 'Said something fictitious.',
      ...asOf,
    });
    const channel = await added('channel', {
      'f.owner': KING,
      'f.kind': 'email',
      'f.value': 'Office@Example.org',
      ...asOf,
    });
    const rule = await added('rule', {
      'f.topic': 'notice',
      'f.appliesTo': '',
      'f.position': '900',
      'f.text.en': 'A fictitious rule.',
      'f.contested': 'yes',
      'f.contestNote.en': 'A fictitious reader.',
      ...asOf,
    });
    const made = { motion, position, tally, term, statement, channel, rule };
    for (const [kind, id] of Object.entries(made)) {
      const entry = await newest(`${kind}:${id}`);
      expect([kind, entry.action]).toEqual([kind, kind === 'motion' ? 'fact.change' : 'fact.add']);
      expect((await opened(kind as EditKind, id)).id).toBe(id);
    }
    expect(await database.db.channel.findUnique({ where: { id: channel } })).toMatchObject({
      value: 'office@example.org',
      termId: 'miami-king',
    });
    // A vote's source is its motion's: the motion gained it.
    expect(await database.db.citation.count({ where: { motionId: motion } })).toBe(2);
    // What hangs on a fact goes first.
    const gone = async (kind: EditKind, id: string) =>
      removeEditedFact({ kind, id, version: (await opened(kind, id)).version ?? '' });
    expect(await gone('motion', motion)).toMatchObject({ fields: { form: 'hanging' } });
    for (const [kind, id] of Object.entries(made).slice(1))
      expect(await gone(kind as EditKind, id)).toMatchObject({ ok: true });
    expect(await gone('motion', motion)).toMatchObject({ ok: true });
    // And comes back, with its person and its days as they were.
    expect(await undoEdit({ entry: (await newest(`statement:${statement}`)).id })).toMatchObject({
      ok: true,
    });
    expect(await undoEdit({ entry: (await newest(`term:${term}`)).id })).toMatchObject({ ok: true });
    expect(
      await database.db.term.findUnique({ where: { id: term }, include: { official: true } }),
    ).toMatchObject({
      startOn: new Date('2001-01-01'),
      startPrecision: 'day',
      official: { name: 'Fictitious Person' },
    });
    expect(await undoEdit({ entry: (await newest(`rule:${rule}`)).id })).toMatchObject({ ok: true });
    expect(await database.db.rule.findUnique({ where: { id: rule } })).toMatchObject({
      contestNote: { en: 'A fictitious reader.' },
    });
  }, 30_000);

  it('refuses what the facts themselves forbid', async () => {
    const channel = { 'f.owner': KING, 'f.kind': 'email', 'f.asOf': '2026-01-05' };
    expect(await add('channel', { ...channel, 'f.value': 'not an address' })).toMatchObject({
      fields: { 'f.value': 'email' },
    });
    expect(
      await add('channel', { ...channel, 'f.owner': 'term:miami-carollo', 'f.value': 'a@example.org' }),
    ).toMatchObject({ fields: { 'f.owner': 'termEnded' } });
    expect(
      await add('channel', { ...channel, 'f.owner': 'term:nobody', 'f.value': 'a@example.org' }),
    ).toMatchObject({
      fields: { 'f.owner': 'choose' },
    });
    await added('channel', { ...channel, 'f.value': 'twice@example.org' });
    expect(await add('channel', { ...channel, 'f.value': 'twice@example.org' })).toMatchObject({
      fields: { form: 'known' },
    });
    // A clerk is a body's, and takes copies; it is no way to the members.
    expect(
      await add('channel', { ...channel, 'f.clerk': 'yes', 'f.value': 'clerk@example.org' }),
    ).toMatchObject({ fields: { 'f.clerk': 'clerkOfBody' } });
    const ofBody = { ...channel, 'f.owner': 'body:miami-city-commission', 'f.value': 'clerk@example.org' };
    await added('channel', { ...ofBody, 'f.clerk': 'yes' });
    const body = (await bodiesOf(MIAMI)).find(({ id }) => id === 'miami-city-commission');
    expect(body?.clerk).toMatchObject([{ value: 'clerk@example.org' }]);
    expect(JSON.stringify(body?.channels)).not.toContain('clerk@');
    // A limit is a number of something, and of a comment.
    const rule = { 'f.topic': 'comment', 'f.position': '9', 'f.contested': 'no', 'f.asOf': '2026-01-05' };
    const text = { 'f.text.en': 'A', 'f.text.es': 'B', 'f.text.ht': 'C' };
    const wrongs: Record<string, string>[] = [
      { 'f.limitOf': 'minutes' },
      { 'f.limitCount': '3' },
      { 'f.limitOf': 'words', 'f.limitCount': '0' },
      { 'f.limitOf': 'words', 'f.limitCount': '9', 'f.topic': 'vote' },
    ];
    for (const wrong of wrongs) {
      expect(await add('rule', { ...rule, ...text, ...wrong })).toMatchObject({
        fields: { 'f.limitCount': 'commentLimit' },
      });
    }
    await added('rule', { ...rule, ...text, 'f.limitOf': 'words', 'f.limitCount': '150' });
    // A vote of somebody who was not in the seat that day.
    const motion = await database.db.motion.findFirstOrThrow({ where: { placeGeoid: MIAMI } });
    const terms = (await editForm('position', { placeGeoid: MIAMI }, 'en'))?.options.term ?? [];
    const late = await database.db.term.findFirstOrThrow({
      where: { id: { in: terms.map(({ value }) => value) }, startOn: { gt: motion.on } },
    });
    expect(
      await add('position', { 'f.motionId': motion.id, 'f.termId': late.id, 'f.value': 'yes' }),
    ).toMatchObject({ fields: { form: 'notInTerm' } });
    // A term that would leave a vote outside.
    const vote = await database.db.position.findFirstOrThrow({ include: { motion: true, term: true } });
    const form = await opened('term', vote.termId);
    const early = { ...form, 'f.startOn': '1990-01-01', 'f.endOn': '1990-02-01' };
    expect(await saveEditedFact(early)).toMatchObject({ fields: { form: 'votesOutside' } });
    expect(await database.db.term.findUnique({ where: { id: vote.termId } })).toMatchObject({
      startOn: vote.term.startOn,
    });
    expect(await add('event', { ...EVENT, 'f.on': 'yesterday' })).toMatchObject({
      fields: { 'f.on': 'date' },
    });
    expect(await add('event', { ...EVENT, 'f.summary.en': '' })).toMatchObject({
      fields: { 'f.summary.en': 'required' },
    });
  });
});

describe('a change', () => {
  it('stands in the feed of its place, also when the fact is gone', async () => {
    const id = await added('channel', {
      'f.owner': KING,
      'f.kind': 'phone',
      'f.value': '305-555-0100',
      'f.asOf': '2026-01-05',
    });
    const { version } = await opened('channel', id);
    expect(await removeEditedFact({ kind: 'channel', id, version: version ?? '' })).toMatchObject({
      ok: true,
    });
    const place = await database.db.place.findUniqueOrThrow({ where: { geoid: MIAMI } });
    const entry = await newest(`channel:${id}`);
    const told = (await changesOf({ place })).find((change) => change.id === entry.id);
    expect(told).toMatchObject({ fact: 'channel', change: 'removed', place: { geoid: MIAMI } });
  });
});

describe('the person of a term', () => {
  it('is renamed, exchanged or new, and never renamed by being chosen', async () => {
    const { db } = database;
    const [pardo] = await db.official.findMany({ where: { terms: { some: { id: 'miami-pardo' } } } });
    const form = await opened('term', 'miami-king');
    const save = async (change: Record<string, string>) =>
      saveEditedFact({ ...(await opened('term', 'miami-king')), ...change });
    const name = async (id: string) => (await db.official.findUniqueOrThrow({ where: { id } })).name;
    const king = form['f.officialId'] ?? '';

    expect(await save({ 'f.officialName': 'Fictitious King' })).toMatchObject({ ok: true });
    expect(await name(king)).toBe('Fictitious King');
    expect(await undoEdit({ entry: (await newest(KING)).id })).toMatchObject({ ok: true });
    expect(await name(king)).toBe(form['f.officialName']);

    expect(await save({ 'f.officialId': pardo?.id ?? '' })).toMatchObject({ ok: true });
    expect(await name(pardo?.id ?? '')).toBe(pardo?.name);
    expect(await undoEdit({ entry: (await newest(KING)).id })).toMatchObject({ ok: true });

    expect(await save({ 'f.officialId': '' })).toMatchObject({ fields: { 'f.officialName': 'person' } });
    expect(await save({ 'f.officialId': '', 'f.officialName': 'Someone New' })).toMatchObject({ ok: true });
    expect(await undoEdit({ entry: (await newest(KING)).id })).toMatchObject({ ok: true });
    expect((await opened('term', 'miami-king')).version).toBe(form.version);
  });
});

describe('a stale form', () => {
  it('is refused with both versions, and saved over the newer one only when asked', async () => {
    const id = await added('event', EVENT);
    const [mine, theirs] = [await opened('event', id), await opened('event', id)];
    const me = looking;
    looking = await makePerson(database.db, 'Edith', ['editor']);
    expect(await saveEditedFact({ ...theirs, 'f.summary.en': 'Theirs.' })).toMatchObject({ ok: true });
    looking = me;
    const refused = await saveEditedFact({ ...mine, 'f.summary.en': 'Mine.' });
    if (refused.ok) throw new Error('saved over a newer version');
    expect(refused).toMatchObject({ reason: 'conflict', detail: { by: 'Edith' } });
    expect(JSON.parse(String(refused.detail?.present))).toMatchObject({ 'summary.en': 'Theirs.' });
    expect(JSON.parse(String(refused.detail?.typed))).toMatchObject({ 'f.summary.en': 'Mine.' });
    expect(await database.db.agreementEvent.findUnique({ where: { id } })).toMatchObject({
      summary: { en: 'Theirs.' },
    });
    expect(await removeEditedFact({ kind: 'event', id, version: mine.version ?? '' })).toMatchObject({
      reason: 'conflict',
    });
    const over = { ...mine, 'f.summary.en': 'Mine.', over: String(refused.detail?.version) };
    expect(await saveEditedFact(over)).toMatchObject({ ok: true });
  });

  it('of two sent at once, one wins', async () => {
    const id = await added('event', EVENT);
    const form = await opened('event', id);
    const outcomes = await Promise.all(
      ['One.', 'Two.', 'Three.'].map((text) => saveEditedFact({ ...form, 'f.summary.en': text })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'conflict')).toHaveLength(2);
  });
});

describe('undoing', () => {
  it('takes an addition back, and can itself be undone', async () => {
    const id = await added('event', EVENT);
    expect(await undoEdit({ entry: (await newest(`event:${id}`)).id })).toMatchObject({ ok: true });
    expect(await database.db.agreementEvent.findUnique({ where: { id } })).toBeNull();
    expect(await undoEdit({ entry: (await newest(`event:${id}`)).id })).toMatchObject({ ok: true });
    expect(
      await database.db.agreementEvent.findUnique({ where: { id }, include: { citations: true } }),
    ).toMatchObject({
      summary: { en: EVENT['f.summary.en'] },
      citations: [{ confidence: 'medium' }],
    });
  });

  it('restores a correction with its citations', async () => {
    const id = await added('event', EVENT);
    const [first] = await database.db.citation.findMany({ where: { eventId: id } });
    const form = {
      ...(await opened('event', id)),
      'f.kind': 'other',
      [`cite.${first?.id}`]: 'drop',
      ...SOURCE,
    };
    expect(await saveEditedFact(form)).toMatchObject({ ok: true });
    expect(await undoEdit({ entry: (await newest(`event:${id}`)).id })).toMatchObject({ ok: true });
    expect(
      await database.db.agreementEvent.findUnique({ where: { id }, include: { citations: true } }),
    ).toMatchObject({ kind: 'review_requested', citations: [{ id: first?.id }] });
  });

  it('is refused when the fact changed since, and says which change stands in the way', async () => {
    const id = await added('event', EVENT);
    const first = await newest(`event:${id}`);
    expect(await saveEditedFact({ ...(await opened('event', id)), 'f.kind': 'other' })).toMatchObject({
      ok: true,
    });
    const second = await newest(`event:${id}`);
    expect(await undoEdit({ entry: first.id })).toMatchObject({ ok: false, reason: 'conflict' });
    expect(await changeDetail(first.id, 'en')).toMatchObject({
      blockedBy: { id: second.id },
      present: { kind: 'other' },
    });
    expect(await changeDetail(second.id, 'en')).toMatchObject({
      blockedBy: null,
      before: { kind: 'review_requested' },
      after: { kind: 'other' },
    });
  });
});
