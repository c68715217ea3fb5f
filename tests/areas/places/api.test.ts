import { describe, expect, it } from 'vitest';
import { openApi, placeAnswerShape } from '#app/api/v1/openapi.ts';
import { GET as getPlace } from '#app/api/v1/places/[geoid]/route.ts';
import { GET as findPlaces } from '#app/api/v1/places/route.ts';
import { errorShape, searchAnswerShape } from '#lib/places/schema.ts';
import { useDatabase } from '#tests/support/database.ts';

useDatabase();

const host = 'http://dais.test';
const find = (query: string, headers: HeadersInit = {}) =>
  findPlaces(new Request(`${host}/api/v1/places${query}`, { headers }));
const one = (geoid: string, headers: HeadersInit = {}) =>
  getPlace(new Request(`${host}/api/v1/places/${geoid}`, { headers }), {
    params: Promise.resolve({ geoid }),
  });

describe('GET /api/v1/places', () => {
  it('200: 33143 by share of land, each place with its sources, as described', async () => {
    const response = await find('?q=33143');
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const body = await response.json();
    expect(searchAnswerShape.parse(body)).toEqual(body);
    expect(body).toMatchObject({ kind: 'choice', zip: '33143', next: null });
    expect(body.data.map((place: { name: string }) => place.name)).toEqual([
      'South Miami',
      'Coral Gables',
      'Miami-Dade County',
    ]);
    for (const place of body.data) expect(place.sources.length).toBeGreaterThan(0);
  });

  it('200: as many as asked for, without sources when they are not wanted', async () => {
    const body = await (await find('?q=mi&limit=3&sources=no')).json();
    expect(body.data).toHaveLength(3);
    expect(body.data[0]).not.toHaveProperty('sources');
  });

  it('304 to who has the answer already', async () => {
    const etag = (await find('?q=miami')).headers.get('etag') ?? '';
    const again = await find('?q=miami', { 'if-none-match': `"x", W/${etag}` });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect((await find('?q=tampa', { 'if-none-match': etag })).status).toBe(200);
  });

  it.each([
    ['?q=', 'q'],
    ['?q=%20', 'q'],
    [`?q=${'x'.repeat(101)}`, 'q'],
    ['?q=miami&limit=0', 'limit'],
    ['?q=miami&limit=many', 'limit'],
    ['?q=miami&limit=1e9', 'limit'],
    ['?q=miami&sources=all', 'sources'],
  ])('400 to %j, naming %s', async (query, field) => {
    const response = await find(query);
    expect(response.status).toBe(400);
    const body = await response.json();
    expect(errorShape.parse(body)).toEqual(body);
    expect(Object.keys(body.error.fields)).toEqual([field]);
  });

  it.each(["?q='; DROP TABLE", '?q=%00', '?q=%25%25%25', '?q=90210'])('200 to %j', async (query) => {
    const response = await find(query);
    expect(response.status).toBe(200);
    expect((await response.json()).data).toEqual([]);
  });
});

describe('GET /api/v1/places/{geoid}', () => {
  it.each(['1245000', '1267550', '1236550', '1224125', '12086', '12'])(
    '200: %s, as described',
    async (geoid) => {
      const response = await one(geoid);
      expect(response.status).toBe(200);
      const body = await response.json();
      expect(placeAnswerShape.parse(body)).toEqual(body);
    },
  );

  it('200: Miami with its status, agencies and commissioners, every fact with sources', async () => {
    const { data } = await (await one('1245000')).json();
    expect(data.status.code).toBe('active_listed');
    expect(data.agencies[0]).toMatchObject({ name: 'City of Miami Police Department', role: 'own' });
    const facts = [...data.status.because, ...data.bodies, ...data.motions];
    expect(facts.length).toBeGreaterThan(3);
    for (const fact of facts) expect(fact.sources.length).toBeGreaterThan(0);
    expect(data.motions.some((motion: { positions: unknown[] }) => motion.positions.length === 5)).toBe(true);
  });

  it.each(['1', 'miami', '12450001', '%', '../12'])('400 to %j', async (geoid) => {
    const response = await one(geoid);
    expect(response.status).toBe(400);
    expect((await response.json()).error).toMatchObject({ code: 'invalid' });
  });

  it('404 to a GEOID that is not on file', async () => {
    const response = await one('9999999');
    expect(response.status).toBe(404);
    const body = await response.json();
    expect(errorShape.parse(body)).toEqual(body);
  });
});

describe('the OpenAPI description', () => {
  it('refers only to shapes that it has', () => {
    const description = openApi(host);
    expect(description.openapi).toBe('3.1.0');
    const text = JSON.stringify(description);
    const named = [...text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name);
    expect(new Set(named).size).toBeGreaterThan(8);
    for (const name of named) expect(Object.keys(description.components.schemas)).toContain(name);
    expect(text).not.toContain('undefined');
  });

  it('describes the addresses of places', () => {
    expect(Object.keys(openApi(host).paths).filter((path) => path.startsWith('/api/v1/places'))).toEqual([
      '/api/v1/places',
      '/api/v1/places/{geoid}',
      '/api/v1/places/{geoid}/districts',
    ]);
  });
});
