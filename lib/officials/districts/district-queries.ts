import type { ShownSource } from '#lib/kernel/shown-source.ts';
import { CITED, shownSources } from '#lib/places/sources.ts';
import { db } from '#lib/platform/db.ts';
import type { Polygon } from './district-rules.ts';

export type DistrictOutlineFact = {
  id: string;
  seatId: string;
  seatLabel: string;
  bodyId: string;
  bodyName: string;
  /** The year of the map. */
  vintage: number;
  /** How far the line may lie from the published one. */
  toleranceMetres: number;
  geometry: { type: 'MultiPolygon'; coordinates: Polygon[] };
  sources: ShownSource[];
};

/** The outlines of a place's districts, of each body the newest map only; empty where none is on file. */
export async function districtsOf(geoid: string): Promise<DistrictOutlineFact[]> {
  const rows = await db().districtOutline.findMany({
    where: { seat: { body: { placeGeoid: geoid } } },
    orderBy: [{ seat: { bodyId: 'asc' } }, { seat: { position: 'asc' } }],
    include: { citations: CITED, seat: { include: { body: { select: { name: true } } } } },
  });
  const newest = new Map<string, number>();
  for (const { seat, vintage } of rows)
    newest.set(seat.bodyId, Math.max(vintage, newest.get(seat.bodyId) ?? 0));
  return rows
    .filter(({ seat, vintage }) => newest.get(seat.bodyId) === vintage)
    .map(({ id, seat, vintage, toleranceMetres, geometry, citations }) => ({
      id,
      seatId: seat.id,
      seatLabel: seat.label,
      bodyId: seat.bodyId,
      bodyName: seat.body.name,
      vintage,
      toleranceMetres,
      // The import checks the shape.
      geometry: geometry as unknown as DistrictOutlineFact['geometry'],
      sources: shownSources(citations),
    }));
}

/** Whether the page that finds a reader's district has any outline to find it in. */
export async function hasDistricts(geoid: string): Promise<boolean> {
  const one = await db().districtOutline.findFirst({
    where: { seat: { body: { placeGeoid: geoid } } },
    select: { id: true },
  });
  return one !== null;
}

/** A body with its seats and the centre of its place, as the import of outlines needs it; null when there is none. */
export async function bodyForOutlines(bodyId: string) {
  return db().body.findUnique({
    where: { id: bodyId },
    select: {
      id: true,
      placeGeoid: true,
      seats: { select: { id: true, label: true }, orderBy: { position: 'asc' } },
      place: { select: { longitude: true, latitude: true } },
    },
  });
}
