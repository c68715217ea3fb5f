import { beforeEach, describe, expect, it, vi } from 'vitest';
import { POST } from '#app/api/edit/releases/route.ts';
import type { Viewer } from '#lib/kernel/actor.ts';
import { LIMITS } from '#lib/places/listings/limits.ts';
import { acceptRelease } from '#lib/places/listings/listings-actions.ts';
import { heldReleases } from '#lib/places/listings/listings-queries.ts';
import { type CellSpec, HEADINGS, makeSheet } from '#scripts/support/make-sheet.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makePerson } from '#tests/support/people.ts';

// The route itself, as the browser's form sends to it; only who is looking is put in their place.
let looking: Viewer = null;
vi.mock('#lib/platform/auth.ts', () => ({ currentViewer: async () => looking }));
vi.mock('next/headers', () => ({ headers: async () => new Headers() }));
vi.setConfig({ testTimeout: 60_000 });

const database = useDatabase({ empty: true });
const JUNE_1 = 46_174;
const rows = (count: number, signed: number): CellSpec[][] => [
  HEADINGS,
  ['OHIO', 'Example Dated Police Department', 'Municipality', null, 'Task Force Model', signed, null, null],
  ...Array.from({ length: count }, (_, at): CellSpec[] => [
    'OHIO',
    `Example ${'abcdefghijklm'[at % 13]}${at} Police Department`,
    'Municipality',
    null,
    'Task Force Model',
    JUNE_1 - 100,
    null,
    null,
  ]),
];

type Sent = { kind?: string; asOf?: string; locale?: string; site?: string; length?: string };

/** Sends the form as a browser does: its parts as bytes, with their length. */
async function send(file: { name: string; bytes: Uint8Array } | null, more: Sent = {}) {
  const form = new FormData();
  form.set('locale', more.locale ?? 'en');
  form.set('kind', more.kind ?? '');
  form.set('asOf', more.asOf ?? '');
  if (file) form.set('file', new File([Buffer.from(file.bytes)], file.name));
  const body = new Response(form);
  const bytes = await body.arrayBuffer();
  const headers = new Headers({
    'content-type': body.headers.get('content-type') ?? '',
    'content-length': more.length ?? String(bytes.byteLength),
    'sec-fetch-site': more.site ?? 'same-origin',
  });
  return POST(new Request('http://dais.test/api/edit/releases', { method: 'POST', headers, body: bytes }));
}
const told = (response: Response) => {
  expect(response.status).toBe(303);
  const url = new URL(response.headers.get('location') ?? '', 'http://dais.test');
  return { path: url.pathname, ...Object.fromEntries(url.searchParams) };
};
const sheet = (count: number, signed: number) => ({
  name: 'participatingAgencies.xlsx',
  bytes: makeSheet({ rows: rows(count, signed) }),
});
const releases = () => database.db.release.count();

let number = 0;
beforeEach(async () => {
  await database.db.rateWindow.deleteMany();
  looking = await makePerson(database.db, `Editor${++number}`, ['editor']);
});

describe('an upload', () => {
  it('is published and audited under the editor’s name; the same file again changes nothing', async () => {
    expect(told(await send(sheet(20, JUNE_1)))).toMatchObject({ path: '/edit/releases', done: 'published' });
    const entry = await database.db.auditEntry.findFirstOrThrow({ where: { action: 'listings.publish' } });
    expect(entry.actor).toBe(looking?.id);
    expect(told(await send(sheet(20, JUNE_1), { locale: 'es' }))).toMatchObject({
      path: '/es/edit/releases',
      done: 'known',
    });
    expect(await releases()).toBe(1);
  });

  it.each([
    ['no workbook', { name: 'list.xlsx', bytes: new TextEncoder().encode('not a workbook') }],
    ['a picture', { name: 'list.png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]) }],
  ])('of %s is refused with the reason, and nothing is kept', async (_, file) => {
    const before = await releases();
    const { done, why } = told(await send(file)) as Record<string, string>;
    expect(done).toBe('refused');
    expect(why).toMatch(/\S/);
    expect(await releases()).toBe(before);
  });

  it('of another workbook is held, and nobody can let it in', async () => {
    const bytes = makeSheet({
      rows: [
        ['Name', 'Age'],
        ['Example', 7],
      ],
    });
    const { done, release } = told(await send({ name: 'participatingAgencies.xlsx', bytes })) as Record<
      string,
      string
    >;
    expect(done).toBe('held');
    expect(await acceptRelease({ id: release ?? '' })).toMatchObject({ ok: false, reason: 'invalid' });
  });

  it('that is too large is refused before it is read, as is one that does not say its size', async () => {
    const big = { name: 'list.xlsx', bytes: new Uint8Array(LIMITS.fileBytes + 20_000) };
    for (const response of [await send(big), await send(sheet(20, JUNE_1), { length: 'much' })]) {
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({
        error: { code: 'invalid', message: 'The file is too large.' },
      });
    }
  });

  it.each([
    ['nobody', null, 401],
    ['a resident', ['resident'], 403],
  ] as const)('by %s is refused', async (_, roles, status) => {
    looking = roles && (await makePerson(database.db, 'Resident', [...roles]));
    expect((await send(sheet(20, JUNE_1))).status).toBe(status);
  });

  it.each([
    ['another site’s form', {}, { site: 'cross-site' }, 403],
    ['a day that has not come', {}, { asOf: '2099-01-01' }, 400],
    ['a kind that does not exist', {}, { kind: 'other' }, 400],
  ])('with %s is refused', async (_, __, more, status) => {
    expect((await send(sheet(20, JUNE_1), more)).status).toBe(status);
  });

  it('without a file is refused', async () => {
    expect((await send(null)).status).toBe(400);
  });
});

describe('a held upload', () => {
  it('publishes nothing until an editor lets it in', async () => {
    const { done, release } = told(await send(sheet(5, JUNE_1 + 1))) as Record<string, string>;
    expect(done).toBe('held');
    const held = await heldReleases();
    expect(held.map(({ id }) => id)).toContain(release);
    const current = () => database.db.listing.count({ where: { release: { state: 'accepted' } } });
    expect(await current()).toBe(21);
    const editor = looking;
    looking = await makePerson(database.db, 'Organizer', ['organizer']);
    expect(await acceptRelease({ id: release ?? '' })).toMatchObject({ reason: 'forbidden' });
    looking = editor;
    expect(await acceptRelease({ id: release ?? '' })).toMatchObject({ ok: true });
    expect(await current()).toBe(27);
    expect(await database.db.agreementEvent.count({ where: { kind: 'no_longer_listed' } })).toBe(0);
    const entry = await database.db.auditEntry.findFirstOrThrow({ where: { action: 'listings.accept' } });
    expect(entry).toMatchObject({ actor: editor?.id, subject: `release:${release}` });
  });
});
