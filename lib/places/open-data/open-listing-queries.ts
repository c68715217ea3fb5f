import { type Day, toDay } from '#lib/kernel/dates.ts';
import type { Prisma, Tx } from '#lib/platform/db.ts';
import type { At } from '#lib/platform/resource.ts';
import { LONGEST_PASSAGE } from '../listings/passages.ts';
import { heldDateIn } from '../listings/reason-texts.ts';
import { shownSource } from '../sources.ts';
import type { AgreementModel } from '../types.ts';
import { agencyWhere, from } from './open-data-queries.ts';
import type { ListingRecord } from './open-data-schema.ts';

export type ListingFilters = {
  state?: string;
  place?: string;
  county?: string;
  kind?: 'participating' | 'pending';
  model?: AgreementModel;
  release?: string;
  since?: Day;
};

/** "participating-2026-05-18/2" in its parts; null when it is no such key. */
function rowOf(key: string): { releaseId: string; rowNumber: number } | null {
  const cut = key.lastIndexOf('/');
  const digits = key.slice(cut + 1);
  return cut > 0 && /^\d{1,9}$/.test(digits)
    ? { releaseId: key.slice(0, cut), rowNumber: Number(digits) }
    : null;
}

/** Which rows: by release, then by their number in it. An index knows the row in which a passage begins. */
function within(at: At): Prisma.ListingWhereInput | null {
  if (at.key !== undefined) {
    const row = rowOf(at.key);
    return row && { ...row, passageRow: { gt: row.rowNumber - LONGEST_PASSAGE, lte: row.rowNumber } };
  }
  if (at.after === undefined) return {};
  const row = rowOf(at.after);
  return (
    row && {
      OR: [
        { releaseId: { gt: row.releaseId } },
        {
          releaseId: row.releaseId,
          passageRow: { gt: row.rowNumber - LONGEST_PASSAGE },
          rowNumber: { gt: row.rowNumber },
        },
      ],
    }
  );
}

/** Rows of accepted sheets, as normalised. The file itself stays here: it may hold what ICE did not mean to publish. */
export async function findListings(tx: Tx, filters: ListingFilters, at: At): Promise<ListingRecord[]> {
  const where = within(at);
  if (!where) return [];
  const { state, place, county, kind, model, release, since } = filters;
  const agency = { ...(place && { place }), ...(county && { county }) };
  const rows = await tx.listing.findMany({
    where: {
      AND: [where],
      release: {
        state: 'accepted',
        ...(kind && { kind }),
        ...(release && { id: release }),
        ...(since && { asOf: from(since) }),
      },
      ...(state && { stateCode: state }),
      ...(model && { model }),
      ...((place || county) && { agreement: { agency: agencyWhere(agency) } }),
    },
    include: { release: { include: { source: true }, omit: { report: true } } },
    orderBy: [{ releaseId: 'asc' }, { passageRow: 'asc' }, { line: 'asc' }],
    take: at.take,
  });
  return rows.map(({ release: sheet, ...row }) => ({
    id: `${row.releaseId}/${row.rowNumber}`,
    releaseId: row.releaseId,
    rowNumber: row.rowNumber,
    kind: sheet.kind,
    agreementId: row.agreementId,
    stateCode: row.stateCode,
    agencyName: row.agencyName,
    agencyType: row.agencyType,
    countyName: row.countyName,
    model: row.model,
    signedOn: row.signedOn && toDay(row.signedOn),
    moaUrl: row.moaUrl,
    addendumUrl: row.addendumUrl,
    repairs: row.repairs,
    held: row.held && heldDateIn('en', row.held),
    asOf: toDay(sheet.asOf),
    sources: [shownSource(sheet.source, { locator: `row ${row.rowNumber}` })],
  }));
}
