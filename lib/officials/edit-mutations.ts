import { randomUUID } from 'node:crypto';
import type { Actor } from '#lib/kernel/actor.ts';
import { fromDay } from '#lib/kernel/dates.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import type { FactValues } from '#lib/places/edit-schema.ts';
import { audit } from '#lib/platform/audit.ts';
import { db, isDuplicateKey, NO_JSON, type Prisma, type Tx } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { refOptions } from './edit-option-queries.ts';
import {
  asSnapshot,
  columnsOf,
  formValues,
  officialSlug,
  rowOfForm,
  type Snapshot,
  STORED,
  versionOf,
} from './edit-rules.ts';
import { type AddedSource, EDIT_FIELDS, type EditKind, isEditKind, type SaveFact } from './edit-schema.ts';
import { snapshotOf, tableOf } from './edit-store-queries.ts';

type Refusal = Extract<Outcome<never>, { ok: false }>;

/** Leaves the transaction with nothing written. */
class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

const wrong = (fields: Record<string, string>) => new Refused(refuse('invalid', { fields }));

/** Adds a fact or corrects one. A correction of another version than the stored one is refused with both. */
export async function saveFact(actor: Actor, input: SaveFact): Promise<Outcome<{ id: string }>> {
  return inOne(async (tx) => {
    const { kind, id } = input;
    if (id) await lock(tx, kind, id);
    const before = id ? await snapshotOf(tx, kind, id) : null;
    if (id && !before) throw new Refused(refuse('not_found'));
    if (before && versionOf(before) !== input.version) throw new Refused(await stale(tx, input, before));
    const placeGeoid = before?.placeGeoid ?? input.placeGeoid;
    if (!(await tx.place.findUnique({ where: { geoid: placeGeoid } })))
      throw new Refused(refuse('not_found'));
    await checkRefs(tx, input, placeGeoid, before);
    const form = kind === 'term' ? await withPerson(tx, input.values, before) : input.values;
    const row = rowOfForm(kind, form, placeGeoid, before?.row ?? null);
    const factId = id ?? randomUUID();
    await writeRow(tx, kind, factId, row, before === null);
    const named = await cite(tx, actor, input, factId, before);
    await checkVotes(tx, kind, factId);
    const after = await snapshotOf(tx, kind, factId);
    if (!after) throw new Error(`${kind}:${factId} was not written`);
    if (before && versionOf(before) === versionOf(after)) return ok({ id: factId });
    await record(tx, actor, before ? 'fact.change' : 'fact.add', `${kind}:${factId}`, before, {
      ...after,
      ...(kind === 'position' && named && { source: named }),
    });
    await announce(tx, before, after);
    return ok({ id: factId });
  });
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
    await announce(tx, before);
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
    if (!entry?.action.startsWith('fact.') || !isEditKind(kind)) throw new Refused(refuse('not_found'));
    const [before, after] = [asSnapshot(entry.before), asSnapshot(entry.after)];
    await lock(tx, kind, id);
    const present = await snapshotOf(tx, kind, id);
    if ((present && versionOf(present)) !== (after && versionOf(after)))
      throw new Refused(refuse('conflict'));
    if (before) await restore(tx, kind, id, before, present);
    else if (present) await deleteRow(tx, kind, id, present);
    await checkVotes(tx, kind, id);
    await record(tx, actor, 'fact.undo', `${kind}:${id}`, present, before);
    await announce(tx, present, before);
    return ok();
  });
}

function split(subject: string): [kind: string, id: string] {
  const at = subject.indexOf(':');
  return [subject.slice(0, at), subject.slice(at + 1)];
}

/** One transaction; refusals of ours and of the database become outcomes. */
async function inOne<T>(work: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await db().$transaction(work);
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    if (isDuplicateKey(error)) return refuse('invalid', { fields: { form: 'known' } });
    const known = databaseRule(error);
    if (known) return refuse('invalid', { fields: { form: known } });
    throw error;
  }
}

/** Which rule of the database an error names, as a key of `edit.errors`. */
function databaseRule(error: unknown): string | null {
  const said = error instanceof Error ? `${error.message} ${JSON.stringify(error)}` : '';
  if (said.includes('position_in_term') || said.includes('was not in the body')) return 'notInTerm';
  if (said.includes('citation_not_last') || said.includes('last source')) return 'lastSource';
  if (said.includes('fact_has_source') || said.includes('has no source')) return 'lastSource';
  if (said.includes('term_one_open_per_seat')) return 'seatTaken';
  if (/foreign key constraint/i.test(said)) return 'gone';
  return null;
}

/** Two editors of one fact take turns. */
async function lock(tx: Tx, kind: EditKind, id: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`fact ${kind}:${id}`}, 0))::text`;
  // The table's name comes from a fixed list, never from a form.
  await tx.$queryRawUnsafe(`SELECT 1 FROM "${STORED[kind].table}" WHERE id = $1 FOR UPDATE`, id);
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

/** A field points at a fact of the place, or at what it pointed at before. */
async function checkRefs(
  tx: Tx,
  input: SaveFact,
  placeGeoid: string,
  before: Snapshot | null,
): Promise<void> {
  const options = await refOptions(tx, placeGeoid);
  const was = before ? formValues(input.kind, before) : {};
  const fields: Record<string, string> = {};
  for (const field of EDIT_FIELDS[input.kind]) {
    const value = input.values[field.name];
    if (field.type !== 'ref' || !value || value === was[field.name]) continue;
    const option = options[field.to].find((one) => one.value === value);
    if (!option) fields[`f.${field.name}`] = 'choose';
    else if (input.kind === 'channel' && option.ended) fields[`f.${field.name}`] = 'termEnded';
  }
  if (Object.keys(fields).length > 0) throw wrong(fields);
}

/**
 * A term's person. The name as typed corrects the person whom the form was opened with, never another one chosen
 * in their place: the name of the one before still stands in the form then. Nobody chosen makes a new person.
 */
async function withPerson(tx: Tx, values: FactValues, before: Snapshot | null): Promise<FactValues> {
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
  const base = officialSlug(name);
  const taken = await tx.official.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const slugs = new Set(taken.map(({ slug }) => slug));
  let slug = base;
  for (let number = 2; slugs.has(slug); number++) slug = `${base}-${number}`;
  const { id } = await tx.official.create({ data: { id: randomUUID(), slug, name, familyName } });
  return { ...values, officialId: id };
}

/** Columns as the database takes them. */
function toData(kind: EditKind, row: FactValues): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(columnsOf(kind))) {
    const value = row[name] ?? null;
    if (type === 'json') data[name] = value ?? NO_JSON;
    else if (value !== null && type === 'day') data[name] = fromDay(String(value));
    else if (value !== null && type === 'instant') data[name] = new Date(String(value));
    else data[name] = value;
  }
  return data;
}

async function writeRow(tx: Tx, kind: EditKind, id: string, row: FactValues, fresh: boolean): Promise<void> {
  const data = toData(kind, row);
  if (fresh) await tableOf(tx, kind).create({ data: { id, ...data } });
  else await tableOf(tx, kind).update({ where: { id }, data });
}

/**
 * Keeps, turns and drops citations and adds one. At least one source that supports the fact stays.
 * @returns the source that was named, if one was.
 */
async function cite(
  tx: Tx,
  actor: Actor,
  input: SaveFact,
  factId: string,
  before: Snapshot | null,
): Promise<string | null> {
  const { kind, source, cites } = input;
  const key = STORED[kind].cites;
  if (!key) {
    // A position's source is its motion's: the motion gains it, by an entry of the motion's own.
    if (!source) throw wrong({ 's.source': 'source' });
    return citeMotion(tx, actor, String(input.values.motionId), source);
  }
  for (const { id, disputes } of before?.citations ?? []) {
    const answer = cites[id] ?? (disputes ? 'disputes' : 'keep');
    if (answer === 'drop') await tx.citation.delete({ where: { id } });
    else await tx.citation.update({ where: { id }, data: { disputes: answer === 'disputes' } });
  }
  const named = source && (await addCitation(tx, key, factId, source));
  const supporting = await tx.citation.count({ where: { [key]: factId, disputes: false } });
  if (supporting === 0) throw wrong({ 's.source': 'source' });
  return named;
}

async function addCitation(tx: Tx, key: string, factId: string, source: AddedSource): Promise<string> {
  const sourceId = source.id ?? (await createSource(tx, source));
  if (!(await tx.source.findUnique({ where: { id: sourceId } }))) throw wrong({ 's.source': 'choose' });
  const { confidence, locator } = source;
  const data = { sourceId, confidence, locator: locator ?? null, [key]: factId };
  await tx.citation.create({ data: data as Prisma.CitationUncheckedCreateInput });
  return sourceId;
}

async function createSource(tx: Tx, { fresh }: AddedSource): Promise<string> {
  if (!fresh) throw wrong({ 's.source': 'choose' });
  const { id } = await tx.source.create({
    data: {
      ...fresh,
      id: `edit-${randomUUID()}`,
      publishedOn: fresh.publishedOn ? fromDay(fresh.publishedOn) : null,
      retrievedOn: fromDay(fresh.retrievedOn),
    },
  });
  return id;
}

async function citeMotion(tx: Tx, actor: Actor, motionId: string, source: AddedSource): Promise<string> {
  await lock(tx, 'motion', motionId);
  const before = await snapshotOf(tx, 'motion', motionId);
  if (!before) throw wrong({ 'f.motionId': 'choose' });
  const cited = before.citations.find(({ sourceId }) => sourceId === source.id);
  if (cited) return cited.sourceId;
  const sourceId = await addCitation(tx, 'motionId', motionId, source);
  await record(
    tx,
    actor,
    'fact.change',
    `motion:${motionId}`,
    before,
    await snapshotOf(tx, 'motion', motionId),
  );
  return sourceId;
}

/** The votes on file still belong to who was in the seat that day, after a term's or a motion's days moved. */
async function checkVotes(tx: Tx, kind: EditKind, id: string): Promise<void> {
  if (kind !== 'term' && kind !== 'motion') return;
  const misfits = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM "Position" p JOIN "Motion" m ON m.id = p."motionId"
      JOIN "Term" t ON t.id = p."termId" JOIN "Seat" s ON s.id = t."seatId"
     WHERE (p."termId" = ${id} OR p."motionId" = ${id})
       AND NOT (s."bodyId" = m."bodyId" AND (t."startOn" IS NULL OR t."startOn" <= m."on")
                AND (t."endOn" IS NULL OR t."endOn" > m."on")) LIMIT 1`;
  if (misfits.length > 0) throw wrong({ form: 'votesOutside' });
}

/** What would be lost or left behind with the fact goes first, by hand. */
async function deleteRow(tx: Tx, kind: EditKind, id: string, { official }: Snapshot): Promise<void> {
  const where = { where: kind === 'motion' ? { motionId: id } : { termId: id } };
  const hanging =
    kind === 'motion'
      ? (await tx.position.count(where)) +
        (await tx.motionTally.count({ where: { motionId: id } })) +
        (await tx.agreementEvent.count({ where: { motionId: id } }))
      : kind === 'term'
        ? (await tx.position.count(where)) +
          (await tx.channel.count({ where: { termId: id } })) +
          (await tx.delivery.count({ where: { termId: id } })) +
          (await tx.motion.count({ where: { sponsorTermId: id } }))
        : 0;
  if (hanging > 0) throw wrong({ form: 'hanging' });
  await tableOf(tx, kind).delete({ where: { id } });
  if (!official) return;
  const used =
    (await tx.term.count({ where: { officialId: official.id } })) +
    (await tx.statement.count({ where: { officialId: official.id } }));
  if (used === 0) await tx.official.delete({ where: { id: official.id } });
}

async function restore(
  tx: Tx,
  kind: EditKind,
  id: string,
  then: Snapshot,
  present: Snapshot | null,
): Promise<void> {
  if (then.official) {
    const { id: officialId, ...person } = then.official;
    await tx.official.upsert({
      where: { id: officialId },
      update: { name: person.name, familyName: person.familyName },
      create: then.official,
    });
  }
  await writeRow(tx, kind, id, then.row, present === null);
  const key = STORED[kind].cites;
  if (!key) return;
  for (const { id: citationId, ...said } of then.citations) {
    await tx.citation.upsert({
      where: { id: citationId },
      update: said,
      create: { id: citationId, ...said, [key]: id } as Prisma.CitationUncheckedCreateInput,
    });
  }
  const kept = then.citations.map((citation) => citation.id);
  await tx.citation.deleteMany({ where: { [key]: id, id: { notIn: kept } } });
}

async function record(
  tx: Tx,
  actor: Actor,
  action: string,
  subject: string,
  before: Snapshot | null,
  after: Snapshot | null,
): Promise<void> {
  await audit(tx, actor, action, subject, {
    ...(before && { before: before as Prisma.InputJsonValue }),
    ...(after && { after: after as Prisma.InputJsonValue }),
  });
}

/** The pages of the places on which the fact stood and stands. */
async function announce(tx: Tx, ...versions: (Snapshot | null)[]): Promise<void> {
  const people = versions.flatMap((version) => version?.official?.id ?? []);
  // A person who was renamed may hold or have held office elsewhere too.
  const bodies = await tx.body.findMany({
    where: { seats: { some: { terms: { some: { officialId: { in: people } } } } } },
    select: { placeGeoid: true },
  });
  const geoids = [...versions, ...bodies].flatMap((one) => one?.placeGeoid ?? []);
  const places = await tx.place.findMany({ where: { geoid: { in: geoids } } });
  // A state's rules stand on the pages of all its places.
  const states = places.filter(({ kind }) => kind === 'state').map(({ stateCode }) => tags.state(stateCode));
  await publish(tx, ...places.map(({ geoid }) => tags.place(geoid)), ...states);
}
