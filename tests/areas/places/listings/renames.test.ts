import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Actor, Viewer } from '#lib/kernel/actor.ts';
import { fromDay } from '#lib/kernel/dates.ts';
import { importSheet } from '#lib/places/listings/listings-mutations.ts';
import { heldReleases, listingsHistory, sightings } from '#lib/places/listings/listings-queries.ts';
import { readSheet } from '#lib/places/listings/reading.ts';
import { acceptProposedRename, refuseProposedRename } from '#lib/places/listings/rename-actions.ts';
import { undoRename } from '#lib/places/listings/rename-mutations.ts';
import { decidedNames, proposedRenames } from '#lib/places/listings/rename-queries.ts';
import { statusOf } from '#lib/places/queries.ts';
import { type CellSpec, HEADINGS, makeSheet } from '#scripts/support/make-sheet.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makePerson } from '#tests/support/people.ts';

// Fictitious places and agencies, on sheets as ICE lays them out.
let looking: Viewer = null;
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => looking }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('next/cache', () => ({ refresh: () => undefined }));
vi.setConfig({ testTimeout: 60_000 });

const database = useDatabase({ empty: true });
const RIVERTON = '1299901';
const LAKEVIEW = '1299902';
const COUNTY = '12999';
const JUNE_1 = 46_174;
const SIGNED = 45_717;

const row = (name: string, signed = SIGNED, model = 'Task Force Model'): CellSpec[] => [
  'FLORIDA',
  name,
  'Municipality',
  'Example County',
  model,
  signed,
  { text: 'link', link: 'https://www.ice.gov/doclib/287gMOA/Example_MOA.pdf' },
  null,
];
const FILLER = Array.from({ length: 30 }, (_, at) =>
  row(`Exampleburg ${'abcdefghij'[at % 10]}${at} Police Department`),
);

function file(serial: number, rows: CellSpec[][]) {
  const dated = ['OHIO', 'Example Dated Police Department', 'Municipality', null, 'Task Force Model', serial];
  const bytes = makeSheet({ rows: [HEADINGS, dated, ...FILLER, ...rows] });
  const reading = readSheet(bytes, { fileName: 'participatingAgencies.xlsx', today: '2026-11-22' });
  return importSheet(reading, { actor: 'command' });
}
const OLD = row('Riverton Police Department');
const NEW = row('City of Riverton Police Department');
const june = () => file(JUNE_1, [OLD, row('Riverton Police Department', SIGNED, 'Warrant Service Officer')]);
const july = () =>
  file(JUNE_1 + 30, [NEW, row('City of Riverton Police Department', SIGNED, 'Warrant Service Officer')]);
const august = () => file(JUNE_1 + 61, [NEW]);
const PAIR = {
  stateCode: 'fl',
  from: 'Riverton Police Department',
  to: 'City of Riverton Police Department',
};
const agencies = () => database.db.agency.findMany({ where: { name: { contains: 'Riverton' } } });
const entry = async (action: string) =>
  (await database.db.auditEntry.findFirstOrThrow({ where: { action }, orderBy: { at: 'desc' } })).id;

let editor: Actor;
beforeAll(async () => {
  const place = (
    geoid: string,
    kind: 'state' | 'county' | 'municipality',
    name: string,
    countyGeoid?: string,
  ) =>
    database.db.place.create({
      data: {
        geoid,
        kind,
        name,
        legalName: kind === 'municipality' ? `${name} city` : name,
        slug: name.toLowerCase().replaceAll(' ', '-'),
        stateCode: 'fl',
        searchKey: name.toLowerCase(),
        asOf: fromDay('2026-01-01'),
        countyGeoid: countyGeoid ?? null,
        ...(countyGeoid && { counties: { create: { countyGeoid } } }),
      },
    });
  await place('12', 'state', 'Florida');
  await place(COUNTY, 'county', 'Example County');
  await place(RIVERTON, 'municipality', 'Riverton', COUNTY);
  await place(LAKEVIEW, 'municipality', 'Lakeview', COUNTY);
  editor = await makePerson(database.db, 'Editor', ['editor']);
});
beforeEach(async () => {
  await database.db.rateWindow.deleteMany();
  looking = editor;
});

describe('a name that left where another came', () => {
  let apart = '';

  test('is proposed with both dates, the county and why, and stays two agencies', async () => {
    await june();
    const second = await july();
    expect(second).toMatchObject({
      published: true,
      diff: { added: 2, removed: 2, renamed: 0, beforeRenames: { added: 3, removed: 3 } },
    });
    expect(await proposedRenames()).toMatchObject([
      {
        ...PAIR,
        county: { from: 'Example County', to: 'Example County' },
        models: [
          { model: 'task_force', signedFrom: '2025-03-01', signedTo: '2025-03-01' },
          { model: 'warrant_service_officer', signedFrom: '2025-03-01', signedTo: '2025-03-01' },
        ],
        certainty: 0.99,
        why: { names: 0.9, sameDay: true, county: 'same' },
        release: { asOf: '2026-07-01', held: false },
      },
    ]);
    expect(await agencies()).toHaveLength(2);
    expect(await database.db.agreementEvent.count({ where: { placeGeoid: RIVERTON } })).toBe(2);
    apart = (await listingsHistory()).digest;
  });

  test('is nobody’s to decide but an editor’s', async () => {
    looking = await makePerson(database.db, 'Resident');
    expect(await acceptProposedRename(PAIR)).toMatchObject({ ok: false, reason: 'forbidden' });
    expect(await refuseProposedRename(PAIR)).toMatchObject({ ok: false, reason: 'forbidden' });
    looking = editor;
    const crafted = { ...PAIR, to: 'Lakeview Police Department' };
    expect(await acceptProposedRename(crafted)).toMatchObject({ ok: false, reason: 'conflict' });
  });

  test('accepted, it is one agency from the first list to the last, and the page is told', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const heard: string[] = [];
    client.on('notification', ({ payload }) => heard.push(payload ?? ''));
    await client.query('LISTEN dais_published');
    expect(await acceptProposedRename({ ...PAIR, note: 'One department.' })).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(heard).toContain(`place:${RIVERTON}`));
    await client.end();
    const [one, ...others] = await agencies();
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      id: 'fl/riverton-police-department',
      name: PAIR.to,
      placeGeoid: RIVERTON,
    });
    expect(await sightings('participating', [`${one?.id}/task_force`])).toEqual([
      {
        agreementId: 'fl/riverton-police-department/task_force',
        firstListedOn: '2026-06-01',
        lastListedOn: '2026-07-01',
        noLongerListedSince: null,
        gaps: 0,
      },
    ]);
    expect(await database.db.agreementEvent.count({ where: { placeGeoid: RIVERTON } })).toBe(0);
    expect((await statusOf({ geoid: RIVERTON, stateCode: 'fl' })).code).toBe('active_listed');
    expect(await proposedRenames()).toEqual([]);
    expect(await decidedNames()).toMatchObject([
      {
        relation: 'same',
        alias: PAIR.to,
        canonical: PAIR.from,
        note: 'One department.',
        release: { asOf: '2026-07-01' },
      },
    ]);
  });

  test('the same file tells both figures: renamed now, and what it was before', async () => {
    expect(await july()).toMatchObject({
      known: true,
      diff: { added: 0, removed: 0, renamed: 2, beforeRenames: { added: 3, removed: 3 } },
    });
  });

  test('undone, all is as before; rows of a later list go to the agency that their name means', async () => {
    expect(await undoRename(editor, await entry('agency.rename'))).toMatchObject({ ok: true });
    expect((await listingsHistory()).digest).toBe(apart);
    expect(await agencies()).toHaveLength(2);
    expect(await database.db.agreementEvent.count({ where: { placeGeoid: RIVERTON } })).toBe(2);
    expect(await undoRename(editor, await entry('agency.rename'))).toMatchObject({
      ok: false,
      reason: 'conflict',
    });
    expect(await acceptProposedRename(PAIR)).toMatchObject({ ok: true });
    await august();
    expect(await agencies()).toHaveLength(1);
    expect(await undoRename(editor, await entry('agency.rename'))).toMatchObject({ ok: true });
    const [row] = await sightings('participating', ['fl/city-of-riverton-police-department/task_force']);
    expect(row).toMatchObject({ firstListedOn: '2026-07-01', lastListedOn: '2026-08-01' });
  });

  test('decided before or after, in order or not, it is one history', async () => {
    await acceptProposedRename(PAIR);
    const { digest } = await listingsHistory();
    await database.db.$executeRaw`DELETE FROM "Release"`;
    await database.db.$executeRaw`DELETE FROM "AgreementEvent"`;
    await database.db.$executeRaw`DELETE FROM "Agreement"`;
    await database.db.$executeRaw`DELETE FROM "Agency"`;
    for (const read of [august, june, july]) await read();
    expect((await listingsHistory()).digest).toBe(digest);
    expect((await agencies()).map(({ id }) => id)).toEqual(['fl/riverton-police-department']);
  });
});

describe('a pair that an editor keeps apart', () => {
  const [from, to] = ['Lakeview Police Department', 'Lakewiew Police Department'];

  test('is remembered and not proposed again', async () => {
    await file(JUNE_1 + 80, [NEW, row(from)]);
    await file(JUNE_1 + 81, [NEW, row(to)]);
    expect(await proposedRenames()).toMatchObject([{ from, to }]);
    expect(await refuseProposedRename({ stateCode: 'fl', from, to, note: '' })).toEqual({
      ok: true,
      value: undefined,
    });
    expect(await proposedRenames()).toEqual([]);
    await file(JUNE_1 + 82, [NEW, row(from)]);
    await file(JUNE_1 + 83, [NEW, row(to)]);
    expect(await proposedRenames()).toEqual([]);
    expect(await acceptProposedRename({ stateCode: 'fl', from, to })).toMatchObject({ reason: 'conflict' });
  });

  test('is proposed again once that is undone', async () => {
    expect(await undoRename(editor, await entry('agency.distinct'))).toMatchObject({ ok: true });
    expect(await proposedRenames()).toMatchObject([{ from, to }]);
  });

  test('agencies of two places are never made one', async () => {
    await database.db.agency.update({
      where: { stateCode_name: { stateCode: 'fl', name: to } },
      data: { placeGeoid: RIVERTON, unmatched: null },
    });
    expect(await acceptProposedRename({ stateCode: 'fl', from, to })).toEqual({
      ok: false,
      reason: 'invalid',
      fields: { form: 'otherPlace' },
    });
    expect(await refuseProposedRename({ stateCode: 'fl', from, to })).toMatchObject({ ok: true });
  });
});

test('a sheet held for what seemed to leave is let in once enough of it is renamed', async () => {
  const towns = Array.from({ length: 11 }, (_, at) => `Villa ${'abcdefghijk'[at]}x${at}ville`);
  await file(JUNE_1 + 90, [NEW, ...towns.map((town) => row(`${town} Police Department`))]);
  const held = await file(JUNE_1 + 91, [
    NEW,
    ...towns.map((town) => row(`City of ${town} Police Department`)),
  ]);
  expect(held).toMatchObject({ published: false, diff: { removed: 11 } });
  const proposed = await proposedRenames();
  expect(proposed).toHaveLength(11);
  expect(proposed[0]?.release.held).toBe(true);
  const [first] = proposed;
  if (!first) throw new Error('nothing proposed');
  const { stateCode, from, to } = first;
  expect(await acceptProposedRename({ stateCode, from, to })).toMatchObject({
    ok: true,
    value: { alsoAccepted: [held.releaseId] },
  });
  expect(await heldReleases()).toEqual([]);
  expect(await proposedRenames()).toHaveLength(10);
  expect(await undoRename(editor, await entry('agency.rename'))).toMatchObject({ ok: true });
  expect(await heldReleases()).toHaveLength(1);
});
