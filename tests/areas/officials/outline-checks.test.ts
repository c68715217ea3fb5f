import { describe, expect, it } from 'vitest';
import type { Point } from '#lib/officials/districts/district-rules.ts';
import { readOutlines } from '#lib/officials/import/outlines.ts';

// Made-up shapes in units of about a hundred metres, round a point in the sea.
const UNIT = 0.001;
const at = (x: number, y: number): Point => [-80 + x * UNIT, 25 + y * UNIT];
const box = (x: number, y: number, width: number, height = width): Point[] => [
  at(x, y),
  at(x + width, y),
  at(x + width, y + height),
  at(x, y + height),
  at(x, y),
];
const SEATS = [1, 2, 3].map((number) => ({ id: `s${number}`, label: `District ${number}` }));
const read = (...parts: (readonly Point[])[][][]) =>
  readOutlines(
    JSON.stringify({
      type: 'FeatureCollection',
      features: parts.map((coordinates, index) => ({
        type: 'Feature',
        properties: { NAME: index + 1 },
        geometry: { type: 'MultiPolygon', coordinates },
      })),
    }),
    'NAME',
    SEATS,
    null,
  );
const faults = (...parts: (readonly Point[])[][][]) =>
  read(...parts).errors.map(({ feature, name, why }) => `${feature} (${name}) ${why}`);

describe('a line that crosses itself', () => {
  it.each<[string, Point[][], string]>([
    ['as a bow tie', [[at(0, 0), at(4, 4), at(4, 0), at(0, 3), at(0, 0)]], '25.00171, -79.99829'],
    [
      'in a corner that it passes twice',
      [[at(0, 0), at(2, 2), at(4, 4), at(4, 0), at(2, 2), at(0, 3), at(0, 0)]],
      '25.00200, -79.99800',
    ],
    ['where a hole cuts through it', [box(0, 0, 4, 4).toSpliced(2, 0, at(2, 2)), box(1, 1, 2)], ''],
  ])('is refused %s, with the district and the place', (_, rings, place) => {
    expect(faults([rings])).toEqual([expect.stringContaining(`1 (1) crosses itself at ${place}`)]);
  });

  it('is not one that only touches itself in a corner', () => {
    const touching = [
      at(0, 0),
      at(4, 0),
      at(4, 4),
      at(2, 2),
      at(0, 4),
      at(0, 3),
      at(2, 2),
      at(0, 1),
      at(0, 0),
    ];
    expect(faults([[touching]])).toEqual([]);
  });
});

describe('two districts of one body', () => {
  const one = [[box(0, 0, 10)]];

  it.each<[string, Point[][][]]>([
    ['over a border', [[box(9, 2, 10)]]],
    ['as the same shape twice', one],
    ['as one inside the other', [[box(4, 4, 2)]]],
    ['as a cross, with no corner of one inside the other', [[box(4, -5, 2, 20)]]],
    ['by one of many parts', [[box(50, 50, 5)], [box(9, 9, 5)]]],
  ])('are refused where they overlap %s', (_, other) => {
    const [fault, ...more] = faults(one, other);
    expect(more).toEqual([]);
    expect(fault).toMatch(
      /^1 \(1\) overlaps "2" by \d+ metres or more at 2\d\.\d{5}, -\d\d\.\d{5} \(latitude/,
    );
  });

  it.each<[string, Point[][][]]>([
    ['share a border', [[box(10, 0, 10)]]],
    ['share a border with corners elsewhere', [[box(10, 3, 4)]]],
    ['lie over each other by a sliver of ten metres', [[box(9.9, 0, 10)]]],
    ['touch in a corner', [[box(10, 10, 5)]]],
    ['lie apart', [[box(12, 12, 5)]]],
  ])('may %s', (_, other) => {
    expect(faults(one, other)).toEqual([]);
  });

  it('may lie in each other’s holes', () => {
    expect(faults([[box(0, 0, 10), box(3, 3, 4)]], [[box(3, 3, 4)]])).toEqual([]);
  });

  it('are told apart by the pair that is at fault', () => {
    expect(faults(one, [[box(10, 0, 10)]], [[box(19, 1, 5)]])[0]).toMatch(/^2 \(2\) overlaps "3"/);
  });
});

it('parts of one district that overlap are refused', () => {
  expect(faults([[box(0, 0, 10)], [box(8, 8, 10)]])[0]).toMatch(/^1 \(1\) has parts that overlap at /);
});

it('twelve districts of two thousand points each are read within seconds', () => {
  const wavy = (x: number, y: number): Point[] => {
    const ring = Array.from({ length: 2_000 }, (_, index) => {
      const angle = (index / 2_000) * 2 * Math.PI;
      const far = 4.5 + 0.3 * Math.sin(40 * angle);
      return at(x + far * Math.cos(angle), y + far * Math.sin(angle));
    });
    return [...ring, ring[0] as Point];
  };
  const many = Array.from({ length: 3 }, (_, index) => [0, 10, 20, 30].map((y) => [wavy(index * 10, y)]));
  const began = performance.now();
  expect(faults(...many)).toEqual([]);
  expect(performance.now() - began).toBeLessThan(10_000);
});
