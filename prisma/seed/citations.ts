import { agencyIdOf } from '#lib/places/ids.ts';
import type { Prisma } from '#lib/platform/prisma/client.ts';
import type { Agreement } from './agreements.ts';
import type { AgencyRow, ListingRow, PlaceRow } from './rows.ts';

type CitationRow = Prisma.CitationCreateManyInput;
type Attachment = { placeId: string } | { agencyId: string } | { agreementId: string };
type Said = Pick<CitationRow, 'sourceId' | 'confidence' | 'locator' | 'disputes'>;

export const ICE_SHEET = 'ice-participating-2026-05-18';
const FBI_FILE = 'fbi-police-employees-2025';
const OCD_IDS = 'ocd-division-ids';

function cite(fact: Attachment, said: Said): CitationRow {
  const about = Object.values(fact)[0];
  const suffix = said.disputes ? '/disputes' : '';
  return { id: `${about}/${said.sourceId}${suffix}`, ...fact, ...said };
}

/** A place's sources: its name and code, its outside id, its ZIP areas, its centre. */
export function citationsOfPlace(place: PlaceRow): CitationRow[] {
  const fact = { placeId: place.geoid };
  const high = (sourceId: string, locator: string) => cite(fact, { sourceId, confidence: 'high', locator });
  const ocd = place.ocdId ? [high(OCD_IDS, place.ocdId)] : [];
  if (place.kind === 'municipality') {
    return [
      high('census-subest-2021', `state ${place.geoid.slice(0, 2)}, place ${place.geoid.slice(2)}`),
      high('census-zcta-place-2020', place.legalName),
      ...ocd,
    ];
  }
  const outline = high('census-county-boundaries-2017', place.geoid);
  if (place.kind === 'state') return [outline, ...ocd];
  return [high('census-zcta-county-2020', place.name), outline, ...ocd];
}

/**
 * An agency's sources. One tied through an alias is cited with medium confidence; a county that ICE's sheet
 * gives and that is not the agency's stands beside it as a dispute.
 */
export function citationsOfAgency(
  agency: AgencyRow,
  listings: ListingRow[],
  countyNames: Set<string>,
): CitationRow[] {
  const fact = { agencyId: agencyIdOf('fl', agency.name) };
  const confidence = agency.tie === 'alias' ? 'medium' : 'high';
  const citations: CitationRow[] = [];
  if (listings.length > 0) {
    citations.push(cite(fact, { sourceId: ICE_SHEET, confidence, locator: rowsOf(listings) }));
  }
  const disputing = listings.filter(
    (row) => row.countyName && agency.tie && !countyNames.has(row.countyName),
  );
  if (disputing.length > 0) {
    const counties = [...new Set(disputing.map((row) => row.countyName))].join(', ');
    const locator = `${rowsOf(disputing)}: ${counties}`;
    citations.push(cite(fact, { sourceId: ICE_SHEET, confidence: 'low', locator, disputes: true }));
  }
  if (agency.ori) {
    const locator = `${agency.ori}: ${agency.oriName}, ${agency.oriYear}`;
    citations.push(cite(fact, { sourceId: FBI_FILE, confidence, locator }));
  }
  return citations;
}

export function citationsOfAgreement(agreement: Agreement): CitationRow[] {
  const fact = { agreementId: agreement.id };
  return [cite(fact, { sourceId: ICE_SHEET, confidence: 'high', locator: rowsOf(agreement.listings) })];
}

function rowsOf(listings: ListingRow[]): string {
  const numbers = listings.map((row) => row.rowNumber);
  return `${numbers.length === 1 ? 'row' : 'rows'} ${numbers.join(', ')}`;
}
