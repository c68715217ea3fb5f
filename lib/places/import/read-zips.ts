import { isIslandCode, isIslandTerritory, stateOfCode, stateOfGeoid } from '../states.ts';
import { BadPlacesFile } from './bad-file.ts';
import { type Cells, cellsOf, needColumns, readTable, type Table } from './table.ts';
import type { ZipFile, ZipPart } from './types.ts';

const LEVELS = { COUNTY: 'county', PLACE: 'place', COUSUB: 'subdivision' } as const;

type Columns = {
  level: ZipFile['level'];
  year: number;
  zip: string;
  geoid: string | null;
  name: string;
  part: string;
  whole: string | null;
};

/**
 * A relationship file of ZIP areas with places, counties or county subdivisions: as published (of 2020 GEOID_ZCTA5_20 …,
 * of 2010 ZCTA5, GEOID, AREALANDPT …), or with the columns ZCTA, PLACE_NAME or COUNTY_NAME, STATE and AREA_LAND_PART. A published row without a ZIP area or
 * without a place is land that has none, and is passed over.
 * @throws BadPlacesFile at the first row that cannot be right.
 */
export function readZips(file: string, bytes: Uint8Array): ZipFile {
  const table = readTable(file, bytes);
  const columns = columnsOf(table);
  const parts: ZipPart[] = [];
  const land = new Map<string, number>();
  const seen = new Set<string>();
  for (const cells of cellsOf(table)) {
    const bad = (reason: string) => new BadPlacesFile(file, cells.row, reason);
    const zip = cells.get(columns.zip);
    const other = columns.geoid ? cells.get(columns.geoid) : cells.get(columns.name);
    if (columns.geoid && (zip === '' || other === '')) continue;
    if (!/^\d{5}$/.test(zip)) throw bad(`the ZIP area "${zip}" has not 5 digits`);
    if (columns.whole) land.set(zip, area(cells, columns.whole, bad));
    const part = partOf(cells, columns, zip, bad);
    if (!part) continue;
    const key = `${zip} ${part.geoid ?? `${part.stateGeoid} ${part.legalName} ${part.land}`}`;
    if (seen.has(key)) throw bad(`${zip} with ${other} stands in an earlier row`);
    seen.add(key);
    parts.push(part);
  }
  return { file, level: columns.level, year: columns.year, rows: table.rows.length, parts, land };
}

function columnsOf(table: Table): Columns {
  const published = table.columns
    .map((column) => /^GEOID_(COUNTY|PLACE|COUSUB)_(\d\d)$/.exec(column))
    .find((match) => match !== null);
  const [, of, year] = published ?? [];
  if (of && year) {
    const columns = {
      level: LEVELS[of as keyof typeof LEVELS],
      year: 2000 + Number(year),
      zip: `GEOID_ZCTA5_${year}`,
      geoid: `GEOID_${of}_${year}`,
      name: `NAMELSAD_${of}_${year}`,
      part: 'AREALAND_PART',
    };
    needColumns(table, columns.zip, columns.part);
    const whole = `AREALAND_ZCTA5_${year}`;
    return { ...columns, whole: table.columns.includes(whole) ? whole : null };
  }
  if (table.columns.includes('ZCTA5')) {
    needColumns(table, 'GEOID', 'AREALANDPT');
    const has = (column: string) => table.columns.includes(column);
    const level = has('COUSUB') ? 'subdivision' : has('PLACE') ? 'place' : 'county';
    const whole = has('ZAREALAND') ? 'ZAREALAND' : null;
    return { level, year: 2010, zip: 'ZCTA5', geoid: 'GEOID', name: '', part: 'AREALANDPT', whole };
  }
  needColumns(table, 'ZCTA', 'STATE', 'AREA_LAND_PART');
  const level = table.columns.includes('COUNTY_NAME') ? 'county' : 'place';
  const name = level === 'county' ? 'COUNTY_NAME' : 'PLACE_NAME';
  needColumns(table, name);
  return { level, year: 2020, zip: 'ZCTA', geoid: null, name, part: 'AREA_LAND_PART', whole: null };
}

/** Null for an island territory. */
function partOf(cells: Cells, columns: Columns, zip: string, bad: (reason: string) => Error): ZipPart | null {
  const land = area(cells, columns.part, bad);
  const legalName = cells.get(columns.name);
  if (columns.geoid) {
    const geoid = cells.get(columns.geoid);
    const digits = { county: 5, place: 7, subdivision: 10 }[columns.level];
    if (!/^\d+$/.test(geoid) || geoid.length !== digits) throw bad(`"${geoid}" has not ${digits} digits`);
    if (isIslandTerritory(geoid)) return null;
    const state = stateOfGeoid(geoid);
    if (!state) throw bad(`no state has the code ${geoid.slice(0, 2)} of the GEOID ${geoid}`);
    return { row: cells.row, zip, geoid, stateGeoid: state.geoid, legalName, land };
  }
  if (isIslandCode(cells.get('STATE'))) return null;
  const state = stateOfCode(cells.get('STATE'));
  if (!state) throw bad(`"${cells.get('STATE')}" is no state`);
  if (legalName === '') throw bad(`${zip} shares land with something that has no name`);
  return { row: cells.row, zip, geoid: null, stateGeoid: state.geoid, legalName, land };
}

function area(cells: Cells, column: string, bad: (reason: string) => Error): number {
  const text = cells.get(column);
  const value = Number(text);
  if (text === '' || !Number.isFinite(value) || value < 0) throw bad(`${column} "${text}" is no area`);
  return value;
}
