import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { GET } from '#app/api/v1/health/route.ts';
import { feedState } from '#lib/agendas/health.ts';
import { feeds } from '#lib/agendas/health-queries.ts';
import { LOCALES } from '#lib/kernel/locales.ts';
import { englishOutcome, fetchedIn } from '#lib/places/listings/fetched-texts.ts';
import { fetchSheet } from '#lib/places/listings/listings-fetch-mutations.ts';
import { fetchSheets } from '#lib/places/listings/listings-jobs.ts';
import { forgetEnv } from '#lib/platform/env.ts';
import { fictitiousRows, makeSheet } from '#scripts/support/make-sheet.ts';
import { useDatabase } from '#tests/support/database.ts';

vi.setConfig({ testTimeout: 60_000 });

const database = useDatabase();
const pending = makeSheet({
  rows: fictitiousRows(20).map((row) => row.slice(0, 5)),
  modifiedAt: '2026-06-01T00:00:00Z',
});
const answers: Record<string, () => [status: number, body: Uint8Array | string]> = {
  '/pendingAgencies06012026.xlsx': () => [200, pending],
  '/page': () => [200, '<html>Moved</html>'],
  '/other.xlsx': () => [
    200,
    makeSheet({
      rows: [
        ['Name', 'Age'],
        ['Example', 7],
      ],
    }),
  ],
  '/gone': () => [404, 'gone'],
};
let server: Server;
let base = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const [status, body] = answers[request.url ?? '']?.() ?? [500, ''];
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  delete process.env.LISTINGS_URL;
  forgetEnv();
});

test('a sheet at an address is filed, and the same sheet the next day changes nothing', async () => {
  const first = await fetchSheet(`${base}/pendingAgencies06012026.xlsx`);
  expect(first).toMatchObject({ ok: true });
  expect(englishOutcome(first.outcome)).toBe('A new list with 20 rows was published.');
  const again = await fetchSheet(`${base}/pendingAgencies06012026.xlsx`);
  expect(fetchedIn('es', again.outcome)).toEqual({ text: 'La misma lista que antes.', lang: 'es' });
});

test.each(['page', 'other.xlsx', 'gone', 'nothing'])(
  'what is no list is recorded and empties nothing: %s',
  async (path) => {
    const before = await database.db.listing.count();
    const { ok, outcome } = await fetchSheet(`${base}/${path}`);
    expect(ok).toBe(false);
    for (const locale of LOCALES) expect(fetchedIn(locale, outcome).lang).toBe(locale);
    expect(await database.db.listing.count()).toBe(before);
  },
);

test('the health check turns red when an address that is set stops answering with a list', async () => {
  const state = async () => {
    const list = (await feeds()).find(({ kind }) => kind === 'list');
    return list ? feedState(list, new Date()) : 'none';
  };
  expect(await state()).toBe('none');
  process.env.LISTINGS_URL = `${base}/pendingAgencies06012026.xlsx`;
  forgetEnv();
  await fetchSheets();
  expect(await state()).toBe('fresh');
  answers['/pendingAgencies06012026.xlsx'] = () => [503, ''];
  await fetchSheets();
  expect(await state()).toBe('failing');
});

test.each([
  ['another page', [200, '<html>Moved</html>']],
  ['another workbook', [200, makeSheet({ rows: [['Name'], ['Example']] })]],
  ['nothing', [500, '']],
] as [string, [number, Uint8Array | string]][])(
  'a monitor hears at the next reading that the address answers with %s, and that it answers again',
  async (_, answer) => {
    const listed = await database.db.listing.count();
    process.env.LISTINGS_URL = `${base}/pendingAgencies06012026.xlsx`;
    forgetEnv();
    answers['/pendingAgencies06012026.xlsx'] = () => answer;
    await fetchSheets();
    const red = await GET();
    expect(red.status).toBe(503);
    expect((await red.json()).feeds.find(({ kind }: { kind: string }) => kind === 'list')).toMatchObject({
      state: 'failing',
    });
    answers['/pendingAgencies06012026.xlsx'] = () => [200, pending];
    await fetchSheets();
    expect((await GET()).status).toBe(200);
    expect(await database.db.listing.count()).toBe(listed);
  },
);
