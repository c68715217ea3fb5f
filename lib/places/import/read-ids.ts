import { isIslandTerritory, stateOfGeoid } from '../states.ts';
import { BadPlacesFile } from './bad-file.ts';
import { cellsOf, needColumns, readTable } from './table.ts';
import type { OutsideIds } from './types.ts';

/**
 * Open Civic Data's list of ids with Census GEOIDs ("place-1245000"), as published: the whole of a country
 * (country-us.csv) or its part about the Census's places. Passed over are ids of other things than states, counties,
 * places and county subdivisions ("sldl-12001" is a district with a county's digits), ids that are another's alias
 * (`sameAs`), and those whose time is over (`validThrough`).
 * @throws BadPlacesFile at the first row that cannot be right.
 */
export function readIds(file: string, bytes: Uint8Array): OutsideIds {
  const table = readTable(file, bytes);
  needColumns(table, 'ID', 'NAME');
  const column = table.columns.find((name) => name.startsWith('CENSUS_GEOID'));
  if (!column) throw new BadPlacesFile(file, 1, 'the header has no column that begins with census_geoid');
  const ids: OutsideIds['ids'] = new Map();
  const seen = new Set<string>();
  for (const cells of cellsOf(table)) {
    const bad = (reason: string) => new BadPlacesFile(file, cells.row, reason);
    const ocdId = cells.get('ID');
    if (!ocdId.startsWith('ocd-division/')) throw bad(`"${ocdId}" is no id of Open Civic Data`);
    if (seen.has(ocdId)) throw bad(`${ocdId} stands in an earlier row`);
    seen.add(ocdId);
    const text = cells.get(column);
    if (text === '') continue;
    const [, kind, geoid] = /^(?:([a-z_]+)-)?([0-9A-Z]+)$/.exec(text) ?? [];
    if (!geoid || (kind === undefined && !/^\d+$/.test(geoid))) throw bad(`"${text}" is no GEOID`);
    if (kind !== undefined && kind !== 'place') continue;
    if (cells.get('SAMEAS') !== '' || cells.get('VALIDTHROUGH') !== '') continue;
    if (![2, 5, 7, 10].includes(geoid.length) || isIslandTerritory(geoid)) continue;
    if (!stateOfGeoid(geoid)) throw bad(`no state has the code ${geoid.slice(0, 2)} of the GEOID ${geoid}`);
    if (ids.has(geoid)) throw bad(`${geoid} stands in an earlier row`);
    ids.set(geoid, { ocdId, legalName: cells.get('NAME') });
  }
  return { file, rows: table.rows.length, ids };
}
