import { agencyIdOf } from '#lib/places/ids.ts';
import { agencyRow, listingRow, placeRow, releaseRow, sourceRow, zipRow } from './rows.ts';
import { BadSeedRow, readTable } from './table.ts';

export type Tables = Awaited<ReturnType<typeof readTables>>;

/** All tables of places and agencies, each row checked, and each reference between them. Throws BadSeedRow. */
export async function readTables() {
  const [sources, places, zips, agencies, releases, listings] = await Promise.all([
    readTable('sources.tsv', sourceRow),
    readTable('places.tsv', placeRow),
    readTable('zips.tsv', zipRow),
    readTable('agencies.tsv', agencyRow),
    readTable('releases.tsv', releaseRow),
    readTable('listings.tsv', listingRow),
  ]);
  const tables = { sources, places, zips, agencies, releases, listings };
  checkReferences(tables);
  return tables;
}

function checkReferences(tables: {
  sources: Located<{ id: string }>;
  places: Located<{ geoid: string; slug: string; counties: string[] }>;
  zips: Located<{ zip: string; placeGeoid: string }>;
  agencies: Located<{ name: string; placeGeoid: string | null; countyGeoid: string | null }>;
  releases: Located<{ id: string; sourceId: string }>;
  listings: Located<{ rowNumber: number; agencyName: string }>;
}): void {
  const sources = unique('sources.tsv', tables.sources, (row) => row.id);
  const places = unique('places.tsv', tables.places, (row) => row.geoid);
  unique('places.tsv', tables.places, (row) => row.slug);
  unique('zips.tsv', tables.zips, (row) => `${row.zip} ${row.placeGeoid}`);
  const agencies = unique('agencies.tsv', tables.agencies, (row) => agencyIdOf('fl', row.name));
  unique('listings.tsv', tables.listings, (row) => String(row.rowNumber));

  known('places.tsv', tables.places, places, (row) => row.counties);
  known('zips.tsv', tables.zips, places, (row) => [row.placeGeoid]);
  known('agencies.tsv', tables.agencies, places, (row) => [row.placeGeoid, row.countyGeoid]);
  known('releases.tsv', tables.releases, sources, (row) => [row.sourceId]);
  known('listings.tsv', tables.listings, agencies, (row) => [agencyIdOf('fl', row.agencyName)]);
}

type Located<T> = (T & { line: number })[];

function unique<T>(file: string, rows: Located<T>, keyOf: (row: T) => string): Set<string> {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = keyOf(row);
    if (seen.has(key)) throw new BadSeedRow(file, row.line, `${key} stands in an earlier row`);
    seen.add(key);
  }
  return seen;
}

function known<T>(
  file: string,
  rows: Located<T>,
  keys: Set<string>,
  referencesOf: (row: T) => (string | null)[],
) {
  for (const row of rows) {
    for (const key of referencesOf(row)) {
      if (key !== null && !keys.has(key)) throw new BadSeedRow(file, row.line, `${key} is in no table`);
    }
  }
}
