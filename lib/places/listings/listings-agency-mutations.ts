import type { Tx } from '#lib/platform/db.ts';
import { matchPlaces } from '../matching/matching-queries.ts';
import { matcher } from '../matching/matching-rules.ts';
import { keptUntied } from '../matching/untied-rules.ts';
import type { AgencyKind } from '../types.ts';
import { agencyKindOf } from './agency-rules.ts';
import type { Agencies, StoredEntry } from './listings-store-queries.ts';

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
  const places = await matchPlaces([...new Set([...fresh.values()].map(({ stateCode }) => stateCode))], tx);
  const onFile = new Set(places.map(({ stateCode }) => stateCode));
  const match = matcher(places);
  return [...fresh].map(([id, { stateCode, agencyName, agencyType, countyName }]): NewAgency => {
    const agency = { id, stateCode, name: agencyName };
    if (!onFile.has(stateCode)) {
      const kind = agencyKindOf(agencyName, agencyType);
      // An agency of the whole state needs no place to be tied to.
      const unmatched = kind === 'state_agency' ? null : keptUntied({ code: 'no_places' });
      return { ...agency, kind, placeGeoid: null, countyGeoid: null, unmatched };
    }
    const { kind, placeGeoid, countyGeoid, unmatched } = match({
      name: agencyName,
      stateCode,
      county: countyName,
      type: agencyType,
    });
    return { ...agency, kind, placeGeoid, countyGeoid, unmatched };
  });
}
