import { type Day, toDay } from '#lib/kernel/dates.ts';
import { db } from '#lib/platform/db.ts';
import { shownSource } from '../sources.ts';
import type { AgreementModel, ShownSource } from '../types.ts';
import { type HeldDate, heldDates } from './listings-queries.ts';

export type SettledDate = {
  id: string;
  stateCode: string;
  agencyName: string;
  model: AgreementModel;
  held: string;
  /** Null: none is known. */
  signedOn: Day | null;
  note: string | null;
  decidedAt: Date;
  source: ShownSource;
  /** The audit entry, where it can be undone. */
  entry: string | null;
};

/** What editors have said about dates on hold, the latest first. */
export async function settledDates(take = 30): Promise<SettledDate[]> {
  const rows = await db().settledDate.findMany({
    orderBy: [{ decidedAt: 'desc' }, { id: 'asc' }],
    include: { source: true },
    take,
  });
  return Promise.all(
    rows.map(async ({ id, stateCode, agencyName, model, held, signedOn, note, decidedAt, ...row }) => {
      const entry = await db().auditEntry.findFirst({
        where: { action: 'date.settle', after: { path: ['settled'], equals: id } },
        select: { id: true },
      });
      return {
        id,
        stateCode,
        agencyName,
        model,
        held,
        signedOn: signedOn && toDay(signedOn),
        note,
        decidedAt,
        source: shownSource(row.source, { locator: row.locator, confidence: row.confidence }),
        entry: entry?.id ?? null,
      };
    }),
  );
}

export type DateToSettle = HeldDate & {
  /** Sources that speak of the agency already. */
  sources: { id: string; label: string }[];
};

/** One date on hold as an editor needs it to settle it; null when it is on hold no more. */
export async function dateToSettle(release: string, row: number): Promise<DateToSettle | null> {
  const cell = (await heldDates()).find((one) => one.releaseId === release && one.row === row);
  if (!cell) return null;
  const agreement = { id: cell.agreementId ?? '' };
  const sources = await db().source.findMany({
    where: {
      releases: { none: { id: release } },
      citations: { some: { OR: [{ agreement }, { agency: { agreements: { some: agreement } } }] } },
    },
    orderBy: [{ publishedOn: 'desc' }, { id: 'asc' }],
    take: 100,
  });
  return {
    ...cell,
    sources: sources.map(({ id, publisher, title }) => ({ id, label: `${publisher} · ${title}` })),
  };
}
