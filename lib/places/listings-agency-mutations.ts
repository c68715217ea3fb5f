import type { Tx } from '#lib/platform/db.ts';
import { foldName } from './fold.ts';
import { agencyKindOf, placeInName } from './listings/agency-rules.ts';
import type { Agencies, StoredEntry } from './listings-store-queries.ts';
import type { AgencyKind } from './types.ts';

type NewAgency = {
  id: string;
  stateCode: string;
  name: string;
  kind: AgencyKind;
  placeGeoid: string | null;
  countyGeoid: string | null;
  unmatched: string | null;
};

/**
 * The agency of each row, by row number; agencies that are not on file are added, tied to a place or county only
 * where the names leave no doubt, and saying why not elsewhere.
 */
export async function ensureAgencies(
  tx: Tx,
  agencies: Agencies,
  entries: readonly StoredEntry[],
): Promise<Map<number, string>> {
  const ids = new Map<number, string>();
  const fresh = new Map<string, StoredEntry>();
  for (const entry of entries) {
    const known = agencies.find(entry.stateCode, entry.agencyName);
    const id = known ?? agencies.add(entry.stateCode, entry.agencyName);
    if (known === undefined) fresh.set(id, entry);
    ids.set(entry.rowNumber, id);
  }
  if (fresh.size > 0) await insertAgencies(tx, await tied(tx, fresh));
  return ids;
}

async function insertAgencies(tx: Tx, rows: NewAgency[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Agency" (id, "stateCode", name, kind, "placeGeoid", "countyGeoid", unmatched)
    SELECT id, "stateCode", name, kind::"AgencyKind", "placeGeoid", "countyGeoid", unmatched
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(
      id text, "stateCode" text, name text, kind text, "placeGeoid" text, "countyGeoid" text, unmatched text)`;
}

async function tied(tx: Tx, fresh: Map<string, StoredEntry>): Promise<NewAgency[]> {
  const states = [...new Set([...fresh.values()].map(({ stateCode }) => stateCode))];
  const places = await tx.place.findMany({
    where: { stateCode: { in: states }, kind: { not: 'state' } },
    select: { geoid: true, kind: true, stateCode: true, searchKey: true, countyGeoid: true, counties: true },
  });
  const byName = new Map<string, typeof places>();
  for (const place of places) {
    const key = `${place.stateCode}/${place.kind}/${place.searchKey}`;
    byName.set(key, [...(byName.get(key) ?? []), place]);
  }
  const only = (key: string) => {
    const found = byName.get(key) ?? [];
    return found.length === 1 ? found[0] : undefined;
  };
  return [...fresh].map(([id, { stateCode, agencyName, agencyType, countyName }]): NewAgency => {
    const kind = agencyKindOf(agencyName, agencyType);
    const base = {
      id,
      stateCode,
      name: agencyName,
      kind,
      placeGeoid: null,
      countyGeoid: null,
      unmatched: null,
    };
    const county = countyName === null ? undefined : only(`${stateCode}/county/${foldName(countyName)}`);
    if (kind === 'state_agency') return base;
    if (kind === 'municipal_police') {
      const named = placeInName(agencyName);
      const place = named === null ? undefined : only(`${stateCode}/municipality/${named}`);
      const inCounty =
        place && (!county || place.counties.some(({ countyGeoid }) => countyGeoid === county.geoid));
      if (place && inCounty) return { ...base, placeGeoid: place.geoid, countyGeoid: place.countyGeoid };
      return { ...base, unmatched: reasonFor(named, countyName, places.length > 0) };
    }
    if (kind === 'other')
      return { ...base, unmatched: 'The name does not say which place or county it serves.' };
    // "Autauga County Sheriff's Office" and the county "Autauga County" on its row: both say the same.
    if (county && foldName(agencyName).includes(county.searchKey)) {
      return { ...base, countyGeoid: county.geoid };
    }
    return { ...base, unmatched: reasonFor(countyName, countyName, places.length > 0) };
  });
}

function reasonFor(named: string | null, countyName: string | null, anyPlaces: boolean): string {
  if (!anyPlaces) return 'The places of its state are not on file yet.';
  if (named === null) return 'The name does not say which place it serves.';
  return `No single place on file agrees with its name and with the county on ICE's sheet (${countyName ?? 'none given'}).`;
}
