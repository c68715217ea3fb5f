import { describe, expect, it } from 'vitest';
import { GET as one, OPTIONS as oneOptions } from '#app/api/v1/[resource]/[...id]/route.ts';
import { GET as list, OPTIONS } from '#app/api/v1/[resource]/route.ts';
import { answerShapes } from '#app/api/v1/openapi.ts';
import { GET as placeList } from '#app/api/v1/places/route.ts';
import { RESOURCES } from '#lib/officials/open-data/open-data.ts';
import { factCounts } from '#lib/places/queries.ts';
import { errorShape } from '#lib/places/schema.ts';
import { useDatabase } from '#tests/support/database.ts';

const base = useDatabase();
const names = RESOURCES.map(({ name }) => name);

function get(name: string, query = '', headers: HeadersInit = {}): Promise<Response> {
  const request = new Request(`http://dais.test/api/v1/${name}${query}`, { headers });
  if (name === 'places') return placeList(request);
  return list(request, { params: Promise.resolve({ resource: name }) });
}

const getOne = (name: string, id: string, query = '') =>
  one(new Request(`http://dais.test/api/v1/${name}/${id}${query}`), {
    params: Promise.resolve({ resource: name, id: id.split('/') }),
  });

/** Every page of a list, one after the other. */
async function walk(name: string, query: string, limit: number): Promise<{ id?: string; geoid?: string }[]> {
  const all: { id?: string; geoid?: string }[] = [];
  let cursor = '';
  for (let page = 0; page < 400; page++) {
    const body = await (await get(name, `?limit=${limit}${query}${cursor}`)).json();
    all.push(...body.data);
    expect(body.data.length).toBeLessThanOrEqual(limit);
    if (body.next === null) return all;
    cursor = `&cursor=${encodeURIComponent(body.next)}`;
  }
  throw new Error('the list does not end');
}

describe.each(names)('GET /api/v1/%s', (name) => {
  it('200: as described, every record with its day and its sources', async () => {
    const response = await get(name, '?limit=1000');
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const body = await response.json();
    expect(answerShapes.get(name)?.list.parse(body)).toEqual(body);
    expect(body.data.length).toBeGreaterThan(0);
    for (const row of body.data) {
      expect(row.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(row.sources.length).toBeGreaterThan(0);
    }
  });

  it('pages by cursor: every record once, in the same order', async () => {
    const whole = await walk(name, '', 1000);
    const small = await walk(name, '', Math.max(3, Math.ceil(whole.length / 7)));
    expect(small).toEqual(whole);
    expect(new Set(whole.map((row) => row.id ?? row.geoid)).size).toBe(whole.length);
  });

  it('304 to who has the answer, 200 to who has another', async () => {
    const etag = (await get(name, '?limit=2')).headers.get('etag') ?? '';
    expect((await get(name, '?limit=2', { 'if-none-match': etag })).status).toBe(304);
    expect((await get(name, '?limit=2&format=csv', { 'if-none-match': etag })).status).toBe(200);
  });

  it('CSV with the same rows, each as long as the head, and the next page in Link', async () => {
    const response = await get(name, '?format=csv&limit=2');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = (await response.text()).trimEnd().split('\r\n');
    // A doubled quotation mark stands inside a cell, also where a comma follows it.
    const width = (line = '') => line.match(/"(?:[^"]|"")*"(?=,|$)/g)?.length;
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(width(line)).toBe(width(lines[0]));
    expect(lines[0]).toMatch(/"as_of","sources","source_urls"$/);
    const whole = (await (await get(name, '?limit=1000')).json()).data.length;
    const link = response.headers.get('link');
    expect(link === null).toBe(whole <= 2);
    if (link) {
      const next = new URL(link.slice(1, link.indexOf('>')), 'http://dais.test');
      const more = await get(name, next.search);
      expect(more.status).toBe(200);
      expect(more.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    }
    const accepted = await get(name, '?limit=2', { accept: 'text/csv' });
    expect((await accepted.text()).trimEnd().split('\r\n')).toEqual(lines);
  });

  it.each([
    ['?limit=0', 'limit'],
    ['?limit=1001', 'limit'],
    ['?limit=ten', 'limit'],
    ['?limit=1&limit=2', 'limit'],
    ['?cursor=x', 'cursor'],
    ['?cursor=', 'cursor'],
    ['?format=xml', 'format'],
    ['?stat=fl', 'stat'],
    ['?state=florida', 'state'],
    ['?since=2025-02-30', 'since'],
    ['?place=miami', 'place'],
  ])('400 to %s, naming %s', async (query, field) => {
    const response = await get(name, query);
    expect(response.status).toBe(400);
    const body = await response.json();
    expect(errorShape.parse(body)).toEqual(body);
    expect(Object.keys(body.error.fields)).toEqual([field]);
  });

  it('400 to a cursor of another question', async () => {
    const { next } = await (await get(name, '?limit=1&state=fl')).json();
    if (next) expect((await get(name, `?limit=1&cursor=${next}`)).status).toBe(400);
  });

  it('one by its id, as the list has it; 404 in the house form', async () => {
    const [row] = (await (await get(name, '?limit=1')).json()).data;
    const found = await getOne(name, row.id ?? row.geoid);
    expect(found.status).toBe(200);
    expect((await found.json()).data).toEqual(row);
    const none = await getOne(name, 'no/such/thing');
    expect(none.status).toBe(404);
    expect(errorShape.parse(await none.json()).error.code).toBe('not_found');
    expect((await getOne(name, row.id ?? row.geoid, '?limit=1')).status).toBe(400);
  });
});

describe('filters', () => {
  const count = async (name: string, query: string) => (await walk(name, query, 1000)).length;

  it('hold what they say', async () => {
    expect(await count('agreements', '&state=fl&model=jail_enforcement')).toBe(9);
    expect(await count('listings', '&state=fl&kind=participating&release=participating-2026-05-18')).toBe(
      348,
    );
    expect(await count('places', '&kind=county&state=FL')).toBe(67);
    expect(await count('agencies', '&kind=sheriff')).toBe(67);
    expect(await count('agreements', '&place=1245000')).toBe(1);
    expect(await count('agreements', '&state=ga')).toBe(0);
    expect(await count('officials', '&place=1245000')).toBeGreaterThan(5);
    expect(await count('events', '&place=1245000&since=2026-01-01')).toBeLessThan(
      await count('events', '&place=1245000'),
    );
    expect(await count('events', '&county=12086')).toBeGreaterThan(await count('events', '&place=1245000'));
    expect(await count('motions', '&place=1245000&effect=sign')).toBe(1);
  });

  it('give no row of a list that is on hold', async () => {
    const release = await base.db.release.findFirstOrThrow();
    const before = await count('listings', '');
    await base.db.release.update({
      where: { id: release.id },
      data: { state: 'held', reasons: ['for the test'] },
    });
    try {
      expect(before).toBeGreaterThan(0);
      expect(await count('listings', '&kind=participating')).toBe(0);
    } finally {
      await base.db.release.update({
        where: { id: release.id },
        data: { state: release.state, reasons: [] },
      });
    }
  });
});

describe('other', () => {
  it('404 to a list that there is not', async () => {
    for (const name of ['users', 'letters', 'drafts', 'follows', '__proto__'])
      expect((await get(name)).status).toBe(404);
  });

  it('lets any page ask first', () => {
    for (const options of [OPTIONS, oneOptions]) {
      const response = options();
      expect(response.status).toBe(204);
      expect(response.headers.get('access-control-allow-methods')).toContain('GET');
    }
  });

  it('429 with the seconds to wait, to that address only', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    await get('motions', '?limit=4', headers);
    await base.db.rateWindow.updateMany({ data: { count: 600 } });
    const refused = await get('motions', '?limit=5', headers);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(errorShape.parse(await refused.json()).error.code).toBe('too_many');
    expect((await get('motions', '?limit=6', { 'x-forwarded-for': '203.0.113.10' })).status).toBe(200);
    await base.db.rateWindow.deleteMany();
  });
});

it('an agency that only a list of ICE names has that list as its source, and its day', async () => {
  const { db } = base;
  const { sourceId } = await db.release.findFirstOrThrow({ where: { state: 'accepted' } });
  const id = 'fl/a-fictitious-police-department';
  await db.$transaction([
    db.agency.create({
      data: {
        id,
        stateCode: 'fl',
        name: 'A Fictitious Police Department',
        kind: 'municipal_police',
        unmatched: 'x',
      },
    }),
    db.agreement.create({
      data: {
        id: `${id}/task_force`,
        agencyId: id,
        model: 'task_force',
        citations: { create: { sourceId, confidence: 'high' } },
      },
    }),
  ]);
  try {
    const { data } = await (await getOne('agencies', id)).json();
    expect(data.sources.map((source: { id: string }) => source.id)).toEqual([sourceId]);
    expect(data.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    const since = await walk('agencies', `&since=${data.asOf}`, 1000);
    expect(since.map((row) => row.id)).toContain(id);
    const [agencies] = (await factCounts()).filter(({ kind }) => kind === 'agency');
    expect(agencies?.facts).toBe(await db.agency.count());
  } finally {
    await db.citation.deleteMany({ where: { agreementId: `${id}/task_force` } }).catch(() => {});
    await db.agreement.deleteMany({ where: { agencyId: id } });
    await db.agency.delete({ where: { id } });
  }
});
