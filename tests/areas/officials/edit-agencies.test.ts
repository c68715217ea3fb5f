import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '#lib/kernel/actor.ts';
import { saveEditedFact } from '#lib/officials/edit/edit-actions.ts';
import { editableFacts } from '#lib/officials/edit/edit-list-queries.ts';
import { recentChanges } from '#lib/officials/edit/edit-queries.ts';
import { agenciesOf } from '#lib/places/agency-queries.ts';
import { compare } from '#lib/places/import/place-rows.ts';
import { changesOf } from '#lib/places/open-data/changes-queries.ts';
import { placeByGeoid, search } from '#lib/places/queries.ts';
import { statusOf } from '#lib/places/status-queries.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makePerson } from '#tests/support/people.ts';
import { makeTestville, TESTING_COUNTY, TESTVILLE } from '#tests/support/testville.ts';
import { correct, editorOf, newest, opened, remove, SOURCE, undoNewest } from './editing.ts';

let looking: Viewer = null;
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => looking }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('next/cache', () => ({ refresh: () => undefined }));

const database = useDatabase();
const { add, added } = editorOf(TESTVILLE);

let number = 0;
beforeAll(() => makeTestville(database.db));
beforeEach(async () => {
  const { db } = database;
  await db.rateWindow.deleteMany();
  looking = await makePerson(db, `Agent${++number}`, ['editor']);
});

const police = (more: Record<string, string> = {}) => ({
  'f.name': 'Testville Police Department',
  'f.kind': 'municipal_police',
  'f.placeGeoid': TESTVILLE,
  'f.countyGeoid': '',
  ...more,
});
const place = async () => {
  const found = await placeByGeoid(TESTVILLE);
  if (!found) throw new Error('Testville is not on file');
  return found;
};
const namesHere = async () => (await agenciesOf(await place())).map(({ name, role }) => `${role}: ${name}`);

describe('an agency', () => {
  it('that no file brings stands on its city’s page, under the key by which a list would find it', async () => {
    const { db } = database;
    const id = await added('agency', police());
    expect(id).toBe('oh/testville-police-department');
    expect(await db.agency.findUnique({ where: { id } })).toMatchObject({
      stateCode: 'oh',
      placeGeoid: TESTVILLE,
      countyGeoid: TESTING_COUNTY,
      unmatched: null,
    });
    expect(await namesHere()).toEqual(['own: Testville Police Department']);
    expect(await db.agency.findUnique({ where: { id } })).toMatchObject({ decidedBy: looking?.id });
    expect(await add('agency', police())).toMatchObject({ fields: { 'f.second': 'secondPolice' } });
    expect(await add('agency', police({ 'f.second': 'yes' }))).toMatchObject({ fields: { form: 'known' } });
    expect(await correct('agency', id, { 'f.name': 'Testville Village Police' })).toMatchObject({ ok: true });
    expect(await namesHere()).toEqual(['own: Testville Village Police']);
    expect(await newest(db, `agency:${id}`)).toMatchObject({
      before: { row: { name: 'Testville Police Department' } },
      after: { row: { name: 'Testville Village Police' } },
    });
    expect((await changesOf({ place: await place() })).slice(0, 1)).toMatchObject([{ fact: 'agency' }]);
    expect(await undoNewest(db, `agency:${id}`)).toMatchObject({ ok: true });
    expect(await remove('agency', id)).toMatchObject({ ok: true });
    expect(await namesHere()).toEqual([]);
    expect((await changesOf({ place: await place() })).slice(0, 1)).toMatchObject([
      { fact: 'agency', change: 'removed', place: { geoid: TESTVILLE } },
    ]);
  });

  it('of a campus stands with its county and never speaks for the city around it', async () => {
    const campus = { 'f.name': 'Testing College Police', 'f.kind': 'campus_police' };
    const tied = { 'f.placeGeoid': TESTVILLE, 'f.countyGeoid': TESTING_COUNTY };
    expect(await add('agency', { ...campus, ...tied })).toMatchObject({
      fields: { 'f.placeGeoid': 'notOfPlace' },
    });
    expect(await add('agency', campus)).toMatchObject({ fields: { 'f.countyGeoid': 'agencyOfCounty' } });
    const id = await added('agency', { ...campus, 'f.countyGeoid': TESTING_COUNTY });
    expect(await namesHere()).toEqual(['campus: Testing College Police']);
    expect((await editableFacts(TESTVILLE, 'en')).agency.map((fact) => fact.id)).toContain(id);
    expect(await remove('agency', id)).toMatchObject({ ok: true });
  });

  it('belongs to a place of its own state, and a source says so', async () => {
    expect(await add('agency', police({ 'f.placeGeoid': '1245000' }))).toMatchObject({
      fields: { 'f.placeGeoid': 'choose' },
    });
    expect(await add('agency', police({ 'f.placeGeoid': '' }))).toMatchObject({
      fields: { 'f.placeGeoid': 'policeOfPlace' },
    });
    expect(await add('agency', police({ 'f.kind': 'state_agency' }))).toMatchObject({
      fields: { 'f.placeGeoid': 'wholeState' },
    });
    expect(await add('agency', police(), { 's.source': '' })).toMatchObject({
      fields: { 's.source': 'source' },
    });
  });

  it('that ICE lists keeps the name of the list, and can be moved to the right place', async () => {
    const { db } = database;
    const listed = await db.agency.findFirstOrThrow({
      where: { kind: 'municipal_police', agreements: { some: { listings: { some: {} } } } },
    });
    expect(await correct('agency', listed.id, { 'f.name': 'Another Name' })).toMatchObject({
      fields: { 'f.name': 'nameOfList' },
    });
    const moved = { 'f.placeGeoid': '1245000', 'f.second': 'yes' };
    expect(await correct('agency', listed.id, moved)).toMatchObject({ ok: true });
    expect(await undoNewest(db, `agency:${listed.id}`)).toMatchObject({ ok: true });
    expect(await db.agency.findUnique({ where: { id: listed.id } })).toEqual(listed);
    expect(await remove('agency', listed.id)).toMatchObject({ fields: { form: 'agencyUsed' } });
  });
});

describe('an agreement known from a document', () => {
  const agreement = (agencyId: string) => ({
    'f.agencyId': agencyId,
    'f.model': 'task_force',
    'f.signedOn': '',
    'f.moaUrl': 'https://testville.example.org/agreement.pdf',
    'f.addendumUrl': '',
    'f.eventKind': 'approved_locally',
    'f.eventOn': '2026-05-04',
    'f.eventSummary.en': 'The fictitious council of Testville approved it.',
  });

  it('comes with the event from which the status follows, and goes back in two steps', async () => {
    const { db } = database;
    const agencyId = await added('agency', police());
    expect((await statusOf(await place())).code).toBe('unknown');
    const id = await added('agreement', agreement(agencyId));
    expect(id).toBe('oh/testville-police-department/task_force');
    expect((await statusOf(await place())).code).toBe('approved_locally_not_listed');
    const [own] = await agenciesOf(await place());
    expect(own?.agreements).toMatchObject([
      { model: 'task_force', moaUrl: 'https://testville.example.org/agreement.pdf', listedNow: false },
    ]);
    const event = await db.agreementEvent.findFirstOrThrow({ where: { agreementId: id } });
    expect(event).toMatchObject({ placeGeoid: TESTVILLE, agencyId, kind: 'approved_locally' });

    expect(await add('agreement', agreement(agencyId))).toMatchObject({ fields: { form: 'known' } });
    expect(await correct('agreement', id, { 'f.model': 'jail_enforcement' })).toMatchObject({
      fields: { form: 'agreementFixed' },
    });
    expect(await correct('agreement', id, { 'f.signedOn': '2026-06-01', ...SOURCE })).toMatchObject({
      ok: true,
    });
    expect(await undoNewest(db, `agreement:${id}`)).toMatchObject({ ok: true });
    expect(await remove('agency', agencyId)).toMatchObject({ fields: { form: 'agencyUsed' } });
    expect(await remove('agreement', id)).toMatchObject({ fields: { form: 'agreementUsed' } });
    expect(await undoNewest(db, `event:${event.id}`)).toMatchObject({ ok: true });
    expect((await statusOf(await place())).code).toBe('unknown');
    expect(await remove('agreement', id)).toMatchObject({ ok: true });
    expect(await remove('agency', agencyId)).toMatchObject({ ok: true });
  });

  it('needs its event, and an agency that polices here', async () => {
    const { 'f.eventKind': _, ...bare } = agreement('oh/nobody');
    expect(await add('agreement', bare)).toMatchObject({ fields: { 'f.eventKind': 'required' } });
    expect(await add('agreement', agreement('oh/nobody'))).toMatchObject({
      fields: { 'f.agencyId': 'choose' },
    });
  });

  it('that ICE lists follows the list', async () => {
    const listed = await database.db.agreement.findFirstOrThrow({ where: { listings: { some: {} } } });
    expect(await correct('agreement', listed.id, { 'f.signedOn': '2026-06-01' })).toMatchObject({
      fields: { form: 'fromList' },
    });
    expect(await remove('agreement', listed.id)).toMatchObject({ fields: { form: 'fromList' } });
  });
});

describe('what is said of a place', () => {
  it('is corrected with a source, found by its new name, and undone', async () => {
    const { db } = database;
    const before = await opened('place', TESTVILLE);
    const change = {
      'f.name': 'Test Ville',
      'f.website': 'https://testville.example.org',
      'f.timeZone': 'America/Chicago',
    };
    expect(await correct('place', TESTVILLE, change)).toMatchObject({ fields: { 's.source': 'source' } });
    expect(await correct('place', TESTVILLE, { ...change, ...SOURCE })).toMatchObject({ ok: true });
    expect(await place()).toMatchObject({
      name: 'Test Ville',
      website: 'https://testville.example.org',
      timeZone: 'America/Chicago',
    });
    expect((await search('test ville')).places.map(({ geoid }) => geoid)).toContain(TESTVILLE);
    expect((await recentChanges('en', `place:${TESTVILLE}`))[0]).toMatchObject({
      action: 'change',
      kind: 'place',
    });
    // It cites a source now; what is said anew still needs one.
    expect(await correct('place', TESTVILLE, { 'f.name': 'Testville!' })).toMatchObject({
      fields: { 's.source': 'source' },
    });
    expect(await undoNewest(db, `place:${TESTVILLE}`)).toMatchObject({ ok: true });
    expect(await opened('place', TESTVILLE)).toEqual(before);
    expect(await correct('place', TESTVILLE, { ...SOURCE, 'f.timeZone': 'Europe/Paris' })).toMatchObject({
      fields: { 'f.timeZone': 'choose' },
    });
  });

  it('is never added or taken away', async () => {
    const form = { 'f.name': 'Newville', 'f.timeZone': 'America/Chicago' };
    expect(await add('place', form)).toMatchObject({ ok: false, reason: 'not_found' });
    expect(await remove('place', TESTVILLE)).toMatchObject({ fields: { form: 'placeStays' } });
    const { version } = await opened('place', TESTVILLE);
    const unknown = {
      kind: 'place',
      id: '3900000',
      place: TESTVILLE,
      version: version ?? '',
      ...form,
      ...SOURCE,
    };
    expect(await saveEditedFact(unknown)).toMatchObject({ ok: false, reason: 'not_found' });
  });

  it('keeps a corrected name when a newer Census file comes', async () => {
    const { db } = database;
    const fields = {
      kind: 'municipality' as const,
      legalName: 'Testville village',
      ocdId: null,
      countyGeoid: null,
    };
    const numbers = { population: null, populationYear: null, latitude: null, longitude: null };
    const file = { ...fields, ...numbers, geoid: TESTVILLE, name: 'Testville', timeZone: 'America/New_York' };
    const state = {
      code: 'oh',
      geoid: '39',
      name: 'Ohio',
      legalName: 'Ohio',
      timeZone: 'America/New_York',
      ocdId: 'ocd-division/country:us/state:oh',
    };
    const planned = {
      state,
      places: [{ ...file, counties: [], asOf: '2030-01-01' }],
      zips: [],
      citations: [],
    };
    await correct('place', TESTVILLE, { 'f.name': 'Test Ville', ...SOURCE });
    const { nameEdited } = await db.place.findUniqueOrThrow({ where: { geoid: TESTVILLE } });
    expect(nameEdited).toBe(true);
    const onFile = {
      ...file,
      name: 'Test Ville',
      stateCode: 'oh',
      slug: 'testville',
      searchKey: 'test ville',
    };
    const [kept] = compare(planned, [{ ...onFile, asOf: '2025-01-01', nameEdited }]).changed;
    expect(kept).toMatchObject({ name: 'Test Ville', searchKey: 'test ville', asOf: '2030-01-01' });
    const [replaced] = compare(planned, [{ ...onFile, asOf: '2025-01-01', nameEdited: false }]).changed;
    expect(replaced).toMatchObject({ name: 'Testville' });
    expect(await undoNewest(db, `place:${TESTVILLE}`)).toMatchObject({ ok: true });
  });
});
