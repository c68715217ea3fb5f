import { geoBounds, geoCentroid, geoContains } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'us-atlas/counties-10m.json' with { type: 'json' };

type Centre = { latitude: number; longitude: number };
type Shape = ReturnType<typeof shapes>[number];

/** Edition of the outlines; centres computed from them are dated by the census that they follow. */
export const OUTLINES_AS_OF = '2020-01-01';

/**
 * Alaska divided Valdez-Cordova in 2019, after the edition of the outlines at hand. The new areas have no outline.
 */
const DIVIDED = new Set(['02261']);
const NEWER: [geoid: string, name: string][] = [
  ['02063', 'Chugach'],
  ['02066', 'Copper River'],
];

// The JSON file's own type knows neither the names of its objects nor that its arcs are pairs.
const topology = atlas as unknown as Topology<{
  counties: GeometryCollection<{ name: string }>;
  states: GeometryCollection<{ name: string }>;
}>;

/** Name without its description ("Alachua") of each county, by GEOID. */
export function outlinedCounties(): Map<string, string> {
  const own = topology.objects.counties.geometries.map(
    ({ id, properties = {} }) => [String(id), 'name' in properties ? properties.name : ''] as const,
  );
  return new Map([...own.filter(([geoid]) => !DIVIDED.has(geoid)), ...NEWER]);
}

let drawn: Map<string, Shape> | undefined;
let byState: Map<string, Shape[]> | undefined;

function shapes() {
  return [topology.objects.counties, topology.objects.states].flatMap((collection) =>
    feature(topology, collection).features.map((outline) => ({ geoid: String(outline.id), outline })),
  );
}

function shape(geoid: string): Shape | undefined {
  drawn ??= new Map(shapes().map((one) => [one.geoid, one]));
  return drawn.get(geoid);
}

/** The middle of a county's or state's outline, to a ten-thousandth of a degree; null where there is none. */
export function outlineCentre(geoid: string): Centre | null {
  const found = shape(geoid);
  if (!found) return null;
  const [longitude, latitude] = geoCentroid(found.outline).map((degrees) => Math.round(degrees * 1e4) / 1e4);
  return latitude === undefined || longitude === undefined ? null : { latitude, longitude };
}

const boxes = new Map<string, ReturnType<typeof geoBounds>>();

/** The county of the state whose outline holds the point; null where none does, as off a simplified coast. */
export function countyAt(stateGeoid: string, { latitude, longitude }: Centre): string | null {
  byState ??= Map.groupBy(
    shapes().filter(({ geoid }) => geoid.length === 5),
    ({ geoid }) => geoid.slice(0, 2),
  );
  for (const { geoid, outline } of byState.get(stateGeoid) ?? []) {
    if (DIVIDED.has(geoid)) continue;
    const box = boxes.get(geoid) ?? geoBounds(outline);
    boxes.set(geoid, box);
    const [[west, south], [east, north]] = box;
    const acrossDateLine = west > east;
    const within = latitude >= south && latitude <= north;
    if (!within || (!acrossDateLine && (longitude < west || longitude > east))) continue;
    if (geoContains(outline, [longitude, latitude])) return geoid;
  }
  return null;
}
