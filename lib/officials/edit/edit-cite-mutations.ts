import type { Actor } from '#lib/kernel/actor.ts';
import { ensureSource } from '#lib/places/cited-source-mutations.ts';
import type { CitedSource } from '#lib/places/cited-source-schema.ts';
import type { Prisma, Tx } from '#lib/platform/db.ts';
import { wrong } from './edit-refusal-rules.ts';
import { type CiteKey, type Snapshot, STORED } from './edit-rules.ts';
import type { SaveFact } from './edit-schema.ts';
import { lock, record } from './edit-store-mutations.ts';
import { snapshotOf } from './edit-store-queries.ts';

/** A source on file, with how a fact is to cite it. */
export type NamedSource = Pick<CitedSource, 'confidence' | 'locator'> & { id: string };

/** The source that a form names, put on file when it is not there yet. */
export async function namedSource(tx: Tx, source: SaveFact['source']): Promise<NamedSource | null> {
  if (!source) return null;
  const { confidence, locator } = source;
  const id = await ensureSource(tx, source);
  if (id === null) throw wrong({ 's.source': 'choose' });
  return { id, confidence, locator };
}

/** Keeps, turns and drops citations and adds one. At least one source that supports the fact stays. */
export async function cite(
  tx: Tx,
  actor: Actor,
  { kind, cites, values }: SaveFact,
  factId: string,
  source: NamedSource | null,
  before: Snapshot | null,
): Promise<void> {
  const { cites: key, parent } = STORED[kind];
  if (!key) {
    // A vote's source is its motion's, a seat's its body's: that fact gains it, by an entry of its own.
    if (!source) throw wrong({ 's.source': 'source' });
    if (parent) await citeAlso(tx, actor, parent.kind, String(values[parent.column]), source);
    return;
  }
  for (const { id, disputes } of before?.citations ?? []) {
    const answer = cites[id] ?? (disputes ? 'disputes' : 'keep');
    if (answer === 'drop') await tx.citation.delete({ where: { id } });
    else await tx.citation.update({ where: { id }, data: { disputes: answer === 'disputes' } });
  }
  if (source) await addCitation(tx, key, factId, source);
  const supporting = await tx.citation.count({ where: { [key]: factId, disputes: false } });
  if (supporting === 0) throw wrong({ 's.source': 'source' });
}

export async function addCitation(tx: Tx, key: CiteKey, factId: string, source: NamedSource): Promise<void> {
  const { id: sourceId, confidence, locator } = source;
  const data = { sourceId, confidence, locator: locator ?? null, [key]: factId };
  await tx.citation.create({ data: data as Prisma.CitationUncheckedCreateInput });
}

/** Another fact gains the source, unless it cites it already. */
async function citeAlso(
  tx: Tx,
  actor: Actor,
  kind: 'motion' | 'body',
  id: string,
  source: NamedSource,
): Promise<void> {
  await lock(tx, kind, id);
  const before = await snapshotOf(tx, kind, id);
  if (!before) throw wrong({ form: 'gone' });
  if (before.citations.some(({ sourceId }) => sourceId === source.id)) return;
  await addCitation(tx, kind === 'motion' ? 'motionId' : 'bodyId', id, source);
  await record(tx, actor, 'fact.change', `${kind}:${id}`, before, await snapshotOf(tx, kind, id));
}
