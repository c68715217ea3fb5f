import type { Day } from '#lib/kernel/dates.ts';
import { isIslandTerritory, stateOfGeoid } from '../states.ts';
import { BadPlacesFile } from './bad-file.ts';
import { isStatistical } from './legal-names.ts';
import { type Cells, cellsOf, needColumns, readTable } from './table.ts';
import type { Gazetteer, GazetteerEntry } from './types.ts';

/** Has a government of its own; also the rest of a county that is one government with a city. */
const GOVERNS = new Set(['A', 'B', 'C', 'E', 'G']);
const LEVEL_BY_DIGITS: Record<number, Gazetteer['level']> = { 5: 'county', 7: 'place', 10: 'subdivision' };

/**
 * A Census gazetteer of places, counties, county subdivisions or ZIP areas, as published. What it is of is seen from
 * its GEOIDs. `asOf`, else the year in the file's name, else the census of 2020, dates it.
 * @throws BadPlacesFile at the first row that cannot be right.
 */
export function readGazetteer(file: string, bytes: Uint8Array, asOf?: Day): Gazetteer {
  const table = readTable(file, bytes);
  needColumns(table, 'GEOID', 'INTPTLAT', 'INTPTLONG');
  const ofZips = !table.columns.includes('NAME');
  const leftOut = { statistical: 0, withoutGovernment: 0, islandTerritories: 0 };
  const entries = new Map<string, GazetteerEntry>();
  const land = new Map<string, number>();
  let digits = 0;
  for (const cells of cellsOf(table)) {
    const geoid = cells.get('GEOID');
    const bad = (reason: string) => new BadPlacesFile(file, cells.row, reason);
    digits ||= geoid.length;
    const known = ofZips ? geoid.length === 5 : LEVEL_BY_DIGITS[geoid.length] !== undefined;
    if (!/^\d+$/.test(geoid) || !known) {
      throw bad(`the GEOID "${geoid}" has not ${ofZips ? '5' : '5, 7 or 10'} digits`);
    }
    if (geoid.length !== digits) throw bad(`the GEOID ${geoid} has another length than those before it`);
    if (entries.has(geoid) || land.has(geoid)) throw bad(`${geoid} stands in an earlier row`);
    if (ofZips) {
      land.set(geoid, Number(cells.get('ALAND')) || 0);
      continue;
    }
    if (isIslandTerritory(geoid)) {
      leftOut.islandTerritories += 1;
      continue;
    }
    const why = unwanted(cells, digits);
    if (why) leftOut[why] += 1;
    else entries.set(geoid, entryOf(cells, geoid, bad));
  }
  const level = ofZips ? 'zip' : (LEVEL_BY_DIGITS[digits] ?? 'place');
  return {
    file,
    level,
    asOf: asOf ?? dayOf(file),
    rows: table.rows.length,
    entries: [...entries.values()],
    land,
    leftOut,
  };
}

function unwanted(cells: Cells, digits: number): 'statistical' | 'withoutGovernment' | null {
  const name = cells.get('NAME');
  if (digits === 5 || name.endsWith('(balance)')) return null;
  if (isStatistical(name)) return 'statistical';
  const functions = cells.get('FUNCSTAT');
  if (functions === '' || GOVERNS.has(functions)) return null;
  return functions === 'S' ? 'statistical' : 'withoutGovernment';
}

function entryOf(cells: Cells, geoid: string, bad: (reason: string) => Error): GazetteerEntry {
  const state = stateOfGeoid(geoid);
  if (!state) throw bad(`no state has the code ${geoid.slice(0, 2)} of the GEOID ${geoid}`);
  const code = cells.get('USPS');
  if (code !== '' && code.toLowerCase() !== state.code) throw bad(`${geoid} does not lie in ${code}`);
  const legalName = cells.get('NAME');
  if (legalName === '') throw bad(`${geoid} has no name`);
  return {
    geoid,
    legalName,
    latitude: degrees(cells.get('INTPTLAT'), 90, bad),
    longitude: degrees(cells.get('INTPTLONG'), 180, bad),
  };
}

/** A coordinate, rounded to a hundred-thousandth of a degree, about a metre. */
export function degrees(text: string, most: number, bad: (reason: string) => Error): number {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value) || Math.abs(value) > most) {
    throw bad(`"${text}" is no coordinate between -${most} and ${most}`);
  }
  return Math.round(value * 1e7) / 1e7;
}

function dayOf(file: string): Day {
  const year =
    /(?:^|\D)(20\d\d)(?:_?gaz|\D*gaz)/i.exec(file)?.[1] ?? /(?:^|\D)(20\d\d)(?:\D|$)/.exec(file)?.[1];
  return `${year ?? '2020'}-01-01` as Day;
}
