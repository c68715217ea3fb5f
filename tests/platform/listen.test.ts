import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { listenForPublished } from '#lib/platform/listen.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase({ empty: true });
let server: Server;
let stop: () => void;
let status = 204;
let asked: string[] = [];

/** Stands for Next, which is told what to throw away. */
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    if (status === 204) asked.push(...(JSON.parse(body) as { tags: string[] }).tags);
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('PORT', String((server.address() as AddressInfo).port));
  stop = listenForPublished();
});
afterAll(async () => {
  stop();
  vi.unstubAllEnvs();
  await new Promise((resolve) => server.close(resolve));
});

async function listeners(): Promise<number> {
  const rows = await database.db.$queryRaw<{ query: string }[]>`
    SELECT query FROM pg_stat_activity
    WHERE application_name = 'dais-web-listen' AND datname = current_database() AND query LIKE 'LISTEN%'`;
  return rows.length;
}

const publishOne = (tag: string) => database.db.$transaction((tx) => publish(tx, tag));

it('what is published is thrown away, also when Next did not answer at first', async () => {
  await expect.poll(listeners, { timeout: 10_000 }).toBe(1);
  status = 500;
  await publishOne(tags.place('1245000'));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(asked).toEqual([]);
  status = 204;
  await expect.poll(() => asked, { timeout: 10_000 }).toEqual([tags.place('1245000')]);
});

it('all pages are thrown away after a time in which nobody listened', async () => {
  asked = [];
  await database.db.$queryRaw`
    SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
    WHERE application_name = 'dais-web-listen' AND datname = current_database()`;
  await expect.poll(listeners, { timeout: 10_000 }).toBe(0);
  await publishOne(tags.place('1267550'));
  await expect.poll(() => asked, { timeout: 10_000 }).toContain(tags.all);
  asked = [];
  await publishOne(tags.data);
  await expect.poll(() => asked, { timeout: 10_000 }).toEqual([tags.data]);
});
