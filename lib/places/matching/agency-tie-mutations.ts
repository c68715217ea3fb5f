import type { Actor } from '#lib/kernel/actor.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { audit } from '#lib/platform/audit.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { ensureSource } from '../cited-source-mutations.ts';
import { refreshDepartures } from '../listings/listings-publish-mutations.ts';
import { countyByIce } from './agency-tie-queries.ts';
import { type Tie, tieOf, tieVersion } from './agency-tie-rules.ts';
import type { TieChoice } from './agency-tie-schema.ts';
import { matchPlaces } from './matching-queries.ts';

type Settled = Tie & { unmatched: string | null; decidedBy: string | null };

/** An editor's word to which place an agency belongs, or to none, with the source that says so. */
export async function tieAgency(actor: Actor, choice: TieChoice): Promise<Outcome> {
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM "Agency" WHERE id = ${choice.id} FOR UPDATE`;
    const agency = await tx.agency.findUnique({ where: { id: choice.id } });
    if (!agency) return refuse('not_found');
    if (tieVersion(agency) !== choice.was) return refuse('conflict');
    const places = await matchPlaces([agency.stateCode], tx);
    const place = places.find(({ geoid }) => geoid === choice.place) ?? null;
    // A place of another state is on file, only not among these.
    if (choice.place !== '' && !place) return refuse('invalid', { fields: { place: 'otherState' } });
    const iceCounty = await countyByIce(tx, agency.id, agency.stateCode);
    const tie = tieOf(agency, choice.kind, place, iceCounty, places);
    if (typeof tie === 'string') return refuse('invalid', { fields: { place: tie } });
    if (tie.placeGeoid && choice.second !== 'yes' && (await otherPolice(tx, agency.id, tie.placeGeoid)))
      return refuse('invalid', { fields: { second: 'secondPolice' } });
    const source = await ensureSource(tx, choice.source);
    if (!source) return refuse('invalid', { fields: { 's.source': 'choose' } });
    const { confidence, locator } = choice.source;
    const known = await tx.citation.findFirst({ where: { agencyId: agency.id, sourceId: source } });
    const citation =
      known ??
      (await tx.citation.create({ data: { agencyId: agency.id, sourceId: source, confidence, locator } }));
    const before = settled(agency);
    const after: Settled = { ...tie, unmatched: null, decidedBy: actor.id };
    await write(tx, agency, before, after);
    await audit(tx, actor, 'agency.tie', `agency:${agency.id}`, {
      before,
      after: { ...after, source, citation: known ? null : citation.id },
    });
    return ok();
  });
}

/** Takes an editor's word about an agency's place back, if it still stands. */
export async function undoTie(actor: Actor, entryId: string): Promise<Outcome> {
  return db().$transaction(async (tx) => {
    const entry = await tx.auditEntry.findUnique({ where: { id: entryId } });
    if (entry?.action !== 'agency.tie') return refuse('not_found');
    const id = entry.subject.slice('agency:'.length);
    // As tieAgency wrote them.
    const before = entry.before as unknown as Settled;
    const after = entry.after as unknown as Settled & { citation: string | null };
    await tx.$queryRaw`SELECT 1 FROM "Agency" WHERE id = ${id} FOR UPDATE`;
    const agency = await tx.agency.findUnique({ where: { id } });
    if (!agency || tieVersion(agency) !== tieVersion(after) || agency.decidedBy !== after.decidedBy)
      return refuse('conflict');
    if (after.citation) await tx.citation.deleteMany({ where: { id: after.citation } });
    await write(tx, agency, settled(agency), before);
    await audit(tx, actor, 'agency.tie.undo', entry.subject, {
      before: settled(agency),
      after: { ...before, entry: entryId },
    });
    return ok();
  });
}

function settled({ kind, placeGeoid, countyGeoid, unmatched, decidedBy }: Settled): Settled {
  return { kind, placeGeoid, countyGeoid, unmatched, decidedBy };
}

/** Another agency is the city's police by what is on file. */
async function otherPolice(tx: Tx, id: string, placeGeoid: string): Promise<boolean> {
  return (await tx.agency.count({ where: { placeGeoid, id: { not: id } } })) > 0;
}

/** What is derived from the tie, and the pages where it was and is. */
async function write(
  tx: Tx,
  agency: { id: string; stateCode: string },
  before: Settled,
  after: Settled,
): Promise<void> {
  await tx.agency.update({ where: { id: agency.id }, data: after });
  const agreements = await tx.agreement.findMany({ where: { agencyId: agency.id }, select: { id: true } });
  await refreshDepartures(
    tx,
    agreements.map(({ id }) => id),
  );
  const geoids = [before.placeGeoid, before.countyGeoid, after.placeGeoid, after.countyGeoid];
  // A campus stands on the pages of its county's cities too, and a state's agency on all of the state's.
  await publish(
    tx,
    tags.state(agency.stateCode),
    ...geoids.flatMap((geoid) => (geoid === null ? [] : [tags.place(geoid)])),
  );
}
