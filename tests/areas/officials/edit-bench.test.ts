import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '#lib/kernel/actor.ts';
import { saveEditedFact } from '#lib/officials/edit/edit-actions.ts';
import { benchOf, editableFacts } from '#lib/officials/edit/edit-list-queries.ts';
import { editForm, recentChanges } from '#lib/officials/edit/edit-queries.ts';
import { bodiesOf, recipientsOf } from '#lib/officials/queries.ts';
import { changesOf } from '#lib/places/open-data/changes-queries.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makePerson } from '#tests/support/people.ts';
import { makeTestville, TESTVILLE } from '#tests/support/testville.ts';
import { correct, editorOf, newest, opened, remove, SOURCE, undoNewest } from './editing.ts';

let looking: Viewer = null;
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => looking }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('next/cache', () => ({ refresh: () => undefined }));

const database = useDatabase();
const { add, added } = editorOf(TESTVILLE);
const TODAY = '2026-11-23';

let number = 0;
beforeAll(() => makeTestville(database.db));
beforeEach(async () => {
  const { db } = database;
  await db.rateWindow.deleteMany();
  looking = await makePerson(db, `Bench${++number}`, ['editor']);
});

const BODY = {
  'f.kind': 'city_council',
  'f.seatLabels': 'Ward 1\nWard 2\n\n Mayor ',
  'f.votingSeats': '2',
  'f.votesNeeded': '2',
  'f.mayorPowers': ['sponsor', 'presides'],
  'f.meetsNote.en': 'First Mondays at 7 p.m.',
  'f.website': 'https://testville.example.org/council',
  'f.asOf': '2026-11-01',
};

/** A council with three seats, under a name of its own. */
async function council() {
  const id = await added('body', { ...BODY, 'f.name': `Testville Council ${++number}` });
  const seats = await database.db.seat.findMany({ where: { bodyId: id }, orderBy: { position: 'asc' } });
  const [one, two, mayor] = seats.map((seat) => seat.id);
  if (!one || !two || !mayor) throw new Error('three seats were named');
  return { id, one, two, mayor };
}

const holds = (seatId: string, name: string, more: Record<string, string> = {}) =>
  added('term', {
    'f.seatId': seatId,
    'f.officialName': name,
    'f.familyName': name.split(' ').at(-1) ?? '',
    'f.startOn': '2024-01-01',
    'f.asOf': '2026-11-01',
    ...more,
  });

describe('a body', () => {
  it('comes with its seats from left to right, and shows on the place', async () => {
    const { id } = await council();
    const body = (await bodiesOf(TESTVILLE)).find((one) => one.id === id);
    expect(body).toMatchObject({
      kind: 'city_council',
      votingSeats: 2,
      votesNeeded: 2,
      mayorPowers: ['sponsor', 'presides'],
      meetsNote: { en: 'First Mondays at 7 p.m.' },
      website: 'https://testville.example.org/council',
      sources: [{ publisher: 'A fictitious publisher' }],
      seats: [
        { label: 'Ward 1', kind: 'member', votes: true, presides: false, position: 1 },
        { label: 'Ward 2', kind: 'member', votes: true, position: 2 },
        { label: 'Mayor', kind: 'mayor', votes: false, presides: true, position: 3 },
      ],
    });
    // Undone from the newest on, the seats go before their body.
    const entries = await recentChanges('en');
    expect(entries.slice(0, 4).map(({ kind }) => kind)).toEqual(['seat', 'seat', 'seat', 'body']);
    expect((await editableFacts(TESTVILLE, 'en')).seat.map(({ text }) => text)).toContain(
      `Ward 1, ${body?.name}`,
    );
    const place = await database.db.place.findUniqueOrThrow({ where: { geoid: TESTVILLE } });
    expect((await changesOf({ place })).map((change) => change.kind === 'fact' && change.fact)).toContain(
      'seat',
    );
  });

  it('is corrected, undone and removed, with before and after in the audit', async () => {
    const { db } = database;
    const { id, one, two, mayor } = await council();
    const form = await opened('body', id);
    expect(form['f.mayorPowers']).toBe('sponsor,presides');
    expect(await correct('body', id, { 'f.votesNeeded': '1', 'f.mayorPowers': '' })).toMatchObject({
      ok: true,
    });
    expect(await newest(db, `body:${id}`)).toMatchObject({
      action: 'fact.change',
      before: { row: { votesNeeded: 2, mayorPowers: ['sponsor', 'presides'] } },
      after: { row: { votesNeeded: 1, mayorPowers: [] } },
    });
    expect(await undoNewest(db, `body:${id}`)).toMatchObject({ ok: true });
    expect(await opened('body', id)).toEqual(form);
    expect(await remove('body', id)).toMatchObject({ fields: { form: 'bodyUsed' } });
    for (const seat of [one, two, mayor])
      expect(await undoNewest(db, `seat:${seat}`)).toMatchObject({ ok: true });
    expect(await remove('body', id)).toMatchObject({ ok: true });
    expect(await undoNewest(db, `body:${id}`)).toMatchObject({ ok: true });
    expect(await opened('body', id)).toEqual(form);
  });

  it('is refused without a source, with votes that cannot be, and with seats named twice', async () => {
    const body = { ...BODY, 'f.name': 'Testville Board' };
    expect(await add('body', body, { 's.source': '' })).toMatchObject({ fields: { 's.source': 'source' } });
    expect(await add('body', { ...body, 'f.votesNeeded': '3' })).toMatchObject({
      fields: { 'f.votesNeeded': 'votesNeeded' },
    });
    expect(await add('body', { ...body, 'f.votingSeats': '' })).toMatchObject({
      fields: { 'f.votesNeeded': 'votesNeeded' },
    });
    expect(await add('body', { ...body, 'f.seatLabels': 'Ward 1\nWard 1' })).toMatchObject({
      fields: { 'f.seatLabels': 'seatTwice' },
    });
    expect(await add('body', { ...body, 'f.mayorPowers': ['sponsor', 'reign'] })).toMatchObject({
      fields: { 'f.mayorPowers': 'choose' },
    });
    expect(await add('body', { ...body, 'f.website': 'javascript:alert(1)' })).toMatchObject({
      fields: { 'f.website': 'webAddress' },
    });
    expect(await database.db.body.count({ where: { name: 'Testville Board' } })).toBe(0);
  });

  it('opened by two editors is saved by the first, and shows the second both versions', async () => {
    const { id } = await council();
    const mine = await opened('body', id);
    expect(await correct('body', id, { 'f.website': 'https://example.org/theirs' })).toMatchObject({
      ok: true,
    });
    const refused = await saveEditedFact({ ...mine, 'f.website': 'https://example.org/mine' });
    if (refused.ok) throw new Error('saved over a newer version');
    expect(refused.reason).toBe('conflict');
    expect(JSON.parse(String(refused.detail?.present))).toMatchObject({
      website: 'https://example.org/theirs',
    });
    expect(JSON.parse(String(refused.detail?.typed))).toMatchObject({
      'f.website': 'https://example.org/mine',
    });
  });
});

describe('a seat', () => {
  const seat = (bodyId: string, more: Record<string, string> = {}) => ({
    'f.bodyId': bodyId,
    'f.label': 'Ward 3',
    'f.kind': 'member',
    'f.votes': 'yes',
    'f.presides': 'no',
    'f.position': '',
    'f.ocdId': '',
    ...more,
  });

  it('stands after the last, on its body’s sources, which gain the one named', async () => {
    const { db } = database;
    const { id: bodyId } = await council();
    const body = await opened('body', bodyId);
    expect(await add('seat', seat(bodyId), { 's.source': '' })).toMatchObject({
      fields: { 's.source': 'source' },
    });
    const id = await added(
      'seat',
      seat(bodyId, { 'f.ocdId': 'ocd-division/country:us/state:oh/place:testville' }),
    );
    expect(await db.seat.findUnique({ where: { id } })).toMatchObject({
      position: 4,
      ocdId: 'ocd-division/country:us/state:oh/place:testville',
    });
    expect(await db.citation.count({ where: { bodyId } })).toBe(2);
    expect((await editForm('seat', { id }, 'en'))?.citations).toHaveLength(2);
    // Each step back by itself.
    expect(await undoNewest(db, `seat:${id}`)).toMatchObject({ ok: true });
    expect(await undoNewest(db, `body:${bodyId}`)).toMatchObject({ ok: true });
    expect((await opened('body', bodyId)).version).toBe(body.version);
  });

  it('has a name and a spot of its own, in a body of the place', async () => {
    const { id: bodyId, one } = await council();
    const seatOf = (more: Record<string, string>) => add('seat', seat(bodyId, more));
    expect(await seatOf({ 'f.label': 'Ward 1' })).toMatchObject({ fields: { 'f.label': 'seatTwice' } });
    expect(await seatOf({ 'f.position': '2' })).toMatchObject({ fields: { 'f.position': 'positionTaken' } });
    expect(await seatOf({ 'f.ocdId': 'ward three' })).toMatchObject({ fields: { 'f.ocdId': 'ocdId' } });
    const elsewhere = await database.db.body.findFirstOrThrow({ where: { placeGeoid: '1245000' } });
    expect(await seatOf({ 'f.bodyId': elsewhere.id })).toMatchObject({ fields: { 'f.bodyId': 'choose' } });
    expect(await correct('seat', one, { 'f.label': 'Ward One', ...SOURCE })).toMatchObject({ ok: true });
    expect(await undoNewest(database.db, `seat:${one}`)).toMatchObject({ ok: true });
    expect((await opened('seat', one))['f.label']).toBe('Ward 1');
  });

  it('with terms is not removed, and says why', async () => {
    const { db } = database;
    const { one } = await council();
    const term = await holds(one, 'Ada Fictitious');
    expect(await remove('seat', one)).toMatchObject({ ok: false, fields: { form: 'seatHasTerms' } });
    const { id: other } = await council();
    expect(await correct('seat', one, { 'f.bodyId': other, ...SOURCE })).toMatchObject({
      fields: { 'f.bodyId': 'seatHasTerms' },
    });
    expect(await undoNewest(db, `term:${term}`)).toMatchObject({ ok: true });
    expect(await remove('seat', one)).toMatchObject({ ok: true });
  });

  it('with a district map or a campaign is not removed either', async () => {
    const { db } = database;
    const { two } = await council();
    const source = await db.source.findFirstOrThrow();
    await db.districtOutline.create({
      data: {
        id: `testville-${two}`,
        seatId: two,
        vintage: 2024,
        toleranceMetres: 0,
        geometry: { type: 'MultiPolygon', coordinates: [] },
        citations: { create: { sourceId: source.id, confidence: 'high' } },
      },
    });
    expect(await remove('seat', two)).toMatchObject({ fields: { form: 'seatUsed' } });
  });
});

describe('who holds a seat', () => {
  it('is named with a new person in one form, and can be written to at once', async () => {
    const { one } = await council();
    const termId = await holds(one, 'Bela Fictitious');
    await added('channel', {
      'f.owner': `term:${termId}`,
      'f.kind': 'email',
      'f.value': 'bela@testville.example.org',
      'f.asOf': '2026-11-01',
    });
    const recipient = (await recipientsOf(TESTVILLE, TODAY)).find((it) => it.termId === termId);
    expect(recipient).toMatchObject({
      name: 'Bela Fictitious',
      email: { value: 'bela@testville.example.org' },
    });
  });

  it('leaves office on a day, and is then written to no more', async () => {
    const { one } = await council();
    const termId = await holds(one, 'Cleo Fictitious');
    expect(
      await correct('term', termId, { 'f.endOn': '2026-10-01', 'f.endReason': 'resigned', ...SOURCE }),
    ).toMatchObject({ ok: true });
    expect((await recipientsOf(TESTVILLE, TODAY)).some((it) => it.termId === termId)).toBe(false);
    expect(await correct('term', termId, { 'f.officialName': 'Cleo Q. Fictitious' })).toMatchObject({
      ok: true,
    });
    const { officialId } = await database.db.term.findUniqueOrThrow({ where: { id: termId } });
    expect(await database.db.official.findUnique({ where: { id: officialId } })).toMatchObject({
      name: 'Cleo Q. Fictitious',
    });
  });

  it('gives way to a successor in one form, each half with its own undo', async () => {
    const { db } = database;
    const { id: bodyId, one, two } = await council();
    const former = await holds(one, 'Dora Fictitious');
    const before = await opened('term', former);
    const succession = {
      'f.formerTermId': former,
      'f.formerEndReason': 'defeated',
      'f.startOn': '2026-11-15',
    };
    // Without saying that the former term ended, two would hold the seat.
    const alone = { 'f.seatId': one, 'f.officialName': 'Emil Fictitious', 'f.familyName': 'Fictitious' };
    expect(await add('term', { ...alone, 'f.startOn': '2026-11-15', 'f.asOf': TODAY })).toMatchObject({
      fields: { form: 'seatTaken' },
    });
    const term = await holds(one, 'Emil Fictitious', succession);
    expect(await db.term.findUnique({ where: { id: former } })).toMatchObject({
      endOn: new Date('2026-11-15'),
      endPrecision: 'day',
      endReason: 'defeated',
    });
    expect(await db.citation.count({ where: { termId: former } })).toBe(2);
    const bench = (await benchOf(TESTVILLE, TODAY)).find((body) => body.id === bodyId);
    expect(bench?.seats.map(({ holder }) => holder?.name)).toEqual(['Emil Fictitious', undefined, undefined]);

    // The end is on file, so nobody ends it twice, nor from another seat.
    const again = { ...alone, 'f.startOn': '2026-11-20', 'f.asOf': TODAY };
    expect(await add('term', { ...again, 'f.formerTermId': former })).toMatchObject({
      fields: { 'f.formerTermId': 'choose' },
    });
    expect(await add('term', { ...again, 'f.seatId': two, 'f.formerTermId': term })).toMatchObject({
      fields: { 'f.formerTermId': 'formerSeat' },
    });
    expect(await add('term', { ...again, 'f.formerEndReason': 'other' })).toMatchObject({
      fields: { 'f.formerTermId': 'formerWhose' },
    });
    expect(
      await add('term', { ...again, 'f.formerTermId': term, 'f.formerEndOn': '2026-11-01' }),
    ).toMatchObject({ fields: { 'f.formerEndOn': 'endsBefore' } });

    expect(await undoNewest(db, `term:${former}`)).toMatchObject({ fields: { form: 'seatTaken' } });
    expect(await undoNewest(db, `term:${term}`)).toMatchObject({ ok: true });
    expect(await undoNewest(db, `term:${former}`)).toMatchObject({ ok: true });
    expect(await opened('term', former)).toEqual(before);
    expect(await db.official.count({ where: { name: 'Emil Fictitious' } })).toBe(0);
  });
});
