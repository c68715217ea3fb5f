import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locate, type Outline, type Point, placed } from '#lib/officials/districts/district-rules.ts';
import { MOST_POINTS_KEPT, readOutlines } from '#lib/officials/import/outlines.ts';

// A made-up city of squares, one hundredth of a degree wide, near 26° north 80° west.
const square = (west: number, south: number, size = 1): Point[] =>
  (
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ] as const
  ).map(([x, y]) => [Math.round((-80 + x / 100) * 1e6) / 1e6, Math.round((26 + y / 100) * 1e6) / 1e6]);
const at = (x: number, y: number): Point => [-80 + x / 100, 26 + y / 100];

const CITY: Outline[] = [
  { seatId: 'a', polygons: [[square(0, 0)]] },
  { seatId: 'b', polygons: [[square(1, 0)]] },
  // Around a hole, which is c.
  { seatId: 'ring', polygons: [[square(3, 0, 3), square(4, 1)]] },
  { seatId: 'c', polygons: [[square(4, 1)]] },
  // Two parts.
  { seatId: 'parts', polygons: [[square(0, 5)], [square(5, 5)]] },
];

describe('the district of a point', () => {
  it.each<[string, Point, number, unknown]>([
    ['well inside', at(0.5, 0.5), 10, { kind: 'inside', seatId: 'a' }],
    ['on the line between two', at(1, 0.5), 0, { kind: 'border', seatIds: ['a', 'b'] }],
    [
      'nearer to the line than the point is exact',
      at(0.995, 0.5),
      10,
      { kind: 'border', seatIds: ['a', 'b'] },
    ],
    ['near it, exact enough', at(0.995, 0.5), 1, { kind: 'inside', seatId: 'a' }],
    ['on a corner', at(0, 0), 0, { kind: 'border', seatIds: ['a'] }],
    ['on the outer line', at(0.5, 0), 0, { kind: 'border', seatIds: ['a'] }],
    ['just outside', at(0.5, -0.001), 10, { kind: 'border', seatIds: ['a'] }],
    ['outside', at(0.5, -0.5), 10, { kind: 'outside' }],
    ['in a hole that is another district', at(4.5, 1.5), 10, { kind: 'inside', seatId: 'c' }],
    ['around the hole', at(3.5, 1.5), 10, { kind: 'inside', seatId: 'ring' }],
    ['on the line of the hole', at(4, 1.5), 0.01, { kind: 'border', seatIds: ['c', 'ring'] }],
    ['in the first part', at(0.5, 5.5), 10, { kind: 'inside', seatId: 'parts' }],
    ['in the second part', at(5.5, 5.5), 10, { kind: 'inside', seatId: 'parts' }],
    ['between the parts', at(3, 5.5), 10, { kind: 'outside' }],
  ])('%s', (_, point, margin, expected) => {
    const found = locate(point, CITY, margin);
    if (found.kind === 'border') expect({ ...found, seatIds: [...found.seatIds].sort() }).toEqual(expected);
    else expect(found).toEqual(expected);
  });

  it('is outside where no outline is on file', () =>
    expect(locate(at(0, 0), [], 1000)).toEqual({ kind: 'outside' }));

  it('is never nothing inside a grid, and is one district away from its lines', () => {
    const grid: Outline[] = Array.from({ length: 16 }, (_, index) => ({
      seatId: String(index),
      polygons: [[square(index % 4, Math.floor(index / 4))]],
    }));
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 4, noNaN: true }),
        fc.double({ min: 0, max: 4, noNaN: true }),
        (x, y) => {
          const found = locate(at(x, y), grid, 5);
          expect(found.kind).not.toBe('outside');
          const off = Math.min(...[x, y].map((value) => Math.abs(value - Math.round(value))));
          if (off > 0.01)
            expect(found).toEqual({ kind: 'inside', seatId: String(Math.floor(x) + 4 * Math.floor(y)) });
          if (off < 0.001) expect(found.kind).toBe('border');
        },
      ),
    );
  });

  it('does not depend on where a ring begins or which way it runs', () => {
    const shape = square(0, 0, 2);
    fc.assert(
      fc.property(
        fc.nat(3),
        fc.boolean(),
        fc.double({ min: -1, max: 3, noNaN: true }),
        fc.double({ min: -1, max: 3, noNaN: true }),
        (turn, backwards, x, y) => {
          const open = shape.slice(0, -1);
          const turned = [...open.slice(turn), ...open.slice(0, turn)];
          const ring = [...turned, turned[0] as Point];
          const other = placed(at(x, y), [[backwards ? ring.reverse() : ring]]);
          const first = placed(at(x, y), [[shape]]);
          expect(other.metres).toBeCloseTo(first.metres, 6);
          // On the very line either answer will do: `locate` calls it the border.
          if (first.metres > 0.001) expect(other.inside).toBe(first.inside);
        },
      ),
    );
  });
});

const SEATS = [
  { id: 's1', label: 'District 1' },
  { id: 's2', label: 'District 2' },
  { id: 'm', label: 'Mayor' },
];
const NEAR: Point = at(0, 0);
const feature = (name: unknown, coordinates: unknown, type = 'Polygon') => ({
  type: 'Feature',
  properties: { NAME: name },
  geometry: { type, coordinates },
});
const read = (features: unknown[], more: object = {}) =>
  readOutlines(JSON.stringify({ type: 'FeatureCollection', features, ...more }), 'NAME', SEATS, NEAR);

describe('a file of outlines', () => {
  it('is read by the names of the seats, or by their numbers; every ring runs the same way', () => {
    const { outlines, errors } = read([
      feature(1, [square(0, 0).reverse()]),
      feature('DISTRICT 02', [[square(3, 0, 3), [...square(4, 1)]], [square(8, 0)]], 'MultiPolygon'),
    ]);
    expect(errors).toEqual([]);
    expect(
      outlines.map(({ seatId, polygons, toleranceMetres }) => [seatId, polygons.length, toleranceMetres]),
    ).toEqual([
      ['s1', 1, 0],
      ['s2', 2, 0],
    ]);
    expect(outlines[0]?.polygons).toEqual([[square(0, 0)]]);
    expect(outlines[1]?.polygons[0]?.[1]).toEqual([...square(4, 1)].reverse());
  });

  const open = square(0, 0).slice(0, 4);
  it.each<[string, unknown[], object, string]>([
    [
      'an open ring',
      [feature(1, [[...open, at(0.5, 0.5)]])],
      {},
      'feature 1 (1) has a ring that is not closed',
    ],
    [
      'three points',
      [feature(1, [open.slice(0, 3)])],
      {},
      'feature 1 (1) has a ring of fewer than four points',
    ],
    [
      'a line',
      [feature(1, square(0, 0), 'LineString')],
      {},
      'feature 1 (1) is a LineString, not a Polygon or MultiPolygon',
    ],
    [
      'no area',
      [feature(1, [[at(0, 0), at(1, 1), at(2, 2), at(0, 0)]])],
      {},
      'feature 1 (1) has a ring without an area',
    ],
    [
      'metres',
      [
        feature(1, [
          [
            [583000, 2850000],
            [583100, 2850000],
            [583100, 2850100],
            [583000, 2850000],
          ],
        ]),
      ],
      {},
      'feature 1 (1) has the point 583000, 2850000, which is not in degrees',
    ],
    [
      'swapped axes',
      [feature(1, [square(0, 0).map(([x, y]) => [y, x])])],
      {},
      'feature 1 (1) has the point 26, -80, far from the place: longitude comes first',
    ],
    [
      'words',
      [
        feature(1, [
          [
            ['a', 'b'],
            ['a', 'b'],
            ['a', 'b'],
            ['a', 'b'],
          ],
        ]),
      ],
      {},
      'feature 1 (1) has a point that is not two numbers',
    ],
    [
      'a hole outside',
      [feature(1, [square(0, 0), square(5, 5)])],
      {},
      'feature 1 (1) has a hole that reaches out of its part',
    ],
    [
      'an unknown seat',
      [feature('9', [square(0, 0)])],
      {},
      'feature 1 (9) is the name of no seat of this body on file',
    ],
    ['no name', [feature(null, [square(0, 0)])], {}, 'feature 1 (null) has no property "NAME" that names it'],
    [
      'a seat twice',
      [feature(1, [square(0, 0)]), feature('District 1', [square(1, 0)])],
      {},
      'feature 2 (District 1) is the second outline of District 1',
    ],
    [
      'another projection',
      [feature(1, [square(0, 0)])],
      { crs: { properties: { name: 'EPSG:2236' } } },
      'feature null (null) the file is in EPSG:2236: give it in WGS84 (EPSG:4326)',
    ],
    ['nothing', [], {}, 'feature null (null) the file has no features'],
  ])('is refused for %s, and the feature is named', (_, features, more, expected) => {
    const { outlines, errors } = read(features, more);
    expect(outlines).toEqual([]);
    expect(errors.map((it) => `feature ${it.feature} (${it.name}) ${it.why}`)).toEqual([expected]);
  });

  it('is refused whole, and is refused when it is no JSON', () => {
    const { outlines, errors } = read([feature(1, [square(0, 0)]), feature(2, [open])]);
    expect([outlines.length, errors.length, errors[0]?.feature]).toEqual([0, 1, 2]);
    expect(readOutlines('{', 'NAME', SEATS, null).errors[0]?.why).toMatch('is not JSON');
  });

  it('keeps few enough points, and its lines stay as near as it says', () => {
    const many: Point[] = Array.from({ length: 20_000 }, (_, index) => {
      const angle = (index / 20_000) * 2 * Math.PI;
      const wobble = 1 + 0.0005 * Math.sin(angle * 900);
      return [-80 + 0.05 * wobble * Math.cos(angle), 26 + 0.05 * wobble * Math.sin(angle)];
    });
    const [outline] = read([feature(1, [[...many, many[0]]])]).outlines;
    expect(outline?.points).toBeLessThanOrEqual(MOST_POINTS_KEPT);
    expect(outline?.toleranceMetres).toBeGreaterThan(0);
    const farthest = Math.max(
      ...many
        .filter((_, index) => index % 50 === 0)
        .map((point) => placed(point, outline?.polygons ?? []).metres),
    );
    expect(farthest).toBeLessThanOrEqual((outline?.toleranceMetres ?? 0) + 0.2);
  });
});
