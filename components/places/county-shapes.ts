import { geoBounds, geoCentroid, geoConicEqualArea, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'us-atlas/counties-10m.json' with { type: 'json' };

export type CountyShapes = {
  width: number;
  height: number;
  /** SVG path data by county GEOID. */
  counties: Map<string, string>;
  /** All borders between counties and all coasts as one line. */
  borders: string;
};

const WIDTH = 640;
const HEIGHT = 600;
const known = new Map<string, CountyShapes>();

/**
 * The counties of a state, two digits of GEOID, drawn from the Census outlines in us-atlas on an equal-area map.
 * Reckoned once a process; only this state's lines ever reach a page.
 */
export function countyShapes(stateGeoid: string): CountyShapes {
  const ready = known.get(stateGeoid);
  if (ready) return ready;
  // The JSON file's own type knows neither the names of its objects nor that its arcs are pairs.
  const topology = atlas as unknown as Topology<{ counties: GeometryCollection }>;
  const own: GeometryCollection = {
    type: 'GeometryCollection',
    geometries: topology.objects.counties.geometries.filter(({ id }) => String(id).startsWith(stateGeoid)),
  };
  const all = feature(topology, own);
  const projection = projectionFor(all).fitSize([WIDTH, HEIGHT], all);
  const path = geoPath(projection).digits(1);
  const shapes = {
    width: WIDTH,
    height: HEIGHT,
    counties: new Map(all.features.map((county) => [String(county.id), path(county) ?? ''])),
    borders: path(mesh(topology, own)) ?? '',
  };
  known.set(stateGeoid, shapes);
  return shapes;
}

/** Equal areas; as true as can be a sixth of the way in from the state's southern and northern ends. */
function projectionFor(all: ReturnType<typeof feature>): ReturnType<typeof geoConicEqualArea> {
  const [[, south], [, north]] = geoBounds(all);
  const [middle] = geoCentroid(all);
  const inset = (north - south) / 6;
  return geoConicEqualArea()
    .parallels([south + inset, north - inset])
    .rotate([-middle, 0]);
}
