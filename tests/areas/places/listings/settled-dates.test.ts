import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor, Viewer } from '#lib/kernel/actor.ts';
import { undoEntry } from '#lib/officials/edit/entry-actions.ts';
import { recentEntries } from '#lib/officials/edit/entry-queries.ts';
import { agenciesOf } from '#lib/places/agency-queries.ts';
import { importSheet, LISTINGS_LOCK } from '#lib/places/listings/listings-mutations.ts';
import { heldDates } from '#lib/places/listings/listings-queries.ts';
import { readSheet } from '#lib/places/listings/reading.ts';
import { saveSettledDate } from '#lib/places/listings/settled-date-actions.ts';
import { dateToSettle, settledDates } from '#lib/places/listings/settled-date-queries.ts';
import { placeByGeoid, statusOf } from '#lib/places/queries.ts';
import { type CellSpec, HEADINGS, makeSheet } from '#scripts/support/make-sheet.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makePerson } from '#tests/support/people.ts';

// Fictitious dates of agencies with the names of real places: "5/8/5025" is what ICE has written once.
let looking: Viewer = null;
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => looking }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('next/cache', () => ({ refresh: () => undefined }));
vi.setConfig({ testTimeout: 60_000 });

const database = useDatabase();
const JUNE_1 = 46_174;
const MIAMI_BEACH = { geoid: '1245025', stateCode: 'fl' };
const SOURCE = {
  's.source': 'new',
  's.kind': 'primary_document',
  's.publisher': 'A fictitious agency',
  's.title': 'A fictitious agreement',
  's.url': 'https://example.org/agreement.pdf',
  's.language': 'en',
  's.publishedOn': '',
  's.retrievedOn': '2026-11-22',
  's.confidence': 'high',
  's.locator': 'page 7',
};
let editor: Actor;

const row = (name: string, signed: CellSpec): CellSpec[] => [
  'FLORIDA',
  name,
  'Municipality',
  null,
  'Task Force Model',
  signed,
];
/** The list of that day, on which the two dates can be none. */
async function list(day: number, slip: CellSpec = '5/8/5025') {
  const bytes = makeSheet({
    rows: [
      HEADINGS,
      row('Example Dated Police Department', JUNE_1 + day),
      row('Miami Beach Police Department', slip),
      row('Example Hasty Police Department', '13/13/2025'),
    ],
  });
  const reading = readSheet(bytes, { fileName: 'participatingAgencies.xlsx', today: '2026-11-22' });
  return importSheet(reading, { actor: 'command', force: true });
}
const held = async () => (await heldDates()).map(({ agencyName }) => agencyName);
const cellOf = async (name: string) => {
  const cell = (await heldDates()).find(({ agencyName }) => agencyName === name);
  if (!cell) throw new Error(name);
  return { release: cell.releaseId, row: String(cell.row), was: cell.held };
};
const settle = async (name: string, answer: Record<string, string>) =>
  saveSettledDate({ ...(await cellOf(name)), note: '', ...SOURCE, ...answer });
const shown = async () => {
  const place = await placeByGeoid(MIAMI_BEACH.geoid);
  if (!place) throw new Error('no place');
  const [own] = (await agenciesOf(place)).filter(({ role }) => role === 'own');
  const [agreement] = own?.agreements ?? [];
  const { because } = await statusOf(MIAMI_BEACH);
  return {
    signedOn: agreement?.signedOn,
    sources: agreement?.sources.map(({ publisher }) => publisher),
    status: because.find((one) => one.kind === 'listing')?.signedOn,
  };
};

beforeAll(async () => {
  editor = await makePerson(database.db, 'Editor', ['editor']);
  await list(0);
});
beforeEach(async () => {
  await database.db.rateWindow.deleteMany();
  looking = editor;
});

describe('a date of signature on hold', () => {
  it('is settled by an editor only, with a day that can be one and a source', async () => {
    expect(await held()).toEqual(['Miami Beach Police Department', 'Example Hasty Police Department']);
    const day = { answer: 'date', signedOn: '2025-05-08' };
    looking = await makePerson(database.db, 'Resident');
    expect(await settle('Miami Beach Police Department', day)).toMatchObject({ reason: 'forbidden' });
    looking = editor;
    expect(await settle('Miami Beach Police Department', { answer: 'date' })).toMatchObject({
      fields: { signedOn: 'required' },
    });
    for (const signedOn of ['5025-05-08', '1990-01-01', '2999-01-01']) {
      expect(
        await settle('Miami Beach Police Department', { answer: 'date', signedOn }),
        signedOn,
      ).toMatchObject({ fields: { signedOn: 'implausible' } });
    }
    expect(await settle('Miami Beach Police Department', { ...day, 's.source': '' })).toMatchObject({
      fields: { 's.source': 'source' },
    });
    expect(await settle('Miami Beach Police Department', { ...day, 's.source': 'gone' })).toMatchObject({
      fields: { 's.source': 'choose' },
    });
    expect(await settle('Miami Beach Police Department', { ...day, was: 'other' })).toMatchObject({
      reason: 'conflict',
    });
    expect(await settledDates()).toEqual([]);
  });

  it('shows on the place’s page with its source once it is settled, and waits no longer', async () => {
    expect(await shown()).toMatchObject({ signedOn: null, status: null });
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const heard: string[] = [];
    client.on('notification', ({ payload }) => heard.push(payload ?? ''));
    await client.query('LISTEN dais_published');
    expect(
      await settle('Miami Beach Police Department', { answer: 'date', signedOn: '2025-05-08' }),
    ).toMatchObject({ ok: true });
    await vi.waitFor(() =>
      expect(heard).toEqual(expect.arrayContaining([`place:${MIAMI_BEACH.geoid}`, 'state:fl', 'data'])),
    );
    await client.end();
    expect(await shown()).toMatchObject({ signedOn: '2025-05-08', status: '2025-05-08' });
    expect((await shown()).sources).toContain('A fictitious agency');
    expect(await held()).toEqual(['Example Hasty Police Department']);
    expect(await dateToSettle('none', 3)).toBeNull();
    expect(await settledDates()).toMatchObject([
      { agencyName: 'Miami Beach Police Department', signedOn: '2025-05-08', entry: expect.any(String) },
    ]);
  });

  it('may be settled as not known', async () => {
    expect(await settle('Example Hasty Police Department', { answer: 'none' })).toMatchObject({ ok: true });
    expect(await held()).toEqual([]);
  });

  it('is not asked again when the next list has the same cell, and asked when it has another', async () => {
    await list(9);
    expect(await held()).toEqual([]);
    expect(await shown()).toMatchObject({ signedOn: '2025-05-08', status: '2025-05-08' });
    await list(10, '5/9/5025');
    expect(await held()).toEqual(['Miami Beach Police Department']);
    await list(11);
    expect(await held()).toEqual([]);
  });

  it('is remembered where the agreement itself is new again', async () => {
    const agency = await database.db.agency.findFirstOrThrow({ where: { placeGeoid: MIAMI_BEACH.geoid } });
    const id = `${agency.id}/task_force`;
    await list(12, null);
    await database.db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LISTINGS_LOCK})::text`;
      await tx.listingText.updateMany({ where: { agreementId: id }, data: { agreementId: null } });
      await tx.release.updateMany({ where: { kind: 'participating' }, data: { state: 'rejected' } });
      await tx.agreementEvent.deleteMany({ where: { agreementId: id } });
      await tx.agreement.delete({ where: { id } });
    });
    await list(13);
    expect(await held()).toEqual([]);
    expect(await shown()).toMatchObject({ signedOn: '2025-05-08', status: '2025-05-08' });
    expect((await shown()).sources).toContain('A fictitious agency');
  });

  it('is on hold again when the word is taken back', async () => {
    const entry = (await recentEntries()).find(
      ({ action, text }) => action === 'date.settle' && text === 'Miami Beach Police Department',
    );
    if (!entry) throw new Error('no entry');
    expect(await undoEntry({ entry: entry.id })).toMatchObject({ ok: true });
    expect(await held()).toEqual(['Miami Beach Police Department']);
    expect(await shown()).toMatchObject({ signedOn: null, status: null });
    expect((await shown()).sources).not.toContain('A fictitious agency');
    expect(await undoEntry({ entry: entry.id })).toMatchObject({ reason: 'conflict' });
  });
});
