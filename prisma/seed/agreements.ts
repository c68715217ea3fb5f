import { agencyIdOf, agreementIdOf } from '#lib/places/ids.ts';
import type { ListingRow } from './rows.ts';

export type Agreement = {
  id: string;
  agencyId: string;
  model: ListingRow['model'];
  signedOn: string | null;
  moaUrl: string | null;
  addendumUrl: string | null;
  listings: ListingRow[];
};

/**
 * One agreement for each agency and model. Where several rows name the same one, the row signed first gives the
 * date and the documents, and all of them are its listings.
 */
export function agreementsOf(listings: ListingRow[]): Agreement[] {
  const agreements = new Map<string, Agreement>();
  const signedFirst = listings.toSorted((a, b) => (a.signedOn ?? '9999').localeCompare(b.signedOn ?? '9999'));
  for (const row of signedFirst) {
    const agencyId = agencyIdOf('fl', row.agencyName);
    const id = agreementIdOf(agencyId, row.model);
    const known = agreements.get(id);
    if (known) {
      known.listings.push(row);
      continue;
    }
    const { model, signedOn, moaUrl, addendumUrl } = row;
    agreements.set(id, { id, agencyId, model, signedOn, moaUrl, addendumUrl, listings: [row] });
  }
  return [...agreements.values()];
}
