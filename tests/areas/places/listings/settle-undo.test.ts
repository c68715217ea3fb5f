import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Viewer } from '#lib/kernel/actor.ts';
import { undoEntry } from '#lib/officials/edit/entry-actions.ts';
import { acceptRelease, rejectRelease } from '#lib/places/listings/listings-actions.ts';
import { importSheet } from '#lib/places/listings/listings-mutations.ts';
import { heldReleases, listingsHistory } from '#lib/places/listings/listings-queries.ts';
import { readSheet } from '#lib/places/listings/reading.ts';
import { standingDecisions } from '#lib/places/listings/settle-undo-queries.ts';
import { type CellSpec, fictitiousRows, HEADINGS, makeSheet } from '#scripts/support/make-sheet.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makePerson } from '#tests/support/people.ts';

let looking: Viewer = null;
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => looking }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('next/cache', () => ({ refresh: () => undefined }));
vi.setConfig({ testTimeout: 60_000 });

const database = useDatabase({ empty: true });
const JUNE_1 = 46_174;
const [, ...ROWS] = fictitiousRows(120);
/** The list of that day; one row signed on it says so. */
const sheet = (day: number, rows: CellSpec[][]) =>
  makeSheet({
    rows: [
      HEADINGS,
      [
        'OHIO',
        'Example Dated Police Department',
        'Municipality',
        null,
        'Task Force Model',
        JUNE_1 + day,
        null,
        null,
      ],
      ...rows,
    ],
  });
const file = (bytes: Uint8Array, fileName = 'participatingAgencies.xlsx') =>
  importSheet(readSheet(bytes, { fileName, today: '2026-11-22' }), { actor: 'command' });
/** All that the lists on file say, but who decided. */
const facts = async () => ({
  history: await listingsHistory(),
  agreements: await database.db.agreement.findMany({ orderBy: { id: 'asc' } }),
  agencies: (await database.db.agency.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id),
  events: (await database.db.agreementEvent.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id),
});
const entryOf = async (release: string) => {
  const entry = (await standingDecisions()).get(release);
  if (!entry) throw new Error(`no decision on ${release} stands`);
  return entry;
};
const NEW_ROW: CellSpec[] = [
  'OHIO',
  'Example Newcomer Police Department',
  'Municipality',
  null,
  'Task Force Model',
  JUNE_1 - 3,
];
const GUTTED = sheet(9, [...ROWS.slice(0, 60), NEW_ROW]);

beforeEach(async () => {
  await database.db.rateWindow.deleteMany();
  looking ??= await makePerson(database.db, 'Editor', ['editor']);
});

describe('an editor’s word on a held list, taken back', () => {
  let held = '';

  test('after publishing: what was current is current again, to the letter', async () => {
    expect(await file(sheet(0, ROWS))).toMatchObject({ published: true });
    const doubtful = await file(GUTTED);
    expect(doubtful).toMatchObject({ published: false });
    held = doubtful.releaseId ?? '';
    const before = await facts();
    expect(await acceptRelease({ id: held })).toMatchObject({ ok: true });
    const published = await facts();
    expect(published.history.digest).not.toBe(before.history.digest);
    expect(published.agencies.length).toBe(before.agencies.length + 1);
    const entry = await entryOf(held);
    expect(await undoEntry({ entry })).toMatchObject({ ok: true });
    expect(await facts()).toEqual(before);
    expect((await heldReleases()).map(({ id }) => id)).toEqual([held]);
    expect((await standingDecisions()).size).toBe(0);
    expect(await undoEntry({ entry })).toMatchObject({ reason: 'conflict' });
    expect(
      await database.db.auditEntry.findMany({
        where: { subject: `release:${held}`, action: 'listings.accept.undo' },
      }),
    ).toMatchObject([{ before: { state: 'accepted' }, after: { state: 'held', entry } }]);
  });

  test('after setting aside: it is held as before, and can be published after all', async () => {
    const before = await facts();
    expect(await rejectRelease({ id: held })).toMatchObject({ ok: true });
    expect(await heldReleases()).toEqual([]);
    expect(await undoEntry({ entry: await entryOf(held) })).toMatchObject({ ok: true });
    expect(await facts()).toEqual(before);
    expect(await acceptRelease({ id: held })).toMatchObject({ ok: true });
    expect((await listingsHistory()).releases.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
  });

  test('what it explained or let in is judged by itself again; a newer list stays current', async () => {
    // Between the two, without what the published one lacks too: let in only because of it.
    const between = await file(sheet(5, ROWS.slice(0, 60)));
    expect(between).toMatchObject({ published: true });
    const newer = await file(sheet(12, [...ROWS.slice(0, 60), NEW_ROW]));
    expect(newer).toMatchObject({ published: true });
    expect(await undoEntry({ entry: await entryOf(held) })).toMatchObject({ ok: true });
    const { releases } = await listingsHistory();
    expect(releases.map(({ asOf, state }) => `${asOf} ${state}`)).toEqual([
      '2026-06-01 accepted',
      '2026-06-06 held',
      '2026-06-10 held',
      '2026-06-13 accepted',
    ]);
  });

  test('what the rule finds nothing against any more is published by it', async () => {
    // Nothing is wrong with the newest list but that an editor set it aside before a held one was let in.
    const [first] = (await heldReleases()).filter(({ id }) => id === held);
    expect(first).toBeDefined();
    const next = await file(sheet(20, ROWS.slice(20, 40)));
    expect(next).toMatchObject({ published: false });
    expect(await rejectRelease({ id: next.releaseId ?? '' })).toMatchObject({ ok: true });
    const base = await file(sheet(16, ROWS.slice(20, 42)));
    expect(base).toMatchObject({ published: false });
    expect(await acceptRelease({ id: base.releaseId ?? '' })).toMatchObject({ ok: true });
    expect(await undoEntry({ entry: await entryOf(next.releaseId ?? '') })).toMatchObject({ ok: true });
    const { releases } = await listingsHistory();
    expect(releases.at(-1)).toMatchObject({ asOf: '2026-06-21', state: 'accepted' });
  });

  test('only by an editor', async () => {
    const editor = looking;
    const [base] = (await standingDecisions()).values();
    looking = await makePerson(database.db, 'Resident');
    expect(await undoEntry({ entry: base ?? '' })).toMatchObject({ reason: 'forbidden' });
    looking = editor;
  });
});
