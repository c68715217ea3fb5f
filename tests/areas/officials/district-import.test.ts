import { describe, expect, it } from 'vitest';
import { openApi } from '#app/api/v1/openapi.ts';
import { GET } from '#app/api/v1/places/[geoid]/districts/route.ts';
import { importOutlines } from '#lib/officials/districts/district-mutations.ts';
import { bodyForOutlines, districtsOf } from '#lib/officials/districts/district-queries.ts';
import type { Point } from '#lib/officials/districts/district-rules.ts';
import { readOutlines } from '#lib/officials/import/outlines.ts';
import { districtsAnswerShape } from '#lib/officials/open-data/api-schema.ts';
import { useDatabase } from '#tests/support/database.ts';

const database = useDatabase();
const MIAMI = '1245000';
// Made-up squares: no real outline of a district is on file.
const square = (west: number, south: number): Point[] => [
  [west, south],
  [west + 0.01, south],
  [west + 0.01, south + 0.01],
  [west, south + 0.01],
  [west, south],
];
const file = (...squares: [string, Point[]][]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: squares.map(([NAME, ring]) => ({
      type: 'Feature',
      properties: { NAME },
      geometry: { type: 'Polygon', coordinates: [ring] },
    })),
  });
const source = {
  kind: 'official_site',
  publisher: 'A made-up publisher',
  title: 'A made-up map',
  url: 'https://example.org/map',
  note: null,
  retrievedOn: '2026-11-20',
} as const;

async function take(text: string, vintage: number) {
  const seat = await database.db.seat.findFirstOrThrow({
    where: { label: 'District 1', body: { placeGeoid: MIAMI } },
  });
  const body = await bodyForOutlines(seat.bodyId);
  if (!body) throw new Error('no body');
  const { outlines, errors } = readOutlines(text, 'NAME', body.seats, null);
  expect(errors).toEqual([]);
  return importOutlines('command', body, vintage, source, outlines);
}
const ask = (geoid: string) =>
  GET(new Request(`http://dais.test/api/v1/places/${geoid}/districts`), {
    params: Promise.resolve({ geoid }),
  });

describe('outlines of districts', () => {
  it('are none until somebody imports them, and the answer says so', async () => {
    expect(await (await ask(MIAMI)).json()).toEqual({ data: [], next: null });
    expect((await ask('9999999')).status).toBe(404);
    expect((await ask('x')).status).toBe(400);
  });

  it('are taken with their source and audit rows, once; another edition stands beside them', async () => {
    const text = file(['1', square(-80.2, 25.7)], ['District 2', square(-80.19, 25.7)]);
    expect((await take(text, 2022)).added).toHaveLength(2);
    expect(await take(text, 2022)).toMatchObject({
      added: [],
      replaced: [],
      unchanged: [{}, {}].map(() => expect.any(String)),
    });
    const audits = await database.db.auditEntry.count({ where: { action: 'outline.import' } });
    expect(audits).toBe(2);
    expect(
      (await take(file(['1', square(-80.21, 25.7)], ['2', square(-80.19, 25.7)]), 2022)).replaced,
    ).toHaveLength(1);
    await take(file(['1', square(-80.3, 25.7)]), 2012);
    const newer = await districtsOf(MIAMI);
    expect(newer.map(({ seatLabel, vintage }) => [seatLabel, vintage])).toEqual([
      ['District 1', 2022],
      ['District 2', 2022],
    ]);
    expect(newer[0]).toMatchObject({ toleranceMetres: 0, sources: [{ publisher: 'A made-up publisher' }] });
    const response = await ask(MIAMI);
    const body = await response.json();
    expect(districtsAnswerShape.parse(body)).toEqual(body);
    expect(Object.keys(openApi('http://dais.test').components.schemas)).toContain('DistrictsAnswer');
  });

  it('never stand without a source', async () => {
    const { seatId } = await database.db.districtOutline.findFirstOrThrow();
    const bare = {
      id: 'bare',
      seatId,
      vintage: 2000,
      toleranceMetres: 0,
      geometry: { type: 'MultiPolygon', coordinates: [] },
    };
    await expect(database.db.districtOutline.create({ data: bare })).rejects.toThrow(
      /fact_has_source|no source/,
    );
  });
});
