import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor, Viewer } from '#lib/kernel/actor.ts';
import { agenciesOf } from '#lib/places/agency-queries.ts';
import { importSheet } from '#lib/places/listings/listings-mutations.ts';
import { readSheet } from '#lib/places/listings/reading.ts';
import { saveAgencyTie } from '#lib/places/matching/agency-tie-actions.ts';
import { undoTie } from '#lib/places/matching/agency-tie-mutations.ts';
import { agencyToTie, openAgencies, openByState } from '#lib/places/matching/agency-tie-queries.ts';
import { applyMatches } from '#lib/places/matching/matching-mutations.ts';
import { placeByGeoid } from '#lib/places/queries.ts';
import { type CellSpec, HEADINGS, makeSheet } from '#scripts/support/make-sheet.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makePerson } from '#tests/support/people.ts';

// Fictitious agencies among Florida's real places.
let looking: Viewer = null;
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => looking }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('next/cache', () => ({ refresh: () => undefined }));
vi.setConfig({ testTimeout: 60_000 });

const database = useDatabase();
const MIAMI = '1245000';
const MIAMI_BEACH = '1245025';
const DADE = '12086';
const HALL = 'fl/example-hall-police-department';
const CAMPUS = 'fl/example-college-police-department';
const SOURCE = {
  's.source': 'new',
  's.kind': 'official_site',
  's.publisher': 'A fictitious city',
  's.title': 'A fictitious page',
  's.url': 'https://example.org/police',
  's.language': 'en',
  's.publishedOn': '',
  's.retrievedOn': '2026-11-22',
  's.confidence': 'medium',
  's.locator': '',
};

let editor: Actor;
const was = async (id: string) => (await agencyToTie(id))?.version ?? '';
const tie = async (id: string, kind: string, place: string, more: Record<string, string> = {}) =>
  saveAgencyTie({ id, was: await was(id), kind, place, ...SOURCE, ...more });
const shownOn = async (geoid: string) => {
  const place = await placeByGeoid(geoid);
  if (!place) throw new Error(geoid);
  return (await agenciesOf(place)).map(({ id, role }) => `${role} ${id}`);
};
const entry = async () =>
  (
    await database.db.auditEntry.findFirstOrThrow({
      where: { action: 'agency.tie' },
      orderBy: { at: 'desc' },
    })
  ).id;

beforeAll(async () => {
  const row = (name: string, type: string): CellSpec[] => [
    'FLORIDA',
    name,
    type,
    null,
    'Task Force Model',
    46_100,
    null,
    null,
  ];
  const bytes = makeSheet({
    rows: [
      HEADINGS,
      row('Example Hall Police Department', 'Municipality'),
      row('Example College Police Department', 'State Agency'),
      row('Miami Beach Police Department', 'Municipality'),
    ],
  });
  const reading = readSheet(bytes, {
    fileName: 'participatingAgencies.xlsx',
    asOf: '2026-06-01',
    today: '2026-11-22',
  });
  await importSheet(reading, { actor: 'command', force: true });
  editor = await makePerson(database.db, 'Editor', ['editor']);
});
beforeEach(async () => {
  await database.db.rateWindow.deleteMany();
  looking = editor;
});

describe('an agency that the matcher left open', () => {
  it('is listed for an editor with what ICE says of it and why', async () => {
    const open = await openAgencies('fl');
    expect(open.find(({ id }) => id === HALL)).toMatchObject({
      type: 'Municipality',
      unmatched: '{"code":"no_place","designation":"none","place":"example hall"}',
    });
    expect((await openByState()).find(({ code }) => code === 'fl')?.count).toBe(open.length);
  });

  it('is tied by an editor only, with a source, and not over a newer tie', async () => {
    looking = await makePerson(database.db, 'Resident');
    expect(await tie(HALL, 'municipal_police', MIAMI)).toMatchObject({ reason: 'forbidden' });
    looking = editor;
    expect(await tie(HALL, 'municipal_police', '1200000', { 's.source': '' })).toMatchObject({
      fields: { 's.source': 'source' },
    });
    expect(
      await saveAgencyTie({ id: HALL, was: 'sheriff||', kind: 'municipal_police', place: MIAMI, ...SOURCE }),
    ).toMatchObject({ reason: 'conflict' });
  });

  it.each([
    ['a city’s police to no city', HALL, 'municipal_police', '', 'needsCity'],
    ['a city’s police to a county', HALL, 'municipal_police', DADE, 'needsCity'],
    ['a sheriff to no county', HALL, 'sheriff', '', 'needsCounty'],
    ['a campus to a city', CAMPUS, 'campus_police', MIAMI, 'noCity'],
    ['a state’s agency to a place', CAMPUS, 'state_agency', DADE, 'noPlace'],
    ['to a place of no state on file', HALL, 'municipal_police', '4899999', 'otherState'],
  ])('is not tied %s', async (_, id, kind, place, problem) => {
    expect(await tie(id, kind, place, { second: 'yes' })).toMatchObject({
      reason: 'invalid',
      fields: { place: problem },
    });
  });

  it('is not tied to one city when its name is another’s', async () => {
    const { id } = await database.db.agency.findFirstOrThrow({ where: { placeGeoid: MIAMI_BEACH } });
    expect(await tie(id, 'municipal_police', MIAMI, { second: 'yes' })).toMatchObject({
      fields: { place: 'anotherCity' },
    });
    expect(await shownOn(MIAMI)).not.toContain(`own ${id}`);
  });

  it('is tied to its city, shows on its page, and can be undone', async () => {
    const before = await shownOn(MIAMI);
    expect(await tie(HALL, 'municipal_police', MIAMI)).toMatchObject({ fields: { second: 'secondPolice' } });
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const heard: string[] = [];
    client.on('notification', ({ payload }) => heard.push(payload ?? ''));
    await client.query('LISTEN dais_published');
    expect(await tie(HALL, 'municipal_police', MIAMI, { second: 'yes' })).toEqual({
      ok: true,
      value: undefined,
    });
    await vi.waitFor(() => expect(heard).toEqual(expect.arrayContaining([`place:${MIAMI}`, 'state:fl'])));
    await client.end();
    expect(await shownOn(MIAMI)).toContain(`own ${HALL}`);
    expect(await database.db.citation.count({ where: { agencyId: HALL } })).toBe(1);
    expect((await openAgencies('fl')).some(({ id }) => id === HALL)).toBe(false);
    // No later matching takes an editor's word back.
    await applyMatches([
      {
        id: HALL,
        match: { kind: 'other', placeGeoid: null, countyGeoid: DADE, tie: 'campus', unmatched: null },
      },
    ]);
    expect(await agencyToTie(HALL)).toMatchObject({
      tie: { placeGeoid: MIAMI, countyGeoid: DADE },
      decided: true,
    });
    expect(await undoTie(editor, await entry())).toMatchObject({ ok: true });
    expect(await shownOn(MIAMI)).toEqual(before);
    expect(await database.db.citation.count({ where: { agencyId: HALL } })).toBe(0);
    expect((await openAgencies('fl')).some(({ id }) => id === HALL)).toBe(true);
    expect(await undoTie(editor, await entry())).toMatchObject({ reason: 'conflict' });
  });

  it('may sit in a county, or be of no place at all, and then waits no longer', async () => {
    expect(await tie(CAMPUS, 'campus_police', DADE)).toMatchObject({ ok: true });
    expect(await shownOn(MIAMI)).toContain(`campus ${CAMPUS}`);
    expect(await tie(CAMPUS, 'other', '')).toMatchObject({ ok: true });
    expect(await shownOn(MIAMI)).not.toContain(`campus ${CAMPUS}`);
    expect((await openAgencies('fl')).some(({ id }) => id === CAMPUS)).toBe(false);
  });
});

describe('the database', () => {
  it.each([
    ['a campus to a city', { kind: 'campus_police' as const, placeGeoid: MIAMI }],
    ['a city’s police to a county as its city', { kind: 'municipal_police' as const, placeGeoid: DADE }],
    ['an agency to a city as its county', { kind: 'sheriff' as const, countyGeoid: MIAMI }],
    [
      'an agency to another state’s city',
      { stateCode: 'oh', kind: 'municipal_police' as const, placeGeoid: MIAMI },
    ],
  ])('never ties %s', async (_, data) => {
    await expect(database.db.agency.update({ where: { id: HALL }, data })).rejects.toThrow(
      /agency_tie|cannot be tied/,
    );
  });
});
