import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { type Day, fromDay } from '#lib/kernel/dates.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { audit } from '#lib/platform/audit.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { ensureSource } from '../cited-source-mutations.ts';
import { LISTINGS_LOCK, LISTINGS_TRANSACTION } from './listings-mutations.ts';
import { refreshFacts } from './listings-publish-mutations.ts';
import { heldDates } from './listings-queries.ts';
import type { SettledDateChoice } from './settled-date-schema.ts';

/** What the audit keeps of a settled date: enough to undo it. */
type Settled = {
  settled: string;
  agency: string;
  held: string;
  signedOn: Day | null;
  source: string;
  /** The citation that was added to the agreement; null when it cited that source already. */
  citation: string | null;
};

/**
 * An editor's word on a date that is on hold: the right one, or that none is known. It stands for this very cell, in
 * later lists too.
 */
export async function settleDate(actor: Actor, choice: SettledDateChoice): Promise<Outcome> {
  return alone(async (tx) => {
    const cell = (await heldDates(tx)).find(
      ({ releaseId, row }) => releaseId === choice.release && row === choice.row,
    );
    if (cell?.held !== choice.was || cell.agreementId === null) return refuse('conflict');
    const source = await ensureSource(tx, choice.source);
    if (!source) return refuse('invalid', { fields: { 's.source': 'choose' } });
    const { stateCode, agencyName, model, held, agreementId } = cell;
    const { confidence, locator } = choice.source;
    const { id } = await tx.settledDate.create({
      data: {
        stateCode,
        agencyName,
        model,
        held,
        signedOn: choice.signedOn === null ? null : fromDay(choice.signedOn),
        sourceId: source,
        confidence,
        locator,
        note: choice.note,
        decidedBy: actor.id,
        decidedAt: now(),
      },
    });
    const cited = await tx.citation.findFirst({ where: { agreementId, sourceId: source } });
    const before = await dateOf(tx, agreementId);
    await refreshFacts(tx, [agreementId]);
    await tell(tx, agreementId);
    const after: Settled = {
      settled: id,
      agency: agencyName,
      held,
      signedOn: choice.signedOn,
      source,
      citation: cited ? null : `${agreementId}/${source}`,
    };
    await audit(tx, actor, 'date.settle', `agreement:${agreementId}`, {
      before: { signedOn: before },
      after,
    });
    return ok();
  });
}

/** Takes an editor's word on a date back: it is on hold again while the newest list gives it so. */
export async function undoSettledDate(actor: Actor, entryId: string): Promise<Outcome> {
  return alone(async (tx) => {
    const entry = await tx.auditEntry.findUnique({ where: { id: entryId } });
    if (entry?.action !== 'date.settle') return refuse('not_found');
    // As settleDate wrote it.
    const record = entry.after as unknown as Settled;
    const gone = await tx.settledDate.deleteMany({ where: { id: record.settled } });
    if (gone.count === 0) return refuse('conflict');
    const agreementId = entry.subject.slice('agreement:'.length);
    if (record.citation) await tx.citation.deleteMany({ where: { id: record.citation } });
    await refreshFacts(tx, [agreementId]);
    await tell(tx, agreementId);
    await audit(tx, actor, 'date.settle.undo', entry.subject, {
      before: { signedOn: record.signedOn, agency: record.agency, held: record.held },
      after: { signedOn: await dateOf(tx, agreementId), entry: entryId },
    });
    return ok();
  });
}

/** Sheets are filed meanwhile by nobody else, so that what was asked is what is answered. */
async function alone(work: (tx: Tx) => Promise<Outcome>): Promise<Outcome> {
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LISTINGS_LOCK})::text`;
    return work(tx);
  }, LISTINGS_TRANSACTION);
}

async function dateOf(tx: Tx, agreementId: string): Promise<Day | null> {
  const row = await tx.agreement.findUnique({ where: { id: agreementId } });
  return row?.signedOn?.toISOString().slice(0, 10) ?? null;
}

/** The pages that show the agreement, and those about the data. */
async function tell(tx: Tx, agreementId: string): Promise<void> {
  const agreement = await tx.agreement.findUnique({
    where: { id: agreementId },
    select: { agency: { select: { stateCode: true, placeGeoid: true, countyGeoid: true } } },
  });
  const { stateCode, placeGeoid = null, countyGeoid = null } = agreement?.agency ?? {};
  await publish(
    tx,
    tags.data,
    ...(stateCode ? [tags.state(stateCode)] : []),
    ...[placeGeoid, countyGeoid].flatMap((geoid) => (geoid === null ? [] : [tags.place(geoid)])),
  );
}
