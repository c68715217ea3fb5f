import { describe, expect, test, vi } from 'vitest';
import { toDay } from '#lib/kernel/dates.ts';
import { listSeries } from '#lib/places/country-queries.ts';
import {
  acceptHeldRelease,
  importSheet,
  rejectHeldRelease,
} from '#lib/places/listings/listings-mutations.ts';
import { heldDates, heldReleases, listingsHistory } from '#lib/places/listings/listings-queries.ts';
import { readSheet } from '#lib/places/listings/reading.ts';
import { statusOf } from '#lib/places/queries.ts';
import { type CellSpec, fictitiousRows, HEADINGS, makeSheet } from '#scripts/support/make-sheet.ts';
import { useDatabase } from '#tests/support/database.ts';

// A whole sheet is filed in each test, and other tests may be using the same processors.
vi.setConfig({ testTimeout: 60_000 });

const TODAY = '2026-11-22';
const [, ...ROWS] = fictitiousRows(120);
const SERIAL_OF_2026_06_01 = 46_174;

/** A sheet of the day with these rows; one row signed on that day dates it. */
function sheet(serial: number, rows: CellSpec[][]): Uint8Array {
  const dated: CellSpec[] = [
    'OHIO',
    'Example Dated Police Department',
    'Municipality',
    null,
    'Task Force Model',
    serial,
  ];
  return makeSheet({ rows: [HEADINGS, dated, ...rows] });
}
const file = (bytes: Uint8Array, options: { name?: string; force?: boolean; dryRun?: boolean } = {}) =>
  importSheet(readSheet(bytes, { fileName: options.name ?? 'participatingAgencies.xlsx', today: TODAY }), {
    actor: 'command',
    force: options.force ?? false,
    dryRun: options.dryRun ?? false,
  });
const editor = {
  id: 'editor',
  email: 'editor@example.org',
  name: null,
  roles: ['editor'],
  language: 'en',
  createdAt: new Date('2026-01-01'),
} as const;
const resident = { ...editor, id: 'resident', roles: ['resident'] } as const;

const JUNE = sheet(SERIAL_OF_2026_06_01, ROWS);
const JULY = sheet(SERIAL_OF_2026_06_01 + 30, ROWS.slice(2));
const AUGUST = sheet(SERIAL_OF_2026_06_01 + 61, ROWS.slice(4));
const GUTTED = sheet(SERIAL_OF_2026_06_01 + 65, ROWS.slice(0, 60));

describe('in order', () => {
  const database = useDatabase();

  test('a sheet is published, and the same file again changes nothing', async () => {
    const trial = await file(JUNE, { dryRun: true });
    expect(trial.published).toBe(false);
    expect(await database.db.release.count()).toBe(1);
    // The fictitious sheet knows nothing of Florida's real listings, so the gate holds it; a person may insist.
    const first = await file(JUNE);
    expect(first).toMatchObject({ published: false, kind: 'participating', asOf: '2026-06-01', rows: 121 });
    expect(first.gate.reasons[0]).toMatch(/348 of 348 listings are gone/);
    const forced = await file(JUNE, { force: true });
    expect(forced).toMatchObject({ published: true, known: false });
    const again = await file(JUNE);
    expect(again).toMatchObject({ published: true, known: true });
    expect(await database.db.release.count()).toBe(2);
    const kept = await database.db.releaseFile.findMany();
    expect(kept.map(({ bytes }) => Buffer.from(bytes).equals(JUNE))).toEqual([true]);
  });

  test('what leaves is no longer listed since that day, and never ended', async () => {
    const july = await file(JULY);
    expect(july).toMatchObject({ published: true, diff: { added: 0, removed: 2 } });
    const history = await listingsHistory();
    const gone = history.agreements.participating.filter((row) => row.noLongerListedSince === '2026-07-01');
    expect(gone).toHaveLength(2);
    expect(gone[0]?.lastListedOn).toBe('2026-06-01');
    expect(await database.db.agreementEvent.count({ where: { kind: 'terminated' } })).toBe(0);
  });

  test('a place whose police left the list says so, with both sheets as its reason', async () => {
    const status = await statusOf({ geoid: '1200375', stateCode: 'fl' });
    expect(status.code).toBe('removed_from_list');
    expect(await database.db.agreementEvent.count({ where: { kind: 'no_longer_listed' } })).toBeGreaterThan(
      100,
    );
  });

  test('a sheet without half of its rows is held, with the reason, and publishes nothing', async () => {
    const before = await listingsHistory();
    const held = await file(GUTTED);
    expect(held.published).toBe(false);
    expect(held.gate.reasons[0]).toMatch(/of 119 listings are gone since July 1, 2026/);
    const after = await listingsHistory();
    expect(after.agreements).toEqual(before.agreements);
    expect((await heldReleases()).map(({ fileName }) => fileName)).toEqual(['participatingAgencies.xlsx']);
  });

  test('only an editor settles it; refused, it is kept and never used', async () => {
    const [held] = await heldReleases();
    const id = held?.id ?? '';
    expect(await acceptHeldRelease(resident, id)).toMatchObject({ ok: false, reason: 'forbidden' });
    expect(await rejectHeldRelease(editor, id)).toMatchObject({ ok: true });
    expect(await acceptHeldRelease(editor, id)).toMatchObject({ ok: false, reason: 'conflict' });
    expect(await acceptHeldRelease(editor, 'none')).toMatchObject({ ok: false, reason: 'not_found' });
    expect((await file(GUTTED)).published).toBe(false);
    expect(
      await database.db.auditEntry.count({ where: { action: 'listings.reject', actor: 'editor' } }),
    ).toBe(1);
  });

  test('the other kind under this name is held, whichever way round', async () => {
    const pending = makeSheet({ rows: [HEADINGS, ...ROWS.slice(0, 9)].map((row) => row.slice(0, 5)) });
    const swapped = await file(pending, { name: 'participatingAgencies08202026.xlsx' });
    expect(swapped).toMatchObject({ kind: 'pending', published: false });
    expect(swapped.gate.reasons[0]).toMatch('other kind');
    const other = await file(sheet(SERIAL_OF_2026_06_01 + 62, ROWS.slice(5)), {
      name: 'pendingAgencies.xlsx',
    });
    expect(other).toMatchObject({ kind: 'participating', published: false });
  });

  test('an unknown header is held and can be accepted by nobody', async () => {
    const held = await file(
      makeSheet({
        rows: [
          ['nothing', 'known'],
          ['a', 'b'],
        ],
      }),
    );
    expect(held).toMatchObject({ published: false, rows: 2 });
    expect(held.gate.reasons[0]).toMatch('header is not known');
    expect(await acceptHeldRelease(editor, held.releaseId ?? '')).toMatchObject({
      ok: false,
      reason: 'invalid',
    });
  });

  test('a state has a series over all sheets', async () => {
    const series = await listSeries('oh');
    expect(series.map(({ asOf }) => asOf)).toEqual(['2026-06-01', '2026-07-01']);
    expect(series[0]?.rows).toBe(16);
  });
});

describe('the last listing of a state', () => {
  const database = useDatabase();
  const maine: CellSpec[] = [
    'MAINE',
    'Example Lone Police Department',
    'Municipality',
    null,
    'Task Force Model',
    SERIAL_OF_2026_06_01 - 9,
  ];
  const agreement = () =>
    database.db.agreement.findFirst({ where: { agency: { name: 'Example Lone Police Department' } } });
  const goneSince = async () => {
    const id = (await agreement())?.id;
    const { participating } = (await listingsHistory()).agreements;
    return participating.find(({ agreementId }) => agreementId === id)?.noLongerListedSince;
  };

  test('holds the sheet without it, and an editor lets it in: only then has it left', async () => {
    await file(sheet(SERIAL_OF_2026_06_01, [...ROWS, maine]), { force: true });
    const without = await file(sheet(SERIAL_OF_2026_06_01 + 9, ROWS));
    expect(without).toMatchObject({ published: false, diff: { removed: 1 } });
    expect(without.gate.reasons).toEqual(['Every listing of Maine is gone (1).']);
    expect(await goneSince()).toBeNull();
    // The next one is compared with the last that is accepted, and held for the same reason.
    const next = await file(sheet(SERIAL_OF_2026_06_01 + 20, ROWS));
    expect(next).toMatchObject({ published: false });
    expect(await acceptHeldRelease(editor, without.releaseId ?? '')).toMatchObject({
      ok: true,
      value: { alsoAccepted: [next.releaseId] },
    });
    expect(await goneSince()).toBe('2026-06-10');
    expect(await heldReleases()).toEqual([]);
    const later = await file(sheet(SERIAL_OF_2026_06_01 + 25, ROWS));
    expect(later).toMatchObject({ published: true, gate: { ok: true } });
  });
});

describe('a date that can be none', () => {
  const database = useDatabase();
  const dated = (name: string, signed: CellSpec): CellSpec[] => [
    'OHIO',
    name,
    'Municipality',
    null,
    'Task Force Model',
    signed,
  ];

  test('is held for an editor and named; the agency stays listed, with the date of the sheet before', async () => {
    const good = dated('Example Careful Police Department', SERIAL_OF_2026_06_01 - 20);
    const slip = dated('Example Careful Police Department', '5/8/5025');
    const fresh = dated('Example Hasty Police Department', '13/13/2025');
    await file(sheet(SERIAL_OF_2026_06_01, [...ROWS, good]), { force: true });
    const later = await file(sheet(SERIAL_OF_2026_06_01 + 9, [...ROWS, slip, fresh]));
    expect(later).toMatchObject({ published: true, diff: { added: 1, removed: 0 } });
    expect(later.rejected).toEqual([
      { row: 123, reason: expect.stringContaining('5025-05-08'), whole: false, held: true },
      { row: 124, reason: expect.stringContaining('13/13/2025'), whole: false, held: true },
    ]);
    expect((await heldDates()).map(({ agencyName, row }) => `${row} ${agencyName}`)).toEqual([
      '123 Example Careful Police Department',
      '124 Example Hasty Police Department',
    ]);
    const agreements = await database.db.agreement.findMany({
      where: {
        agency: { name: { in: ['Example Careful Police Department', 'Example Hasty Police Department'] } },
      },
      orderBy: { id: 'asc' },
    });
    expect(agreements.map(({ signedOn }) => signedOn && toDay(signedOn))).toEqual(['2026-05-12', null]);
  });
});

/** The digest of the first order in which they were filed. */
let oneHistory = '';

describe('out of order', () => {
  const one = useDatabase();

  test('an older sheet never changes what is current', async () => {
    await file(AUGUST, { force: true });
    const current = await one.db.agreement.findMany({ orderBy: { id: 'asc' } });
    const ids = current.map(({ id }) => id);
    const older = await file(JULY);
    expect(older.diff.against).toEqual(['participating-2026-05-18']);
    expect(await one.db.agreement.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' } })).toEqual(
      current,
    );
  });

  test('what is compared with another sheet now says what differs from that one', async () => {
    const { diff } = await file(AUGUST);
    expect(diff).toMatchObject({ added: 0, removed: 2, changed: 1 });
    expect(diff.against).toHaveLength(1);
    expect(diff.against[0]).toMatch(/^participating-2026-07-01-/);
  });
});

describe.each([
  ['in order', [JUNE, JULY, AUGUST]],
  ['backwards', [AUGUST, JULY, JUNE]],
  ['mixed', [JULY, JUNE, AUGUST]],
])('filed %s', (_, files) => {
  const database = useDatabase();

  test('three sheets make one history', async () => {
    await database.db.release.deleteMany();
    for (const bytes of files) await file(bytes);
    const { digest, releases } = await listingsHistory();
    expect(releases.map(({ asOf, state }) => `${asOf} ${state}`)).toEqual([
      '2026-06-01 accepted',
      '2026-07-01 accepted',
      '2026-08-01 accepted',
    ]);
    oneHistory ||= digest;
    expect(digest).toBe(oneHistory);
  });
});
