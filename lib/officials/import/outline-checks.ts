import {
  METRES_A_DEGREE,
  type Outline,
  type Point,
  type Polygon,
  placed,
  type Ring,
} from '../districts/district-rules.ts';

// What a map of districts must not have: lines that cross themselves, and two districts in one place. Pure.

/** As far two published lines of one border may lie apart. */
const SLIVER_METRES = 20;

type Segment = { a: Point; b: Point; ring: number; at: number; length: number };

/** Where the lines of a part cross themselves or each other; null where they do not. */
export function crossing(polygon: Polygon): Point | null {
  const segments = polygon.flatMap((ring, index) =>
    ring
      .slice(1)
      .map((b, at): Segment => ({ a: ring[at] as Point, b, ring: index, at, length: ring.length - 1 })),
  );
  const west = ({ a, b }: Segment) => Math.min(a[0], b[0]);
  const east = ({ a, b }: Segment) => Math.max(a[0], b[0]);
  segments.sort((one, other) => west(one) - west(other));
  let open: Segment[] = [];
  for (const segment of segments) {
    const from = west(segment);
    open = open.filter((other) => east(other) >= from);
    for (const other of open) {
      if (neighbours(segment, other)) continue;
      const point = meeting(segment, other);
      if (point) return point;
    }
    open.push(segment);
  }
  return polygon.map(crossedCorner).find((point) => point !== null) ?? null;
}

function neighbours(one: Segment, other: Segment): boolean {
  if (one.ring !== other.ring) return false;
  const apart = Math.abs(one.at - other.at);
  return apart <= 1 || apart === one.length - 1;
}

/** Positive: `c` lies to the left of the line from `a` to `b`. */
function side(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** Where two segments cross; ends that only touch are no crossing. */
function meeting({ a, b }: Segment, { a: c, b: d }: Segment): Point | null {
  const [abc, abd, cda, cdb] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (abc * abd >= 0 || cda * cdb >= 0) return null;
  const share = cda / (cda - cdb);
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}

/** A corner through which the ring runs twice, from one side of itself to the other. */
function crossedCorner(ring: Ring): Point | null {
  const count = ring.length - 1;
  const at = (index: number) => ring[(index + count) % count] as Point;
  const first = new Map<string, number>();
  for (let index = 0; index < count; index += 1) {
    const corner = at(index);
    const known = first.get(corner.join());
    if (known === undefined) first.set(corner.join(), index);
    else {
      const way = (to: Point) => Math.atan2(to[1] - corner[1], to[0] - corner[0]);
      const [low = 0, high = 0] = [way(at(known - 1)), way(at(known + 1))].sort((a, b) => a - b);
      const between = [way(at(index - 1)), way(at(index + 1))].map((angle) => angle > low && angle < high);
      if (between[0] !== between[1]) return corner;
    }
  }
  return null;
}

export type Overlap = { seatIds: [string, string]; at: Point; metres: number };

/**
 * Two districts that lie over each other by more than a sliver: a place that is deeper inside both than their lines are
 * exact. Null where there is none.
 *
 * @param toleranceOf how far a kept line may lie from the published one, in metres
 */
export function overlap(
  outlines: readonly Outline[],
  toleranceOf: (outline: Outline) => number,
): Overlap | null {
  for (const [index, one] of outlines.entries()) {
    for (const other of outlines.slice(index + 1)) {
      const sliver = SLIVER_METRES + toleranceOf(one) + toleranceOf(other);
      const found = deepest(one, other, sliver) ?? deepest(other, one, sliver);
      if (found) return { seatIds: [one.seatId, other.seatId], ...found };
    }
  }
  return null;
}

/** A part of `outline` that lies over another of its parts. */
export function overlappingParts(outline: Outline, tolerance: number): Point | null {
  const parts = outline.polygons.map((polygon) => ({ seatId: '', polygons: [polygon] }));
  return overlap(parts, () => tolerance)?.at ?? null;
}

/** A point on a line of `one`, or inside one of its parts, that lies deep in `other`. */
function deepest(one: Outline, other: Outline, sliver: number): { at: Point; metres: number } | null {
  const box = boxOf(other.polygons.flat());
  for (const polygon of one.polygons) {
    const inner = insideOf(polygon);
    const points = [...polygon.flatMap((ring) => alongside(ring, sliver)), ...(inner ? [inner] : [])];
    for (const at of points) {
      if (at[0] < box.west || at[0] > box.east || at[1] < box.south || at[1] > box.north) continue;
      const { inside, metres } = placed(at, other.polygons);
      // The line of a part must lie in the other; a point in the middle must be deep in both.
      const depth = at === inner ? Math.min(metres, placed(at, [polygon]).metres) : metres;
      if (inside && depth > sliver) return { at, metres: depth };
    }
  }
  return null;
}

/** The corners of a ring, and points between those that lie far apart. */
function alongside(ring: Ring, step: number): Point[] {
  return ring.slice(1).flatMap((b, index): Point[] => {
    const a = ring[index] as Point;
    const metres = Math.hypot(b[0] - a[0], b[1] - a[1]) * METRES_A_DEGREE;
    const pieces = Math.min(400, Math.ceil(metres / (2 * step)));
    return Array.from({ length: pieces }, (_, at): Point => {
      const share = (at + 1) / pieces;
      return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
    });
  });
}

/** The middle of the widest stretch of a part, on a few lines from west to east. */
function insideOf(polygon: Polygon): Point | null {
  const { south, north } = boxOf(polygon);
  let widest = 0;
  let middle: Point | null = null;
  for (let line = 1; line < 8; line += 1) {
    const y = south + ((north - south) * line) / 8;
    const crossings = polygon
      .flatMap((ring) =>
        ring.slice(1).flatMap(([bx, by], index) => {
          const [ax, ay] = ring[index] as Point;
          return ay > y === by > y ? [] : [ax + ((y - ay) / (by - ay)) * (bx - ax)];
        }),
      )
      .sort((a, b) => a - b);
    for (let at = 0; at + 1 < crossings.length; at += 2) {
      const [from = 0, to = 0] = crossings.slice(at, at + 2);
      if (to - from <= widest) continue;
      widest = to - from;
      middle = [(from + to) / 2, y];
    }
  }
  return middle;
}

export type Box = { west: number; south: number; east: number; north: number };

export function boxOf(rings: readonly Ring[]): Box {
  const box = { west: 180, south: 90, east: -180, north: -90 };
  for (const ring of rings) {
    for (const [x, y] of ring) {
      box.west = Math.min(box.west, x);
      box.east = Math.max(box.east, x);
      box.south = Math.min(box.south, y);
      box.north = Math.max(box.north, y);
    }
  }
  return box;
}

/** "25.77123, -80.19345": as maps take it. */
export function placeOf([longitude, latitude]: Point): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}
