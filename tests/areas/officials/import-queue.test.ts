import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '#lib/kernel/actor.ts';
import { fromDay, toDay } from '#lib/kernel/dates.ts';
import { undoEdit } from '#lib/officials/edit/edit-actions.ts';
import { changeDetail, recentChanges } from '#lib/officials/edit/edit-queries.ts';
import { keepOurVersion, takeFileVersion, undoEntry } from '#lib/officials/edit/entry-actions.ts';
import { entryDetail, recentEntries } from '#lib/officials/edit/entry-queries.ts';
import { openDifferences } from '#lib/officials/import/difference-queries.ts';
import { importOfficials } from '#lib/officials/import/import-mutations.ts';
import { readRoster } from '#lib/officials/import/roster.ts';
import { recipientsOf } from '#lib/officials/queries.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makePerson } from '#tests/support/people.ts';
import { makeTestville, TESTVILLE } from '#tests/support/testville.ts';

// A made-up city, its people and its publishers; the actions themselves, as a form calls them.
let looking: Viewer = null;
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => looking }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('next/cache', () => ({ refresh: () => undefined }));

const database = useDatabase({ empty: true });
const TODAY = '2026-11-20';
const HEAD = 'place,body,seat,name,start,end,email,publisher,title,url,retrieved,confidence';
const SURE = 'County,Certificate,https://example.org/certificate,2026-11-20,high';
const LESSER = 'Testville,Members,https://example.org/members,2026-11-20,medium';
const row = (seat: string, name: string, start: string, end: string, email: string, source: string) =>
  `${TESTVILLE},Testville Council,${seat},${name},${start},${end},${email},${source}`;
const take = (...rows: string[]) =>
  importOfficials(
    'command',
    { name: 'roster.csv', format: 'csv' },
    readRoster('roster.csv', [HEAD, ...rows].join('\n')),
  );
const open = async (about: string) => {
  const found = (await openDifferences()).find((one) => one.about === about);
  if (!found) throw new Error(`no difference about ${about}`);
  return found;
};
const termOf = async (name: string) =>
  database.db.term.findFirstOrThrow({
    where: { official: { name } },
    include: { citations: true, channels: { include: { citations: true } } },
  });
const people = async () =>
  (await recipientsOf(TESTVILLE, TODAY)).map(({ name, seatLabel, email }) => [
    seatLabel,
    name,
    email?.value ?? null,
  ]);

beforeAll(async () => {
  await makeTestville(database.db);
  await take(
    row('District 1', 'Hal Example', '2024-11-20', '2028-11-20', 'hal@testville.example', SURE),
    row('District 2', 'Ida Example', '2022-11-20', '', 'ida@testville.example', SURE),
  );
});
let number = 0;
beforeEach(async () => {
  await database.db.rateWindow.deleteMany();
  looking = await makePerson(database.db, `Editor${++number}`, ['editor']);
});

describe('what a file says otherwise', () => {
  it('waits for an editor with both versions and their sources, once however often it is read', async () => {
    const lesser = row(
      'District 1',
      'Hal Example',
      '2024-11-20',
      '2026-12-31',
      'other@testville.example',
      LESSER,
    );
    await take(lesser);
    await take(lesser);
    const waiting = await openDifferences();
    expect(waiting).toMatchObject([
      {
        about: 'email',
        who: 'Hal Example',
        office: 'District 1, Testville Council',
        onFile: 'hal@testville.example',
        inFile: 'other@testville.example',
        sources: [{ publisher: 'County' }],
        fileSource: { publisher: 'Testville', title: 'Members' },
        fileName: 'roster.csv',
        row: 2,
      },
      { about: 'end', onFile: '2028-11-20', inFile: '2026-12-31' },
    ]);
  });

  it('is an editor’s to decide', async () => {
    const { id } = await open('end');
    looking = await makePerson(database.db, 'Resident');
    expect(await takeFileVersion({ id })).toMatchObject({ reason: 'forbidden' });
    expect(await keepOurVersion({ id })).toMatchObject({ reason: 'forbidden' });
    looking = null;
    expect(await takeFileVersion({ id })).toMatchObject({ reason: 'signed_out' });
  });

  it('kept, ours stands and the same file does not ask again; that can be undone', async () => {
    const { id } = await open('end');
    expect(await keepOurVersion({ id })).toMatchObject({ ok: true });
    expect(await keepOurVersion({ id })).toMatchObject({ reason: 'conflict' });
    await take(
      row('District 1', 'Hal Example', '2024-11-20', '2026-12-31', 'other@testville.example', LESSER),
    );
    expect((await openDifferences()).map(({ about }) => about)).toEqual(['email']);
    const [entry] = await recentEntries();
    expect(entry).toMatchObject({ action: 'difference.keep', text: 'Hal Example: 2026-12-31' });
    expect(await undoEntry({ entry: entry?.id ?? '' })).toMatchObject({ ok: true });
    expect(await entryDetail(entry?.id ?? '')).toMatchObject({ undone: true });
    expect((await openDifferences()).map(({ about }) => about)).toEqual(['email', 'end']);
    // Another date in a later reading is another question.
    await keepOurVersion({ id });
    await take(
      row('District 1', 'Hal Example', '2024-11-20', '2027-01-31', 'other@testville.example', LESSER),
    );
    expect(await open('end')).toMatchObject({ inFile: '2027-01-31' });
  });

  it('taken, the fact says it with the file as its source; undone, it is as before and asked again', async () => {
    const { id } = await open('end');
    expect(await takeFileVersion({ id })).toMatchObject({ ok: true });
    const term = await termOf('Hal Example');
    expect(term.endOn && toDay(term.endOn)).toBe('2027-01-31');
    expect(term.citations.every(({ disputes }) => !disputes)).toBe(true);
    const [change] = await recentChanges('en');
    expect(change).toMatchObject({ action: 'change', kind: 'term', factId: term.id });
    expect(await undoEdit({ entry: change?.id ?? '' })).toMatchObject({ ok: true });
    expect((await termOf('Hal Example')).endOn).toEqual(fromDay('2028-11-20'));
    expect(await open('end')).toMatchObject({ id, inFile: '2027-01-31' });
  });

  it('an address: the file’s is written to, ours is cited as saying otherwise', async () => {
    const { id } = await open('email');
    expect(await takeFileVersion({ id })).toMatchObject({ ok: true });
    expect(await people()).toContainEqual(['District 1', 'Hal Example', 'other@testville.example']);
    const [channel] = (await termOf('Hal Example')).channels;
    expect(channel?.citations.map(({ disputes }) => disputes).sort()).toEqual([false, true]);
  });

  it('is not asked any more once the fact has changed', async () => {
    const { id } = await open('end');
    const { id: termId } = await termOf('Hal Example');
    await database.db.term.update({ where: { id: termId }, data: { endOn: fromDay('2028-01-01') } });
    expect((await openDifferences()).some((one) => one.about === 'end')).toBe(false);
    expect(await takeFileVersion({ id })).toMatchObject({ reason: 'conflict' });
  });

  it('a newcomer takes the seat on their first day, and who left is written to no more', async () => {
    await take(row('District 2', 'Zoe Example', '2026-11-01', '', 'zoe@testville.example', LESSER));
    const { id, onFile } = await open('holder');
    expect(onFile).toBe('Ida Example, 2022-11-20 to no end on file');
    expect(await takeFileVersion({ id })).toMatchObject({ ok: true });
    expect((await termOf('Ida Example')).endOn).toEqual(fromDay('2026-11-01'));
    expect((await people()).map(([, name]) => name)).toEqual(['Hal Example', 'Zoe Example']);
    expect(
      await take(row('District 2', 'Zoe Example', '2026-11-01', '', 'zoe@testville.example', LESSER)),
    ).toMatchObject({
      terms: { held: 0 },
      channels: { added: 1 },
    });
  });

  it('a newcomer without a first day is for an editor’s hand', async () => {
    await take(row('District 2', 'Una Example', '', '', '', LESSER));
    const { id, cannotTake } = await open('holder');
    expect(cannotTake).toBe('noStart');
    expect(await takeFileVersion({ id })).toMatchObject({ fields: { form: 'noStart' } });
    expect(await keepOurVersion({ id })).toMatchObject({ ok: true });
  });

  it('an end that a vote speaks against waits too, where no end is on file', async () => {
    const term = await termOf('Zoe Example');
    const seat = await database.db.seat.findUniqueOrThrow({ where: { id: term.seatId } });
    const { id: sourceId } = await database.db.source.findFirstOrThrow();
    await database.db.motion.create({
      data: {
        id: 'made-up',
        bodyId: seat.bodyId,
        placeGeoid: TESTVILLE,
        on: fromDay('2026-11-12'),
        title: { en: 'x', es: 'x', ht: 'x' },
        effect: 'sign',
        passed: true,
        asOf: fromDay('2026-11-12'),
        positions: { create: { termId: term.id, value: 'yes' } },
        citations: { create: { sourceId, confidence: 'high' } },
      },
    });
    await take(row('District 2', 'Zoe Example', '2026-11-01', '2026-11-11', '', SURE));
    const waiting = (await openDifferences()).filter(({ who }) => who === 'Zoe Example');
    expect(waiting).toMatchObject([{ about: 'end', onFile: null, inFile: '2026-11-11' }]);
    expect(await takeFileVersion({ id: waiting[0]?.id ?? '' })).toMatchObject({
      fields: { form: 'votesOutside' },
    });
    expect(await keepOurVersion({ id: waiting[0]?.id ?? '' })).toMatchObject({ ok: true });
  });

  it('no address is taken for who has left', async () => {
    const term = await termOf('Zoe Example');
    await take(
      row(
        'District 2',
        'Zoe Example',
        '2026-11-01',
        '',
        'zoe2@testville.example',
        `Blog,Page,https://example.org/blog,${TODAY},low`,
      ),
    );
    await database.db.term.update({ where: { id: term.id }, data: { endOn: fromDay('2026-11-14') } });
    expect(await takeFileVersion({ id: (await open('email')).id })).toMatchObject({
      fields: { form: 'termEnded' },
    });
  });

  it('a name, and one person in two seats', async () => {
    await take(row('District 8', 'Ann Example', '2024-11-20', '', '', SURE));
    await take(row('District 9', 'Ann Example', '2024-11-20', '', '', SURE));
    expect(await database.db.official.count({ where: { name: 'Ann Example' } })).toBe(2);
    expect(await takeFileVersion({ id: (await open('same_name')).id })).toMatchObject({ ok: true });
    expect(await database.db.official.count({ where: { name: 'Ann Example' } })).toBe(1);
    const [change] = await recentChanges('en');
    expect(await undoEdit({ entry: change?.id ?? '' })).toMatchObject({ ok: true });
    expect(await database.db.official.count({ where: { name: 'Ann Example' } })).toBe(2);
  });
});

describe('what a file brought', () => {
  it('stands among the changes with both versions and can be undone while nothing hangs on it', async () => {
    await take(row('District 5', 'Gil Example', '2024-11-20', '', 'gil@testville.example', SURE));
    const changes = await recentChanges('en');
    const channel = changes.find(({ action, kind }) => action === 'import' && kind === 'channel');
    const term = changes.find(({ action, kind }) => action === 'import' && kind === 'term');
    expect([channel?.by, term?.text]).toEqual(['command', 'Gil Example, District 5, Testville Council']);
    expect(await undoEdit({ entry: term?.id ?? '' })).toMatchObject({ fields: { form: 'hanging' } });
    expect(await undoEdit({ entry: channel?.id ?? '' })).toMatchObject({ ok: true });
    expect(await undoEdit({ entry: term?.id ?? '' })).toMatchObject({ ok: true });
    expect(await database.db.official.count({ where: { name: 'Gil Example' } })).toBe(0);
  });

  it('a corrected date is put back, and not over a newer one', async () => {
    const sure = (end: string) => row('District 6', 'Ivy Example', '2024-11-20', end, '', SURE);
    await take(sure('2028-11-20'));
    await take(sure('2027-11-20'));
    const [entry] = await recentChanges('en');
    expect(entry).toMatchObject({ action: 'import', kind: 'term' });
    const detail = await changeDetail(entry?.id ?? '', 'en');
    expect([detail?.before?.endOn, detail?.after?.endOn, detail?.blockedBy]).toEqual([
      '2028-11-20',
      '2027-11-20',
      null,
    ]);
    await take(sure('2026-12-20'));
    expect(await undoEdit({ entry: entry?.id ?? '' })).toMatchObject({ reason: 'conflict' });
    const [newer] = await recentChanges('en');
    expect(await undoEdit({ entry: newer?.id ?? '' })).toMatchObject({ ok: true });
    expect((await termOf('Ivy Example')).endOn).toEqual(fromDay('2027-11-20'));
  });

  it('a seat that it made goes once nothing hangs on it; a body with seats stays', async () => {
    const changes = await recentChanges('en');
    const seat = changes.find(({ action, factId }) => action === 'import' && factId.endsWith('-district-5'));
    expect(seat).toMatchObject({ kind: 'seat', by: 'command' });
    expect(await undoEdit({ entry: seat?.id ?? '' })).toMatchObject({ ok: true });
    const body = await database.db.auditEntry.findFirstOrThrow({ where: { action: 'body.import' } });
    expect(await undoEdit({ entry: body.id })).toMatchObject({ fields: { form: 'bodyUsed' } });
  });

  it('what cannot be taken back by itself is listed too, and has no button', async () => {
    const after = { ocdPersonId: 'ocd-person/00000000-0000-4000-8000-000000000009' };
    const { officialId } = await termOf('Ivy Example');
    const entry = await database.db.auditEntry.create({
      data: { actor: 'command', action: 'official.import', subject: `official:${officialId}`, after },
    });
    expect((await recentEntries())[0]).toMatchObject({ id: entry.id, by: 'command', text: 'Ivy Example' });
    expect(await undoEntry({ entry: entry.id })).toMatchObject({ reason: 'not_found' });
  });
});
