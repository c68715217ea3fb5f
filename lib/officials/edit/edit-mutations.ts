import { randomUUID } from 'node:crypto';
import type { Actor } from '#lib/kernel/actor.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import type { FactValues } from '#lib/places/edit-schema.ts';
import { agencyIdOf, agreementIdOf } from '#lib/places/ids.ts';
import type { Tx } from '#lib/platform/db.ts';
import { reopenDifference } from '../import/difference-mutations.ts';
import { isFactEntry } from './change-rules.ts';
import { addAlong, endFormer, withPerson } from './edit-along-mutations.ts';
import { checkFact, checkRefs, checkRemoval, checkVotes } from './edit-check-queries.ts';
import { cite, namedSource } from './edit-cite-mutations.ts';
import { type EditKind, isEditKind, isGiven } from './edit-fields-schema.ts';
import { type Refusal, Refused, wrong } from './edit-refusal-rules.ts';
import { asSnapshot, formValues, rowOfForm, type Snapshot, STORED, versionOf } from './edit-rules.ts';
import type { SaveFact } from './edit-schema.ts';
import { announce, inOne, lock, record, restore, writeRow } from './edit-store-mutations.ts';
import { keyOf, snapshotOf, tableOf } from './edit-store-queries.ts';

/** Adds a fact or corrects one. A correction of another version than the stored one is refused with both. */
export async function saveFact(actor: Actor, input: SaveFact): Promise<Outcome<{ id: string }>> {
  return inOne(async (tx) => {
    const { kind, id } = input;
    if (id) await lock(tx, kind, id);
    const before = id ? await snapshotOf(tx, kind, id) : null;
    if ((id || isGiven(kind)) && !before) throw new Refused(refuse('not_found'));
    if (before && versionOf(before) !== input.version) throw new Refused(await stale(tx, input, before));
    const place = await tx.place.findUnique({ where: { geoid: before?.placeGeoid ?? input.placeGeoid } });
    if (!place) throw new Refused(refuse('not_found'));
    await checkRefs(tx, input, place.geoid, before);
    await checkFact(tx, input, before);
    const source = await namedSource(tx, input.source);
    // The seat has to be free before its next holder takes it.
    if (kind === 'term' && !before) await endFormer(tx, actor, input, source);
    const form = kind === 'term' ? await withPerson(tx, input.values, before) : input.values;
    const row = rowOfForm(kind, form, place, before?.row ?? null);
    if (kind === 'seat') row.position ??= before?.row.position ?? (await lastPosition(tx, row.bodyId)) + 1;
    if (kind === 'agency') await settleTie(tx, actor, row, before?.row ?? null);
    const factId = id ?? newId(kind, row);
    await writeRow(tx, kind, factId, row, before === null);
    await cite(tx, actor, input, factId, source, before);
    await checkVotes(tx, kind, factId);
    const after = await snapshotOf(tx, kind, factId);
    if (!after) throw new Error(`${kind}:${factId} was not written`);
    if (before && versionOf(before) === versionOf(after)) return ok({ id: factId });
    // Census files, which places cite from the start, say nothing of what is corrected here.
    if (kind === 'place' && !source) throw wrong({ 's.source': 'source' });
    await record(tx, actor, before ? 'fact.change' : 'fact.add', `${kind}:${factId}`, before, {
      ...after,
      ...(STORED[kind].cites === null && source && { source: source.id }),
    });
    // After the fact's own entry: undone in the other order.
    if (!before) await addAlong(tx, actor, { ...input, placeGeoid: place.geoid }, factId, source);
    await announce(tx, kind, before, after);
    return ok({ id: factId });
  });
}

/** The key of a new fact. An agency's and an agreement's are those under which ICE's lists would find them. */
function newId(kind: EditKind, row: Snapshot['row']): string {
  switch (kind) {
    case 'agency':
      return agencyIdOf(String(row.stateCode), String(row.name));
    case 'agreement':
      return agreementIdOf(String(row.agencyId), String(row.model));
    default:
      return randomUUID();
  }
}

async function lastPosition(tx: Tx, bodyId: unknown): Promise<number> {
  const { _max } = await tx.seat.aggregate({ where: { bodyId: String(bodyId) }, _max: { position: true } });
  return _max.position ?? 0;
}

/** A city's police sit in its main county where none was named; who said where an agency belongs is kept. */
async function settleTie(tx: Tx, actor: Actor, row: FactValues, before: FactValues | null): Promise<void> {
  const { placeGeoid } = row;
  if (typeof placeGeoid === 'string') {
    const place = await tx.place.findUnique({ where: { geoid: placeGeoid } });
    row.countyGeoid ??= place?.countyGeoid ?? null;
  }
  const same = ['kind', 'placeGeoid', 'countyGeoid'].every((name) => before && row[name] === before[name]);
  if (!same) row.decidedBy = actor.id;
}

/** Takes a fact away, as it was seen and with nothing left hanging on it. */
export async function removeFact(
  actor: Actor,
  { kind, id, version }: { kind: EditKind; id: string; version: string },
): Promise<Outcome> {
  return inOne(async (tx) => {
    await lock(tx, kind, id);
    const before = await snapshotOf(tx, kind, id);
    if (!before) throw new Refused(refuse('not_found'));
    if (versionOf(before) !== version) throw new Refused(refuse('conflict'));
    await deleteRow(tx, kind, id, before);
    await record(tx, actor, 'fact.remove', `${kind}:${id}`, before, null);
    await announce(tx, kind, before);
    return ok();
  });
}

/**
 * Puts a fact back as it was before one entry of the audit, by an entry of its own that can be undone as well.
 * Refused when the fact is no longer as that entry left it.
 */
export async function undoChange(actor: Actor, { entry: entryId }: { entry: string }): Promise<Outcome> {
  return inOne(async (tx) => {
    const entry = await tx.auditEntry.findUnique({ where: { id: entryId } });
    const [kind = '', id = ''] = entry ? split(entry.subject) : [];
    if (!entry || !isFactEntry(entry.action) || !isEditKind(kind)) throw new Refused(refuse('not_found'));
    const [before, after] = [asSnapshot(entry.before), asSnapshot(entry.after)];
    await lock(tx, kind, id);
    const present = await snapshotOf(tx, kind, id);
    if ((present && versionOf(present)) !== (after && versionOf(after)))
      throw new Refused(refuse('conflict'));
    if (before) await restore(tx, kind, id, before, present);
    else if (present) await deleteRow(tx, kind, id, present);
    await checkVotes(tx, kind, id);
    await record(tx, actor, 'fact.undo', `${kind}:${id}`, present, before);
    await reopenDifference(tx, entryId);
    await announce(tx, kind, present, before);
    return ok();
  });
}

function split(subject: string): [kind: string, id: string] {
  const at = subject.indexOf(':');
  return [subject.slice(0, at), subject.slice(at + 1)];
}

async function deleteRow(tx: Tx, kind: EditKind, id: string, { official }: Snapshot): Promise<void> {
  await checkRemoval(tx, kind, id);
  await tableOf(tx, kind).delete({ where: keyOf(kind, id) });
  if (!official) return;
  const used =
    (await tx.term.count({ where: { officialId: official.id } })) +
    (await tx.statement.count({ where: { officialId: official.id } }));
  if (used === 0) await tx.official.delete({ where: { id: official.id } });
}

/** Both versions for the form: what is on file now, and what was typed. */
async function stale(tx: Tx, input: SaveFact, present: Snapshot): Promise<Refusal> {
  const last = await tx.auditEntry.findFirst({
    where: { subject: `${input.kind}:${input.id}` },
    orderBy: { at: 'desc' },
  });
  const editor = last && (await tx.user.findUnique({ where: { id: last.actor } }));
  return refuse('conflict', {
    detail: {
      version: versionOf(present),
      present: JSON.stringify(formValues(input.kind, present)),
      typed: JSON.stringify(input.typed),
      by: editor?.name ?? editor?.email ?? '',
      at: last?.at.toISOString() ?? '',
    },
  });
}
