import { z } from 'zod';
import { METRES_A_DEGREE, type Point, type Polygon, type Ring } from '../districts/district-rules.ts';
import { type Box, boxOf, crossing, overlap, overlappingParts, placeOf } from './outline-checks.ts';
import { seatKey } from './term-rules.ts';

// Reading a GeoJSON file of districts. Pure.

export type ReadOutline = {
  /** What the file calls the district. */
  name: string;
  seatId: string;
  /** Its number in the file, from 1. */
  feature: number;
  polygons: Polygon[];
  toleranceMetres: number;
  points: number;
};

export type OutlineError = { feature: number | null; name: string | null; why: string };
export type OutlineReading = { outlines: ReadOutline[]; errors: OutlineError[] };

const MOST_FEATURES = 200;
const MOST_POINTS_READ = 500_000;
/** As many points as one outline keeps; a phone loads all outlines of a city at once. */
export const MOST_POINTS_KEPT = 1_500;
const MOST_TOLERANCE_METRES = 100;
/** A city's districts lie near its centre: farther away the axes are swapped or the numbers are not degrees. */
const FARTHEST_DEGREES = 1.5;

const feature = z.object({
  type: z.literal('Feature'),
  properties: z.record(z.string(), z.unknown()).nullable(),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }).nullable(),
});
const collection = z.object({
  type: z.literal('FeatureCollection', 'is not a FeatureCollection'),
  crs: z.object({ properties: z.object({ name: z.string() }) }).nullish(),
  features: z
    .array(z.unknown())
    .min(1, 'has no features')
    .max(MOST_FEATURES, `has more than ${MOST_FEATURES} features`),
});

/**
 * Reads the districts of one body. Every fault names its feature, by its number from 1 and its name; a file with a fault
 * gives no outlines at all.
 *
 * @param property the feature's property that names the seat: "District 3", or "3" alone
 * @param near the place's centre, where it is on file
 */
export function readOutlines(
  text: string,
  property: string,
  seats: readonly { id: string; label: string }[],
  near: Point | null,
): OutlineReading {
  const failed = (why: string): OutlineReading => ({
    outlines: [],
    errors: [{ feature: null, name: null, why }],
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return failed(`is not JSON: ${(error as Error).message}`);
  }
  const file = collection.safeParse(json);
  if (!file.success) return failed(`the file ${file.error.issues[0]?.message ?? 'is not GeoJSON'}`);
  const crs = file.data.crs?.properties.name;
  if (crs && !/CRS84|4326|WGS ?84/i.test(crs))
    return failed(`the file is in ${crs}: give it in WGS84 (EPSG:4326)`);
  const outlines: ReadOutline[] = [];
  const errors: OutlineError[] = [];
  const budget = { left: MOST_POINTS_READ };
  for (const [index, raw] of file.data.features.entries()) {
    const read = readFeature(raw, property, seats, near, budget);
    if ('why' in read) errors.push({ feature: index + 1, ...read });
    else if (outlines.some(({ seatId }) => seatId === read.seatId)) {
      const label = seats.find(({ id }) => id === read.seatId)?.label;
      errors.push({ feature: index + 1, name: read.name, why: `is the second outline of ${label}` });
    } else outlines.push({ feature: index + 1, ...read });
  }
  if (errors.length === 0) errors.push(...overlaps(outlines));
  return errors.length > 0 ? { outlines: [], errors } : { outlines, errors };
}

function readFeature(
  raw: unknown,
  property: string,
  seats: readonly { id: string; label: string }[],
  near: Point | null,
  budget: { left: number },
): Omit<ReadOutline, 'feature'> | Omit<OutlineError, 'feature'> {
  const parsed = feature.safeParse(raw);
  if (!parsed.success) return { name: null, why: 'is not a GeoJSON feature' };
  const value = parsed.data.properties?.[property];
  const name = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  if (name === '') return { name: null, why: `has no property "${property}" that names it` };
  const seat = seatNamed(name, seats);
  if (typeof seat === 'string') return { name, why: seat };
  const polygons = polygonsOf(parsed.data.geometry, near, budget);
  if (typeof polygons === 'string') return { name, why: polygons };
  const crossed = polygons.map(crossing).find(Boolean);
  if (crossed) return { name, why: `crosses itself at ${placeOf(crossed)} (latitude, longitude)` };
  const bounded = bound(polygons);
  return typeof bounded === 'string' ? { name, why: bounded } : { name, seatId: seat.id, ...bounded };
}

/** Nobody lives in two districts of one body, nor twice in one. */
function overlaps(outlines: readonly ReadOutline[]): OutlineError[] {
  for (const outline of outlines) {
    const at = overlappingParts(outline, outline.toleranceMetres);
    const { feature, name } = outline;
    if (at) return [{ feature, name, why: `has parts that overlap at ${placeOf(at)} (latitude, longitude)` }];
  }
  const found = overlap(outlines, ({ seatId }) => toleranceOf(outlines, seatId));
  if (!found) return [];
  const [one, other] = found.seatIds.map((id) => outlines.find(({ seatId }) => seatId === id));
  const why = `overlaps "${other?.name}" by ${Math.round(found.metres)} metres or more at ${placeOf(found.at)} (latitude, longitude)`;
  return [{ feature: one?.feature ?? null, name: one?.name ?? null, why }];
}

function toleranceOf(outlines: readonly ReadOutline[], seatId: string): number {
  return outlines.find((outline) => outline.seatId === seatId)?.toleranceMetres ?? 0;
}

/** By its whole label, or, for a bare number, by the only seat whose label ends in it. */
function seatNamed<T extends { label: string }>(name: string, seats: readonly T[]): T | string {
  const key = seatKey(name);
  const bare = key.replace(/^0+(?=\d)/, '');
  const whole = seats.filter((seat) => seatKey(seat.label) === key);
  const found =
    whole.length > 0 ? whole : seats.filter((seat) => seatKey(seat.label).split(' ').at(-1) === bare);
  const [only, ...more] = found;
  if (!only) return 'is the name of no seat of this body on file';
  return more.length > 0 ? 'may be the name of several seats' : only;
}

function polygonsOf(
  geometry: { type: string; coordinates: unknown } | null,
  near: Point | null,
  budget: { left: number },
): Polygon[] | string {
  if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon')
    return `is a ${geometry?.type ?? 'feature without a geometry'}, not a Polygon or MultiPolygon`;
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  if (!Array.isArray(parts) || parts.length === 0) return 'has no parts';
  const polygons: Polygon[] = [];
  for (const part of parts) {
    if (!Array.isArray(part) || part.length === 0) return 'has a part without a ring';
    const rings: Ring[] = [];
    for (const [index, raw] of part.entries()) {
      const ring = ringOf(raw, near, budget);
      if (typeof ring === 'string') return ring;
      const outer = index === 0;
      const [first] = rings;
      if (first && !within(boxOf([ring]), boxOf([first]))) return 'has a hole that reaches out of its part';
      // Both directions are met in published files; what is kept is always the same: outer ones counter-clockwise.
      rings.push(areaOf(ring) > 0 === outer ? ring : [...ring].reverse());
    }
    polygons.push(rings);
  }
  return polygons;
}

function ringOf(raw: unknown, near: Point | null, budget: { left: number }): Ring | string {
  if (!Array.isArray(raw) || raw.length < 4) return 'has a ring of fewer than four points';
  budget.left -= raw.length;
  if (budget.left < 0) return `brings the file over ${MOST_POINTS_READ} points`;
  const ring: Point[] = [];
  for (const position of raw) {
    const [longitude, latitude] = Array.isArray(position) ? position : [];
    if (
      typeof longitude !== 'number' ||
      typeof latitude !== 'number' ||
      !Number.isFinite(longitude + latitude)
    )
      return 'has a point that is not two numbers';
    if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90)
      return `has the point ${longitude}, ${latitude}, which is not in degrees`;
    if (near && Math.max(Math.abs(longitude - near[0]), Math.abs(latitude - near[1])) > FARTHEST_DEGREES)
      return `has the point ${longitude}, ${latitude}, far from the place: longitude comes first`;
    // Six decimals are a tenth of a metre.
    ring.push([Math.round(longitude * 1e6) / 1e6, Math.round(latitude * 1e6) / 1e6]);
  }
  const first = ring[0] as Point;
  const last = ring.at(-1) as Point;
  if (first[0] !== last[0] || first[1] !== last[1]) return 'has a ring that is not closed';
  // A square metre is some 1e-10 square degrees.
  return Math.abs(areaOf(ring)) < 1e-10 ? 'has a ring without an area' : ring;
}

/** Twice the signed area in square degrees; positive for a ring that runs counter-clockwise. */
function areaOf(ring: Ring): number {
  const [x0, y0] = ring[0] as Point;
  let sum = 0;
  for (let at = 1; at < ring.length; at++) {
    const [ax, ay] = ring[at - 1] as Point;
    const [bx, by] = ring[at] as Point;
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum;
}

function within(inner: Box, outer: Box): boolean {
  return (
    inner.west >= outer.west &&
    inner.east <= outer.east &&
    inner.south >= outer.south &&
    inner.north <= outer.north
  );
}

/** Leaves points out, more and more of them, until few enough are left; says how far a line may have moved. */
function bound(polygons: Polygon[]): Pick<ReadOutline, 'polygons' | 'toleranceMetres' | 'points'> | string {
  let kept = polygons;
  let toleranceMetres = 0;
  while (pointsOf(kept) > MOST_POINTS_KEPT) {
    toleranceMetres = toleranceMetres === 0 ? 1 : toleranceMetres * 2;
    if (toleranceMetres > MOST_TOLERANCE_METRES)
      return `has too many points: more than ${MOST_POINTS_KEPT} are left where lines may move by ${MOST_TOLERANCE_METRES} metres`;
    const tolerance = toleranceMetres / METRES_A_DEGREE;
    kept = polygons.map((polygon) => polygon.map((ring) => simplify(ring, tolerance)));
  }
  return { polygons: kept, toleranceMetres, points: pointsOf(kept) };
}

function pointsOf(polygons: readonly Polygon[]): number {
  return polygons.flat().reduce((sum, ring) => sum + ring.length, 0);
}

/** Douglas and Peucker's, without recursion. A ring that would collapse stays as it is. */
function simplify(ring: Ring, tolerance: number): Ring {
  const keep = new Uint8Array(ring.length);
  const last = ring.length - 1;
  // A ring ends where it begins: the point farthest from there is the second one to stand on.
  let far = 0;
  let most = -1;
  for (const [index, point] of ring.entries()) {
    const distance = Math.hypot(point[0] - (ring[0] as Point)[0], point[1] - (ring[0] as Point)[1]);
    if (distance > most) [far, most] = [index, distance];
  }
  keep[0] = keep[last] = keep[far] = 1;
  const spans: [number, number][] = [
    [0, far],
    [far, last],
  ];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let index = -1;
    let worst = tolerance;
    for (let at = from + 1; at < to; at++) {
      const distance = offLine(ring[at] as Point, ring[from] as Point, ring[to] as Point);
      if (distance > worst) [index, worst] = [at, distance];
    }
    if (index < 0) continue;
    keep[index] = 1;
    spans.push([from, index], [index, to]);
  }
  const kept = ring.filter((_, index) => keep[index] === 1);
  return kept.length < 4 ? ring : kept;
}

function offLine([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}
