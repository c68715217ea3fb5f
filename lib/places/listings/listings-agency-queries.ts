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
 * The agency of each row, by row number, and those that are not on file and are to be added: tied to a place or county
 * only where the names leave no doubt, and saying why not elsewhere.
 */
export async function agenciesOfRows(
  tx: Tx,
  agencies: Agencies,
  entries: readonly StoredEntry[],
): Promise<{ agencyOf: Map<number, string>; added: NewAgency[] }> {
  const ids = new Map<number, string>();
  const fresh = new Map<string, StoredEntry>();
  for (const entry of entries) {
    const known = agencies.find(entry.stateCode, entry.agencyName);
    const id = known ?? agencies.add(entry.stateCode, entry.agencyName);
    if (known === undefined) fresh.set(id, entry);
    ids.set(entry.rowNumber, id);
  }
  return { agencyOf: ids, added: fresh.size > 0 ? await tied(tx, fresh) : [] };
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
