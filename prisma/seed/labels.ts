import type { Labelled } from '#lib/places/matching/matching-score.ts';
import { readTables } from './tables.ts';

/** The agencies of Florida that ICE lists, with what people found them to be of: the matcher is measured by them. */
export async function floridaLabels(): Promise<Labelled[]> {
  const { agencies, listings } = await readTables();
  const rows = new Map(listings.map((row) => [row.agencyName, row]));
  return agencies
    .filter(({ listed }) => listed === 'ice')
    .map(({ name, kind, placeGeoid, countyGeoid, tie }) => ({
      name,
      stateCode: 'fl',
      county: rows.get(name)?.countyName ?? null,
      type: rows.get(name)?.agencyType ?? null,
      kind,
      placeGeoid,
      countyGeoid,
      open: tie === null,
    }));
}
