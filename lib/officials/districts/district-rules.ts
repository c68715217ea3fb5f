// Which district a point lies in. Pure, and small: it runs in the browser, so that the point never leaves it.

/** Longitude and latitude in degrees, WGS84. */
export type Point = readonly [longitude: number, latitude: number];
export type Ring = readonly Point[];
/** The outer ring, then the holes; each ring ends where it begins. */
export type Polygon = readonly Ring[];

export type Outline = { seatId: string; polygons: readonly Polygon[] };

export type Located =
  | { kind: 'inside'; seatId: string }
  /** As near to a line as the point is exact: any of these may be it. The nearest first. */
  | { kind: 'border'; seatIds: string[] }
  | { kind: 'outside' };

/** Of latitude, and of longitude at the equator. */
export const METRES_A_DEGREE = 111_320;

/**
 * Finds the district of a point.
 *
 * @param marginMetres how exact the point and the outlines are: a line nearer than this cannot be told from the point
 */
export function locate(point: Point, outlines: readonly Outline[], marginMetres: number): Located {
  const near = outlines
    .map((outline) => ({ seatId: outline.seatId, ...placed(point, outline.polygons) }))
    .filter(({ inside, metres }) => inside || metres <= marginMetres)
    .sort((a, b) => Number(b.inside) - Number(a.inside) || a.metres - b.metres);
  const [first, ...others] = near;
  if (!first) return { kind: 'outside' };
  if (first.inside && others.length === 0) {
    // At the outer edge of the map, too, the other side may be meant.
    return first.metres > marginMetres
      ? { kind: 'inside', seatId: first.seatId }
      : { kind: 'border', seatIds: [first.seatId] };
  }
  return { kind: 'border', seatIds: near.map(({ seatId }) => seatId) };
}

/** Whether the point lies in the polygons, holes taken out, and how far away the nearest of their lines is. */
export function placed(point: Point, polygons: readonly Polygon[]): { inside: boolean; metres: number } {
  const inside = polygons.some(
    ([outer, ...holes]) =>
      outer !== undefined && around(point, outer) && !holes.some((hole) => around(point, hole)),
  );
  const rings = polygons.flat();
  return {
    inside,
    metres: Math.min(Number.POSITIVE_INFINITY, ...rings.map((ring) => metresTo(point, ring))),
  };
}

/** Counts how often a ray to the east crosses the ring; a corner belongs to one of its two lines only. */
function around([x, y]: Point, ring: Ring): boolean {
  let odd = false;
  for (let at = 1; at < ring.length; at++) {
    const [ax, ay] = ring[at - 1] as Point;
    const [bx, by] = ring[at] as Point;
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) odd = !odd;
  }
  return odd;
}

/** Metres from the point to the nearest place of a line, on a plane that touches the earth at the point. */
function metresTo([x, y]: Point, ring: Ring): number {
  const width = METRES_A_DEGREE * Math.cos((y * Math.PI) / 180);
  let least = Number.POSITIVE_INFINITY;
  for (let at = 1; at < ring.length; at++) {
    const [aLon, aLat] = ring[at - 1] as Point;
    const [bLon, bLat] = ring[at] as Point;
    const ax = (aLon - x) * width;
    const ay = (aLat - y) * METRES_A_DEGREE;
    const dx = (bLon - aLon) * width;
    const dy = (bLat - aLat) * METRES_A_DEGREE;
    const length = dx * dx + dy * dy;
    const share = length === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / length));
    least = Math.min(least, Math.hypot(ax + share * dx, ay + share * dy));
  }
  return least;
}
