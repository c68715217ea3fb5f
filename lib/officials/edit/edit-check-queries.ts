import { agreementIdOf } from '#lib/places/ids.ts';
import type { Tx } from '#lib/platform/db.ts';
import { EDIT_FIELDS, type EditKind } from './edit-fields-schema.ts';
import { refOptions } from './edit-option-queries.ts';
import { wrong } from './edit-refusal-rules.ts';
import { formValues, type Snapshot } from './edit-rules.ts';
import type { SaveFact } from './edit-schema.ts';

// What an editor's form may not do, beside what the database itself refuses. Each throws `Refused`.

/** A field points at a fact of the place, or at what it pointed at before. */
export async function checkRefs(
  tx: Tx,
  input: SaveFact,
  placeGeoid: string,
  before: Snapshot | null,
): Promise<void> {
  const options = await refOptions(tx, placeGeoid, input.kind);
  const was = before ? formValues(input.kind, before) : {};
  const fields: Record<string, string> = {};
  for (const field of EDIT_FIELDS[input.kind]) {
    const value = input.values[field.name];
    if (field.type !== 'ref' || !value || (before && field.along) || value === was[field.name]) continue;
    const option = options[field.to].find((one) => one.value === value);
    if (!option) fields[`f.${field.name}`] = 'choose';
    else if (input.kind === 'channel' && option.ended) fields[`f.${field.name}`] = 'termEnded';
  }
  if (Object.keys(fields).length > 0) throw wrong(fields);
}

/** The votes on file still belong to who was in the seat that day, after a term's or a motion's days moved. */
export async function checkVotes(tx: Tx, kind: EditKind, id: string): Promise<void> {
  if (kind !== 'term' && kind !== 'motion') return;
  const misfits = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM "Position" p JOIN "Motion" m ON m.id = p."motionId"
      JOIN "Term" t ON t.id = p."termId" JOIN "Seat" s ON s.id = t."seatId"
     WHERE (p."termId" = ${id} OR p."motionId" = ${id})
       AND NOT (s."bodyId" = m."bodyId" AND (t."startOn" IS NULL OR t."startOn" <= m."on")
                AND (t."endOn" IS NULL OR t."endOn" > m."on")) LIMIT 1`;
  if (misfits.length > 0) throw wrong({ form: 'votesOutside' });
}

/** What a kind's own facts forbid: two seats in one spot, another name than the one that ICE's list gives. */
export async function checkFact(
  tx: Tx,
  { kind, id, values }: SaveFact,
  before: Snapshot | null,
): Promise<void> {
  const moved = (...names: string[]) => names.some((name) => before && values[name] !== before.row[name]);
  switch (kind) {
    case 'seat': {
      if (moved('bodyId') && (await tx.term.count({ where: { seatId: id ?? '' } })) > 0)
        throw wrong({ 'f.bodyId': 'seatHasTerms' });
      const others = await tx.seat.findMany({
        where: { bodyId: String(values.bodyId), NOT: { id: id ?? '' } },
      });
      if (others.some(({ label }) => label === values.label)) throw wrong({ 'f.label': 'seatTwice' });
      if (others.some(({ position }) => position === values.position))
        throw wrong({ 'f.position': 'positionTaken' });
      return;
    }
    case 'agency': {
      const listed =
        moved('name') && (await tx.listing.count({ where: { agreement: { agencyId: id ?? '' } } })) > 0;
      if (listed) throw wrong({ 'f.name': 'nameOfList' });
      const { placeGeoid, second } = values;
      if (!placeGeoid || second || (before && !moved('placeGeoid'))) return;
      const others = await tx.agency.count({
        where: { placeGeoid: String(placeGeoid), NOT: { id: id ?? '' } },
      });
      if (others > 0) throw wrong({ 'f.second': 'secondPolice' });
      return;
    }
    case 'agreement': {
      // Its key is made of both, and a list of ICE's finds it by them.
      if (before && moved('agencyId', 'model')) throw wrong({ form: 'agreementFixed' });
      const listed = moved('signedOn', 'moaUrl', 'addendumUrl') && (await isListed(tx, id ?? ''));
      if (listed) throw wrong({ form: 'fromList' });
      const known = agreementIdOf(String(values.agencyId), String(values.model));
      if (!before && (await tx.agreement.findUnique({ where: { id: known } })))
        throw wrong({ form: 'known' });
      return;
    }
    default:
      return;
  }
}

async function isListed(tx: Tx, agreementId: string): Promise<boolean> {
  return (await tx.listing.count({ where: { agreementId } })) > 0;
}

/** What would be lost or left behind with the fact goes first, by hand. */
export async function checkRemoval(tx: Tx, kind: EditKind, id: string): Promise<void> {
  const used = await whatHangs(tx, kind, id);
  if (used) throw wrong({ form: used });
}

/** Why a fact cannot go yet, as a key of `edit.errors`; null when it can. */
async function whatHangs(tx: Tx, kind: EditKind, id: string): Promise<string | null> {
  /** One question after the other: a transaction has one connection. */
  const some = async (...counts: (() => Promise<number>)[]) => {
    for (const count of counts) if ((await count()) > 0) return true;
    return false;
  };
  switch (kind) {
    case 'place':
      return 'placeStays';
    case 'body': {
      const of = { where: { bodyId: id } };
      const used = await some(
        () => tx.seat.count(of),
        () => tx.motion.count(of),
        () => tx.channel.count(of),
        () => tx.agendaSource.count(of),
        () => tx.meeting.count(of),
      );
      return used ? 'bodyUsed' : null;
    }
    case 'seat': {
      const of = { where: { seatId: id } };
      if (await some(() => tx.term.count(of))) return 'seatHasTerms';
      const used = await some(
        () => tx.campaignTarget.count(of),
        () => tx.districtOutline.count(of),
      );
      return used ? 'seatUsed' : null;
    }
    case 'motion': {
      const of = { where: { motionId: id } };
      const used = await some(
        () => tx.position.count(of),
        () => tx.motionTally.count(of),
        () => tx.agreementEvent.count(of),
      );
      return used ? 'hanging' : null;
    }
    case 'term': {
      const of = { where: { termId: id } };
      const used = await some(
        () => tx.position.count(of),
        () => tx.channel.count(of),
        () => tx.delivery.count(of),
        () => tx.motion.count({ where: { sponsorTermId: id } }),
      );
      return used ? 'hanging' : null;
    }
    case 'agency': {
      const of = { where: { agencyId: id } };
      const used = await some(
        () => tx.agreement.count(of),
        () => tx.agreementEvent.count(of),
      );
      return used ? 'agencyUsed' : null;
    }
    case 'agreement': {
      if (await isListed(tx, id)) return 'fromList';
      return (await some(() => tx.agreementEvent.count({ where: { agreementId: id } })))
        ? 'agreementUsed'
        : null;
    }
    default:
      return null;
  }
}
