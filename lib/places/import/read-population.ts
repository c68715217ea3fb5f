import { isIslandTerritory, stateOfGeoid } from '../states.ts';
import { BadPlacesFile } from './bad-file.ts';
import { isStatistical } from './legal-names.ts';
import { degrees } from './read-gazetteer.ts';
import { type Cells, cellsOf, needColumns, readTable, type Table } from './table.ts';
import type { Population, PopulationEntry } from './types.ts';

/** Levels of the Census's summary: state, county, subdivision, part of a place in a county, place, consolidated city,
 * and what is left of one outside of other places in it. */
const LEVELS = new Set(['040', '050', '061', '157', '162', '170', '172']);
/** "Balance of … County" and the like: what is outside of all places. */
const REST = new Set(['99990', '99991']);

/**
 * The Census's estimates for cities and towns (sub-est), as published or with the columns POPULATION, LAT2 and LNG2
 * of the joined file. The newest POPESTIMATE column is taken, else POPULATION with the year in the file's name.
 * A place with parts in several counties is one entry that names them.
 * @throws BadPlacesFile at the first row that cannot be right.
 */
export function readPopulation(file: string, bytes: Uint8Array): Population {
  const table = readTable(file, bytes);
  needColumns(table, 'SUMLEV', 'STATE', 'COUNTY', 'PLACE', 'NAME');
  const { column, year } = estimateOf(table);
  const leftOut = { statistical: 0, withoutGovernment: 0, islandTerritories: 0 };
  const entries = new Map<string, PopulationEntry>();
  for (const cells of cellsOf(table)) {
    const bad = (reason: string) => new BadPlacesFile(file, cells.row, reason);
    const level = cells.get('SUMLEV').padStart(3, '0');
    const state = code(cells, 'STATE', 2, bad);
    if (!LEVELS.has(level) || REST.has(cells.get('PLACE'))) continue;
    if (isIslandTerritory(state)) {
      leftOut.islandTerritories += 1;
      continue;
    }
    if (!stateOfGeoid(state)) throw bad(`no state has the code ${state}`);
    // A consolidated city with a code of its own repeats what its balance says.
    if (level === '170' && table.columns.includes('CONCIT')) continue;
    const entry = entryOf(cells, level, state, column, bad);
    if (isStatistical(entry.legalName)) {
      leftOut.statistical += 1;
      continue;
    }
    // I: inactive; F and N: no government; S: only counted, but for the balance of a consolidated city.
    if (/^[FINS]$/.test(cells.get('FUNCSTAT')) && !entry.legalName.endsWith('(balance)')) {
      leftOut.withoutGovernment += 1;
      continue;
    }
    add(entries, entry, level, bad);
  }
  const all = [...entries.values()];
  const isLarger = ({ geoid }: PopulationEntry) => geoid !== null && geoid.length <= 5;
  return {
    file,
    year,
    rows: table.rows.length,
    entries: all.filter((entry) => !isLarger(entry)),
    larger: new Map(all.filter(isLarger).map(({ geoid, population }) => [geoid ?? '', population])),
    leftOut,
  };
}

function estimateOf({ file, columns }: Table): { column: string; year: number } {
  const years = columns.flatMap((column) => /^POPESTIMATE(\d{4})$/.exec(column)?.[1] ?? []).sort();
  const newest = years.at(-1);
  if (newest) return { column: `POPESTIMATE${newest}`, year: Number(newest) };
  if (!columns.includes('POPULATION')) {
    throw new BadPlacesFile(file, 1, 'the header has neither POPESTIMATE with a year nor POPULATION');
  }
  const year = /(20\d\d)\D*$/.exec(file)?.[1];
  if (!year)
    throw new BadPlacesFile(file, 1, 'the column POPULATION has no year, and the file name has none');
  return { column: 'POPULATION', year: Number(year) };
}

function entryOf(
  cells: Cells,
  level: string,
  state: string,
  column: string,
  bad: (reason: string) => Error,
): PopulationEntry {
  const text = cells.get(column);
  const population = Number(text);
  if (text === '' || !Number.isInteger(population) || population < 0) {
    throw bad(`"${text}" is no number of people`);
  }
  const legalName = cells.get('NAME');
  if (legalName === '') throw bad('there is no name');
  const county = code(cells, 'COUNTY', 3, bad);
  const countyGeoid = county === '000' ? null : `${state}${county}`;
  const [latitude, longitude] = centre(cells, bad);
  return {
    geoid: geoidOf(cells, level, state, county, bad),
    stateGeoid: state,
    legalName,
    countyGeoid,
    counties: countyGeoid ? [countyGeoid] : [],
    population,
    latitude,
    longitude,
  };
}

function geoidOf(
  cells: Cells,
  level: string,
  state: string,
  county: string,
  bad: (reason: string) => Error,
): string | null {
  if (level === '040') return state;
  if (level === '050') return `${state}${county}`;
  if (level !== '061') {
    const place = code(cells, 'PLACE', 5, bad);
    return place === '00000' ? null : `${state}${place}`;
  }
  const subdivision = cells.get('COUSUB');
  return /^\d{5}$/.test(subdivision) && subdivision !== '00000' ? `${state}${county}${subdivision}` : null;
}

function code(cells: Cells, column: string, digits: number, bad: (reason: string) => Error): string {
  const text = cells.get(column).padStart(digits, '0');
  if (!/^\d+$/.test(text) || text.length !== digits)
    throw bad(`${column} "${text}" has not ${digits} digits`);
  return text;
}

/** The middle of the area, else the point of the USGS; the published file has neither. */
function centre(cells: Cells, bad: (reason: string) => Error): [number, number] | [null, null] {
  for (const [lat, lng] of [
    ['LAT2', 'LNG2'],
    ['LATITUDE', 'LONGITUDE'],
  ] as const) {
    if (cells.get(lat) !== '' && cells.get(lng) !== '') {
      return [degrees(cells.get(lat), 90, bad), degrees(cells.get(lng), 180, bad)];
    }
  }
  return [null, null];
}

/** A whole place stands over its parts in single counties; parts alone add up. */
function add(
  entries: Map<string, PopulationEntry>,
  entry: PopulationEntry,
  level: string,
  bad: (reason: string) => Error,
): void {
  const key = entry.geoid ?? `${entry.countyGeoid ?? entry.stateGeoid} ${entry.legalName}`;
  const known = entries.get(key);
  if (!known) {
    entries.set(key, entry);
    return;
  }
  if (level === '061' || level.startsWith('0')) throw bad(`${key} stands in an earlier row`);
  const counties = [...new Set([...known.counties, ...entry.counties])];
  const whole = entry.countyGeoid === null ? entry : known.countyGeoid === null ? known : null;
  const population = whole?.population ?? known.population + entry.population;
  if (entry.countyGeoid !== null && known.counties.includes(entry.countyGeoid)) {
    throw bad(`${key} in county ${entry.countyGeoid} stands in an earlier row`);
  }
  entries.set(key, {
    ...known,
    ...whole,
    population,
    counties,
    countyGeoid: whole ? null : known.countyGeoid,
  });
}
