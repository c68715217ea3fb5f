import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GET } from '#app/api/letters/[id]/route.ts';
import type { Actor, Viewer } from '#lib/kernel/actor.ts';
import { setClock } from '#lib/kernel/clock.ts';
import { deleteLetterText, sendLetter } from '#lib/letters/actions.ts';
import {
  deleteDraft,
  deleteListedDraft,
  loadDraft,
  loadVersions,
  saveDraft,
} from '#lib/letters/drafts/draft-actions.ts';
import { stopJobs } from '#lib/platform/jobs.ts';
import { useDatabase } from '#tests/support/database.ts';
import { letterTo, makeMember, makePerson, makeTowns, TOWN } from './facts.ts';

/** Who is signed in: what a browser's cookie would say. */
const session = vi.hoisted(() => ({ viewer: null as unknown }));
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => session.viewer }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.mock('next/cache', () => ({ refresh: () => {} }));

const database = useDatabase({ empty: true });
let writer: Actor;
let other: Actor;
let termId: string;

const as = (viewer: Viewer) => {
  session.viewer = viewer;
};

beforeAll(async () => {
  await makeTowns(database.db);
  writer = await makePerson(database.db);
  other = await makePerson(database.db, 'Somebody Else');
  ({ termId } = await makeMember(database.db, { email: 'action@town.example' }));
});
beforeEach(() => as(null));
afterEach(() => setClock(null));
afterAll(() => stopJobs());

async function sent(): Promise<string> {
  as(writer);
  // To somebody new each time: nobody may write to the same person about the same thing again so soon.
  const { termId: another } = await makeMember(database.db, { email: `${randomUUID()}@town.example` });
  const outcome = await sendLetter(letterTo([another]));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.id;
}

describe('a stranger', () => {
  it.each([
    ['sendLetter', () => sendLetter(letterTo([termId]))],
    ['saveDraft', () => saveDraft({ draft: { placeGeoid: TOWN }, revision: 0, page: 'page-one' })],
    ['loadDraft', () => loadDraft({ placeGeoid: TOWN })],
    ['loadVersions', () => loadVersions({ placeGeoid: TOWN })],
    ['deleteDraft', () => deleteDraft({ placeGeoid: TOWN })],
    ['deleteListedDraft', () => deleteListedDraft({ placeGeoid: TOWN })],
    ['deleteLetterText', () => deleteLetterText({ letterId: 'any', confirm: 'yes' })],
  ])('%s: signed out', async (_, call) => {
    expect(await call()).toEqual({ ok: false, reason: 'signed_out' });
  });

  it('the states of a letter: 401', async () => {
    const id = await sent();
    as(null);
    expect((await states(id)).status).toBe(401);
  });
});

describe('another person', () => {
  it('cannot remove the text, and is told nothing of the letter', async () => {
    const id = await sent();
    as(other);
    expect(await deleteLetterText({ letterId: id, confirm: 'yes' })).toEqual({
      ok: false,
      reason: 'not_found',
    });
    expect((await states(id)).status).toBe(404);
    as(writer);
    expect((await deleteLetterText({ letterId: id, confirm: 'yes' })).ok).toBe(true);
  });

  it('has no way to a draft that is not theirs', async () => {
    as(writer);
    await saveDraft({ draft: { placeGeoid: TOWN, ownWords: 'mine' }, revision: 0, page: 'page-one' });
    as(other);
    expect(await loadDraft({ placeGeoid: TOWN })).toEqual({ ok: true, value: null });
    expect(await loadVersions({ placeGeoid: TOWN })).toEqual({ ok: true, value: [] });
    await deleteListedDraft({ placeGeoid: TOWN });
    await deleteDraft({ placeGeoid: TOWN });
    as(writer);
    expect(await loadDraft({ placeGeoid: TOWN })).toMatchObject({ value: { draft: { ownWords: 'mine' } } });
  });
});

describe('an account', () => {
  it('sends 30 letters an hour and 60 a day, whoever shares its network', async () => {
    as(await makePerson(database.db));
    const start = new Date('2027-03-01T10:00:00Z').getTime();
    // Counted before anything is looked at: a letter to nobody will do.
    const reasons = async (count: number) => {
      const outcomes = [];
      for (let turn = 0; turn < count; turn += 1) outcomes.push(await sendLetter(letterTo([])));
      return outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.reason));
    };
    const last = async (count: number) => (await reasons(count)).at(-1);
    setClock(new Date(start));
    expect([await last(30), await last(1)]).toEqual(['invalid', 'too_many']);
    setClock(new Date(start + 3_600_000));
    expect([await last(29), await last(1)]).toEqual(['invalid', 'too_many']);
    as(await makePerson(database.db));
    expect(await reasons(1)).toEqual(['invalid']);
  });
});

describe('bad input', () => {
  it('names the fields and sends nothing', async () => {
    as(writer);
    const before = await database.db.letter.count();
    const [copy] = letterTo([termId]).copies;
    if (!copy) throw new Error('no copy');
    const outcome = await sendLetter({
      ...letterTo([termId]),
      noticeAcknowledged: false as unknown as true,
      writerName: 'Ana\r\nBcc: everybody@town.example',
      copies: [{ ...copy, body: '' }],
    });
    expect(outcome).toMatchObject({
      ok: false,
      reason: 'invalid',
      fields: { noticeAcknowledged: 'required', writerName: 'invalid', 'copies.0.body': 'tooShort' },
    });
    expect(await database.db.letter.count()).toBe(before);
  });

  it('a letter without a tick is not removed; one that never was is not found', async () => {
    as(writer);
    const form = new FormData();
    form.set('letterId', 'no-such-letter');
    expect(await deleteLetterText(form)).toMatchObject({
      reason: 'invalid',
      fields: { confirm: 'required' },
    });
    form.set('confirm', 'yes');
    expect(await deleteLetterText(null, form)).toEqual({ ok: false, reason: 'not_found' });
  });
});

it('the writer sees the states, without any text, and nobody may cache them', async () => {
  const id = await sent();
  const response = await states(id);
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({
    data: {
      final: false,
      deliveries: [{ state: 'queued', recipientEmail: expect.stringMatching(/@town\.example$/) }],
    },
  });
  expect(text).not.toContain('publish how');
  expect(text).not.toContain('sealed');
});

function states(id: string): Promise<Response> {
  return GET(new Request(`http://localhost/api/letters/${id}`), { params: Promise.resolve({ id }) });
}
