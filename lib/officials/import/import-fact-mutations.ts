import { randomUUID } from 'node:crypto';
import { type Day, fromDay } from '#lib/kernel/dates.ts';
import { foldName } from '#lib/places/fold.ts';
import { type AuditActor, audit } from '#lib/platform/audit.ts';
import type { Prisma, Tx } from '#lib/platform/db.ts';
import { type Snapshot, versionOf } from '../edit/edit-rules.ts';
import { snapshotOf } from '../edit/edit-store-queries.ts';
import { queueDifference } from './difference-mutations.ts';
import type { TermRow } from './import-queries.ts';
import { RANK } from './term-rules.ts';
import type { Difference, ImportedTerm, ImportReport } from './types.ts';

/** A row of a file on its way in: the transaction, who does it, and the report that it adds to. */
export type Row = { tx: Tx; actor: AuditActor; incoming: ImportedTerm; report: ImportReport };
/** A row whose place, source and seat are on file. */
export type Step = Row & { sourceId: string; geoid: string; today: Day; seatId: string };
/** A name as a part of an id or an address. */
export function slugOf(text: string): string {
  return foldName(text).replaceAll(' ', '-') || 'x';
}

/** What of a fact on file a file says otherwise. */
export type Differing = Pick<Difference, 'about' | 'onFile' | 'inFile' | 'done'> & {
  termId: string;
  channelId?: string;
  /** Of another person: whom the file means. */
  officialId?: string;
};

/** Notes what stands otherwise on file than in the file, in the report and in the editors' queue. */
export async function differ(step: Step, differing: Differing): Promise<void> {
  const { incoming, report } = step;
  const { about, onFile, inFile, done } = differing;
  report.differences.push({ row: incoming.row, who: incoming.name, about, onFile, inFile, done });
  await queueDifference(step, differing);
}

/** Writes to the audit what the file made of a fact, with both versions whole, so that it can be undone. */
export async function recordImport(
  { tx, actor }: Pick<Step, 'tx' | 'actor'>,
  kind: 'body' | 'seat' | 'term' | 'channel',
  id: string,
  before: Snapshot | null,
): Promise<void> {
  const after = await snapshotOf(tx, kind, id);
  if (!after || (before && versionOf(before) === versionOf(after))) return;
  await audit(tx, actor, `${kind}.import`, `${kind}:${id}`, {
    ...(before && { before: before as Prisma.InputJsonValue }),
    after: after as Prisma.InputJsonValue,
  });
}

/** The place's pages change. */
export function touch({ report, geoid }: Pick<Step, 'report' | 'geoid'>): void {
  if (!report.places.includes(geoid)) report.places.push(geoid);
}

/** Adds the file's source to a fact, once. A source that already stands behind the fact is not added again. */
export async function cite(
  { tx, incoming, sourceId }: Step,
  fact: { termId: string } | { channelId: string },
  locator: string | null,
  disputes: boolean,
): Promise<boolean> {
  const known = await tx.citation.findFirst({
    where: { ...fact, sourceId, disputes, ...(disputes && { locator }) },
  });
  if (known) return false;
  await tx.citation.create({
    data: { ...fact, sourceId, disputes, locator, confidence: incoming.confidence },
  });
  return true;
}

/** Adds an office address, or its source to the same one on file; a lesser source never replaces one. */
export async function takeChannel(
  step: Step,
  term: TermRow,
  { kind, value }: ImportedTerm['channels'][number],
): Promise<void> {
  const { tx, incoming, sourceId, report } = step;
  const asOf = fromDay(incoming.source.retrievedOn);
  const onFile = await tx.channel.findMany({
    where: { termId: term.id, kind },
    include: { citations: true },
    orderBy: { id: 'asc' },
  });
  const same = onFile.find((it) => it.value.toLowerCase() === value.toLowerCase());
  if (same) {
    const before = await snapshotOf(tx, 'channel', same.id);
    const cited = await cite(step, { channelId: same.id }, null, false);
    const newer = same.asOf < asOf;
    if (newer) await tx.channel.update({ where: { id: same.id }, data: { asOf } });
    report.channels[cited || newer ? 'updated' : 'unchanged'] += 1;
    if (cited || newer) touch(step);
    return recordImport(step, 'channel', same.id, before);
  }
  // An address that stopped taking mail makes room for another one; any other stays as it is.
  const standing = onFile.find((it) => it.suppressedAt === null);
  const behind = standing?.citations.filter((it) => !it.disputes) ?? [];
  const surer = behind.every(
    (it) => RANK[incoming.confidence] > RANK[it.confidence] || it.sourceId === sourceId,
  );
  if (standing && !surer) {
    return differ(step, {
      about: kind,
      onFile: standing.value,
      inFile: value,
      done: 'reported',
      termId: term.id,
      channelId: standing.id,
    });
  }
  const confidence = incoming.confidence;
  const before = standing ? await snapshotOf(tx, 'channel', standing.id) : null;
  const id = standing?.id ?? randomUUID();
  if (standing) {
    await tx.channel.update({ where: { id: standing.id }, data: { value, asOf } });
    await tx.citation.updateMany({
      where: { channelId: standing.id, disputes: false, NOT: { sourceId } },
      data: { disputes: true },
    });
    await cite(step, { channelId: standing.id }, null, false);
  } else {
    await tx.channel.create({
      data: { id, termId: term.id, kind, value, asOf, citations: { create: { sourceId, confidence } } },
    });
  }
  await recordImport(step, 'channel', id, before);
  report.channels[standing ? 'updated' : 'added'] += 1;
  touch(step);
}
