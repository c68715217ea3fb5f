import { randomUUID } from 'node:crypto';
import type { Actor } from '#lib/kernel/actor.ts';
import type { FactValues } from '#lib/places/edit-schema.ts';
import type { Tx } from '#lib/platform/db.ts';
import { isMayor } from '../import/term-rules.ts';
import { addPerson } from '../person-mutations.ts';
import { checkVotes } from './edit-check-queries.ts';
import { seatLabels } from './edit-checks-schema.ts';
import { addCitation, type NamedSource } from './edit-cite-mutations.ts';
import { wrong } from './edit-refusal-rules.ts';
import type { Snapshot } from './edit-rules.ts';
import type { SaveFact } from './edit-schema.ts';
import { announce, lock, record, writeRow } from './edit-store-mutations.ts';
import { snapshotOf } from './edit-store-queries.ts';

// What goes on file along with a fact: each a fact of its own, with its own entry in the audit and its own undo.

/**
 * A term's person. The name as typed corrects the person whom the form was opened with, never another one chosen
 * in their place: the name of the one before still stands in the form then. Nobody chosen makes a new person.
 */
export async function withPerson(tx: Tx, values: FactValues, before: Snapshot | null): Promise<FactValues> {
  const name = values.officialName as string | null;
  const familyName = values.familyName as string | null;
  if (values.officialId) {
    const id = String(values.officialId);
    const same = before?.official?.id === id;
    if (same && name && familyName) await tx.official.update({ where: { id }, data: { name, familyName } });
    return values;
  }
  if (!name || !familyName) throw wrong({ 'f.officialName': 'person' });
  if (name === before?.official?.name) throw wrong({ 'f.officialName': 'person' });
  const { id } = await addPerson(tx, { name, familyName });
  return { ...values, officialId: id };
}

/** Somebody else takes the seat: the term of who held it so far ends, on the same source. */
export async function endFormer(
  tx: Tx,
  actor: Actor,
  { values, placeGeoid }: SaveFact,
  source: NamedSource | null,
): Promise<void> {
  if (!values.formerTermId) return;
  const id = String(values.formerTermId);
  await lock(tx, 'term', id);
  const before = await snapshotOf(tx, 'term', id);
  if (before?.placeGeoid !== placeGeoid || before.row.seatId !== values.seatId)
    throw wrong({ 'f.formerTermId': 'formerSeat' });
  if (before.row.endOn !== null) throw wrong({ 'f.formerTermId': 'formerEnded' });
  const endOn = String(values.formerEndOn ?? values.startOn);
  if (before.row.startOn !== null && endOn <= String(before.row.startOn))
    throw wrong({ 'f.formerEndOn': 'endsBefore' });
  const { formerEndReason: endReason = null } = values;
  await writeRow(tx, 'term', id, { ...before.row, endOn, endPrecision: 'day', endReason }, false);
  const cited = before.citations.some(({ sourceId, disputes }) => sourceId === source?.id && !disputes);
  if (source && !cited) await addCitation(tx, 'termId', id, source);
  await checkVotes(tx, 'term', id);
  const after = await snapshotOf(tx, 'term', id);
  await record(tx, actor, 'fact.change', `term:${id}`, before, after);
  await announce(tx, 'term', before, after);
}

/** The seats that were named with a new body, and the event by which a new agreement is known. */
export async function addAlong(
  tx: Tx,
  actor: Actor,
  { kind, values, placeGeoid }: SaveFact,
  factId: string,
  source: NamedSource | null,
): Promise<void> {
  if (kind === 'body') {
    const powers = (values.mayorPowers ?? []) as string[];
    for (const [at, label] of seatLabels(String(values.seatLabels ?? '')).entries()) {
      const mayor = isMayor(label);
      await addFact(tx, actor, 'seat', {
        bodyId: factId,
        label,
        kind: mayor ? 'mayor' : 'member',
        votes: !mayor || powers.includes('vote'),
        presides: mayor && powers.includes('presides'),
        position: at + 1,
        ocdId: null,
      });
    }
  }
  if (kind === 'agreement' && source) {
    const row = {
      placeGeoid,
      kind: values.eventKind ?? null,
      on: values.eventOn ?? null,
      precision: 'day',
      summary: values.eventSummary ?? null,
      agencyId: values.agencyId ?? null,
      agreementId: factId,
      motionId: null,
      asOf: values.eventOn ?? null,
    };
    await addFact(tx, actor, 'event', row, source);
  }
}

async function addFact(
  tx: Tx,
  actor: Actor,
  kind: 'seat' | 'event',
  row: FactValues,
  source?: NamedSource,
): Promise<void> {
  const id = randomUUID();
  await writeRow(tx, kind, id, row, true);
  if (source) await addCitation(tx, 'eventId', id, source);
  await record(tx, actor, 'fact.add', `${kind}:${id}`, null, await snapshotOf(tx, kind, id));
}
