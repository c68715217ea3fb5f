import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { pointsOfAddress } from '#lib/officials/districts/geocode-queries.ts';
import { askGeocoder } from '#lib/officials/geocode/ask.ts';
import { addressSchema } from '#lib/officials/geocode/schema.ts';
import { EnvError, forgetEnv, readEnv } from '#lib/platform/env.ts';
import { useDatabase } from '#tests/support/database.ts';

// A local server that answers as Nominatim's search does, or as it should not.

const SECRET = '1234 Fictitious Street';
type Handler = (request: IncomingMessage, response: ServerResponse) => void;
let answer: Handler = () => {};
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  answer(request, response);
});
let base = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => {
  asked.length = 0;
});

const url = () => `${base}/search?format=jsonv2&limit=5&q={query}`;
const json =
  (value: unknown): Handler =>
  (_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(value));
  };
const house = (lat: unknown, lon: unknown, name = 'A house') => ({
  place_id: 1,
  licence: 'made up',
  lat,
  lon,
  display_name: name,
});

describe('a geocoder that answers', () => {
  it('is asked once, with the question as one parameter', async () => {
    answer = json([house('25.7', '-80.2')]);
    expect(await askGeocoder(url(), '1 A & B St, #2')).toEqual([
      { latitude: 25.7, longitude: -80.2, name: 'A house' },
    ]);
    expect(asked).toEqual(['/search?format=jsonv2&limit=5&q=1%20A%20%26%20B%20St%2C%20%232']);
  });

  it('may know several places, of which five are kept, or none', async () => {
    answer = json(Array.from({ length: 9 }, (_, at) => house(25 + at / 100, -80, `House ${at}`)));
    expect(await askGeocoder(url(), SECRET)).toHaveLength(5);
    answer = json([]);
    expect(await askGeocoder(url(), SECRET)).toEqual([]);
  });
});

describe('a geocoder that answers badly gives one word', () => {
  it.each<[string, Handler, string]>([
    ['no list', json({ error: SECRET }), 'not understood'],
    ['degrees beyond the earth', json([house('95', '-80')]), 'not understood'],
    ['a number that is none', json([house('25.7x', '-80')]), 'not understood'],
    ['no name', json([{ lat: '25', lon: '-80' }]), 'not understood'],
    ['more answers than anybody asked for', json(Array(51).fill(house('25', '-80'))), 'not understood'],
    ['a page', (_, response) => response.end('<!doctype html>'), 'not understood'],
    ['an error', (_, response) => response.writeHead(500).end(SECRET), 'refused'],
    ['another address', (_, response) => response.writeHead(302, { location: '/else' }).end(), 'unreachable'],
    ['a book', (_, response) => response.end('['.repeat(300_000)), 'too long'],
    ['half an answer', (request) => request.socket.destroy(), 'unreachable'],
  ])('%s', async (_, handler, word) => {
    answer = handler;
    expect(await askGeocoder(url(), SECRET)).toBe(word);
    expect(asked).toHaveLength(1);
  });

  it('too slow, before the first byte and after it', async () => {
    answer = () => {};
    expect(await askGeocoder(url(), SECRET, 100)).toBe('slow');
    answer = (_, response) => {
      response.write('[');
    };
    expect(await askGeocoder(url(), SECRET, 100)).toBe('slow');
  });

  it('not there', async () => {
    expect(await askGeocoder('http://127.0.0.1:9/?q={query}', SECRET)).toBe('unreachable');
  });
});

describe('the look-up of an address', () => {
  const database = useDatabase();
  const SOUTH_MIAMI = { geoid: '1270925', address: SECRET };

  function set(value: string | undefined): void {
    if (value === undefined) delete process.env.GEOCODER_URL;
    else process.env.GEOCODER_URL = value;
    forgetEnv();
  }
  afterEach(() => set(undefined));

  it('does not exist while the host has no geocoder', async () => {
    set(undefined);
    expect(await pointsOfAddress(SOUTH_MIAMI)).toMatchObject({ ok: false, reason: 'not_found' });
    expect(asked).toEqual([]);
  });

  it('asks for the address in its place and state, and leaves no trace of it', async () => {
    set(url());
    answer = json([house('25.7', '-80.2')]);
    const place = await database.db.place.findFirstOrThrow({
      where: { stateCode: 'fl', slug: 'south-miami' },
    });
    const written: string[] = [];
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    try {
      expect(await pointsOfAddress({ geoid: place.geoid, address: SECRET })).toMatchObject({ ok: true });
      expect(decodeURIComponent(asked[0] ?? '')).toContain(`${SECRET}, South Miami, Florida`);
      answer = (request) => request.socket.destroy();
      expect(await pointsOfAddress({ geoid: place.geoid, address: SECRET })).toMatchObject({
        ok: false,
        reason: 'unavailable',
      });
    } finally {
      write.mockRestore();
    }
    expect(written.join('')).toContain('"outcome":"unreachable"');
    expect(written.join('')).not.toMatch(/1234|Fictitious/);
    const tables = await database.db.$queryRaw<{ name: string }[]>`
      SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`;
    for (const { name } of tables) {
      const [found] = await database.db.$queryRawUnsafe<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM "${name}" AS t WHERE t::text LIKE '%Fictitious Street%'`,
      );
      expect([name, found?.count]).toEqual([name, 0]);
    }
  });

  it('takes a street address and nothing longer', () => {
    const parse = (address: string) => addressSchema.safeParse({ geoid: '1245000', address }).success;
    expect([parse(SECRET), parse(' 1 '), parse('x'.repeat(151))]).toEqual([true, false, false]);
  });

  it.each(['ftp://example.org/{query}', 'https://example.org/search', 'https://example.org/{query}/{query}'])(
    'refuses to start with %s',
    (value) => {
      expect(() => readEnv({ GEOCODER_URL: value, DATA_DIR: process.env.DATA_DIR })).toThrow(EnvError);
    },
  );
});
