import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchText, isPrivate } from '#lib/agendas/sources/fetch.ts';
import { fetchLegistar } from '#lib/agendas/sources/legistar-http.ts';
import { setClock } from '#lib/kernel/clock.ts';
import { event, guid, item } from './fixtures.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;
let handler: Handler;
const asked: URL[] = [];
const server = createServer((request, response) => {
  asked.push(new URL(request.url ?? '/', 'http://localhost'));
  handler(request, response);
});
let base = '';

beforeAll(async () => {
  setClock(new Date('2026-11-23T15:00:00Z'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  setClock(null);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const options = { allowPrivate: true, accept: 'application/json' };
const json = (response: ServerResponse, body: unknown) => response.end(JSON.stringify(body));

describe('a Legistar client over HTTP', () => {
  const read = (pageSize = 2) =>
    fetchLegistar(`${base}/v1/pretend`, { timeZone: 'America/New_York', allowPrivate: true, pageSize });

  it('is asked page by page, from 45 days back on, with items', async () => {
    const all = [1, 2, 3].map((n) =>
      event({ EventId: n, EventGuid: guid(n), EventItems: [item({ EventItemGuid: guid(9000 + n) })] }),
    );
    handler = ({ url }, response) => {
      const query = new URL(url ?? '', base).searchParams;
      const skip = Number(query.get('$skip'));
      json(response, all.slice(skip, skip + Number(query.get('$top'))));
    };
    asked.length = 0;
    const { answer } = await read();
    expect(answer.meetings).toHaveLength(3);
    expect(answer.covers).toEqual({ from: new Date('2026-10-09T04:00:00Z'), to: null });
    expect(asked.map(({ pathname, searchParams }) => `${pathname} ${searchParams.get('$skip')}`)).toEqual([
      '/v1/pretend/events 0',
      '/v1/pretend/events 2',
    ]);
    expect(asked[0]?.searchParams.get('$filter')).toBe("EventDate ge datetime'2026-10-09'");
    expect(asked[0]?.searchParams.get('EventItems')).toBe('1');
  });

  it('that lists meetings without items is asked for them one by one', async () => {
    handler = ({ url }, response) =>
      json(response, url?.includes('/eventitems') ? [item()] : url?.includes('skip=0') ? [event()] : []);
    const { answer } = await read();
    expect(answer.meetings[0]).toMatchObject({ itemsComplete: true, items: [{ number: '5' }] });
  });

  it('that answers with nothing takes nothing away', async () => {
    handler = (_, response) => json(response, []);
    expect((await read()).answer).toMatchObject({ meetings: [], covers: null });
  });

  it('that answers with a page for people is refused', async () => {
    handler = (_, response) => response.end('<html>');
    await expect(read()).rejects.toThrow('not a JSON list');
  });
});

describe('fetchText', () => {
  it('says what the other side answered', async () => {
    handler = (_, response) => response.writeHead(503).end();
    await expect(fetchText(base, options)).rejects.toThrow(/it answered 503/);
    await expect(fetchText('http://127.0.0.1:9/', options)).rejects.toThrow(
      /cannot be reached \(ECONNREFUSED\)/,
    );
  });

  it('is bounded in size and time', async () => {
    handler = (_, response) => response.end('x'.repeat(5000));
    await expect(fetchText(base, { ...options, maxBytes: 1000 })).rejects.toThrow('larger than 1000 bytes');
    handler = (_, response) => response.write('x');
    await expect(fetchText(base, { ...options, timeoutMs: 200 })).rejects.toThrow(
      'no whole answer within 0.2 s',
    );
  });

  it('follows a redirect, not for ever, and only to http', async () => {
    handler = ({ url }, response) =>
      url === '/' ? response.writeHead(302, { location: '/b' }).end() : response.end('b');
    expect(await fetchText(base, options)).toBe('b');
    handler = (_, response) => response.writeHead(302, { location: '/again' }).end();
    await expect(fetchText(base, options)).rejects.toThrow('redirects too often');
    handler = (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end();
    await expect(fetchText(base, options)).rejects.toThrow('"file:" is not read');
  });

  it('of a public host does not reach this machine or its network', async () => {
    const shut = { ...options, allowPrivate: false };
    const { port } = server.address() as AddressInfo;
    for (const address of [
      base,
      `http://localhost:${port}`,
      `http://[::1]:${port}`,
      'http://[::ffff:127.0.0.1]/',
      'http://2130706433/',
      'http://169.254.169.254/',
    ]) {
      await expect(fetchText(address, shut)).rejects.toThrow('private network');
    }
  });
});

describe('isPrivate', () => {
  it.each([
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:a00:1::',
  ])('%s is', (address) => expect(isPrivate(address)).toBe(true));
  it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111'])('%s is not', (address) =>
    expect(isPrivate(address)).toBe(false),
  );
});
