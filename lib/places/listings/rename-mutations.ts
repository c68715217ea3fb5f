import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { audit } from '#lib/platform/audit.ts';
import { db, type Prisma, type Tx } from '#lib/platform/db.ts';
import { LISTINGS_LOCK, LISTINGS_TRANSACTION, replayAll } from './listings-mutations.ts';
import { History, replay } from './listings-replay-mutations.ts';
import { loadAgencies, loadNames } from './listings-store-queries.ts';
import {
  type Merged,
  mergeAgencies,
  partAgencies,
  partedBy,
  refreshAgencies,
  wholeAgency,
} from './rename-merge-mutations.ts';
import { type ProposedRename, proposedRenames } from './rename-queries.ts';
import type { RenameChoice } from './rename-schema.ts';
import { comparedReport } from './report.ts';
import type { SheetKind } from './types.ts';

/** What the audit keeps of an accepted rename: enough to undo it. */
type RenameRecord = {
  nameId: string;
  from: string;
  to: string;
  release: string;
  kind: SheetKind;
  merged: Merged | null;
  alsoAccepted: string[];
};

/**
 * An editor's word that the new name is the old agency's: the alias is written, the new name's rows and agreements go
 * to the one agency, and what the lists say of it is derived anew. Sheets that were held for what seemed to leave are
 * judged again.
 */
export async function acceptRename(
  actor: Actor,
  choice: RenameChoice,
): Promise<Outcome<{ agencyId: string; alsoAccepted: string[] }>> {
  return alone(async (tx) => {
    const proposal = await stillProposed(tx, choice);
    if (!proposal) return refuse('conflict');
    const { stateCode, from, to, release } = proposal;
    const agencies = await loadAgencies(tx, await loadNames(tx), [{ stateCode }]);
    const [keptId, laterId] = [agencies.find(stateCode, from), agencies.find(stateCode, to)];
    const kept = keptId === undefined ? null : await wholeAgency(tx, keptId);
    if (!kept) return refuse('not_found');
    const later = laterId === undefined || laterId === kept.id ? null : await wholeAgency(tx, laterId);
    const parted = later && partedBy(kept, later);
    if (parted) return refuse('invalid', { fields: { form: parted } });
    const nameId = await writeName(tx, actor, proposal, 'same', choice.note);
    const merged = later && (await mergeAgencies(tx, later, kept));
    await refreshAgencies(tx, [kept.id]);
    const alsoAccepted = await judgeHeld(tx);
    await tellDiff(tx, release.kind, release.id);
    const { kind } = release;
    const record: RenameRecord = { nameId, from, to, release: release.id, kind, merged, alsoAccepted };
    await audit(tx, actor, 'agency.rename', `agency:${kept.id}`, {
      before: { name: kept.name, other: later?.name ?? null },
      after: asJson(record),
    });
    return ok({ agencyId: kept.id, alsoAccepted });
  });
}

/** An editor's word that the two are not one: the pair is remembered and never proposed again. */
export async function refuseRename(actor: Actor, choice: RenameChoice): Promise<Outcome> {
  return alone(async (tx) => {
    const proposal = await stillProposed(tx, choice);
    if (!proposal) return refuse('conflict');
    const nameId = await writeName(tx, actor, proposal, 'distinct', choice.note);
    await audit(tx, actor, 'agency.distinct', `name:${nameId}`, {
      after: { nameId, state: proposal.stateCode, from: proposal.from, to: proposal.to },
    });
    return ok();
  });
}

/** Takes an editor's word about two names back. */
export async function undoRename(actor: Actor, entryId: string): Promise<Outcome> {
  return alone(async (tx) => {
    const entry = await tx.auditEntry.findUnique({ where: { id: entryId } });
    // As acceptRename or refuseRename wrote it; no other action is undone here.
    const record = entry?.after as unknown as RenameRecord | null;
    if (!entry || !record || !isNameEntry(entry.action)) return refuse('not_found');
    const name = await tx.agencyName.findUnique({ where: { id: record.nameId } });
    if (name?.relation !== (entry.action === 'agency.rename' ? 'same' : 'distinct'))
      return refuse('conflict');
    const into = record.merged?.into.id;
    if (into && !(await tx.agency.findUnique({ where: { id: into } }))) return refuse('conflict');
    if (record.merged && (await tx.agency.findUnique({ where: { id: record.merged.agency.id } })))
      return refuse('conflict');
    await tx.agencyName.delete({ where: { id: name.id } });
    if (entry.action === 'agency.rename')
      await undoAccepted(tx, entry.subject.slice('agency:'.length), record);
    await audit(tx, actor, `${entry.action}.undo`, entry.subject, {
      before: { from: record.from, to: record.to },
      after: { entry: entryId },
    });
    return ok();
  });
}

export function isNameEntry(action: string): boolean {
  return action === 'agency.rename' || action === 'agency.distinct';
}

async function undoAccepted(tx: Tx, agencyId: string, record: RenameRecord): Promise<void> {
  if (record.merged) await partAgencies(tx, record.merged);
  else await refreshAgencies(tx, [agencyId]);
  // What was let in because the two were one is judged again.
  for (const kind of ['participating', 'pending'] as const) {
    const history = await History.load(tx, kind);
    for (const [at, { id, decidedBy }] of history.releases.entries()) {
      if (decidedBy === null && record.alsoAccepted.includes(id)) await replay(tx, history, at, id);
    }
  }
  // Why others are held may be otherwise, too.
  await judgeHeld(tx);
  await tellDiff(tx, record.kind, record.release);
}

async function alone<T>(work: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LISTINGS_LOCK})::text`;
    return work(tx);
  }, LISTINGS_TRANSACTION);
}

async function stillProposed(tx: Tx, choice: RenameChoice): Promise<ProposedRename | undefined> {
  const { stateCode, from, to } = choice;
  return (await proposedRenames(tx)).find(
    (one) => one.stateCode === stateCode && one.from === from && one.to === to,
  );
}

/** The new name leads to the old one, by which the agency is on file. */
async function writeName(
  tx: Tx,
  actor: Actor,
  { stateCode, from, to, release }: ProposedRename,
  relation: 'same' | 'distinct',
  note: string | null,
): Promise<string> {
  const key = { stateCode, alias: to, canonical: from };
  const decided = { relation, note, releaseId: release.id, decidedBy: actor.id, decidedAt: now() };
  const { id } = await tx.agencyName.upsert({
    where: { stateCode_alias_canonical: key },
    update: decided,
    create: { ...key, ...decided },
  });
  return id;
}

/** Held sheets of both kinds, judged anew. @returns the ids of those that are published now */
async function judgeHeld(tx: Tx): Promise<string[]> {
  const accepted: string[] = [];
  for (const kind of ['participating', 'pending'] as const) {
    accepted.push(...(await replayAll(tx, await History.load(tx, kind))).accepted);
  }
  return accepted;
}

/** The counts that the release's report shows: what is one agency now is renamed, not added and removed. */
async function tellDiff(tx: Tx, kind: SheetKind, releaseId: string): Promise<void> {
  const history = await History.load(tx, kind);
  const at = history.releases.findIndex(({ id }) => id === releaseId);
  if (at < 0) return;
  const { diff, against } = await history.judge(at);
  const release = await tx.release.findUniqueOrThrow({ where: { id: releaseId }, select: { report: true } });
  const report = release.report as Record<string, unknown> | null;
  if (!diff || !report) return;
  await tx.release.update({
    where: { id: releaseId },
    data: { report: asJson({ ...report, diff: comparedReport(diff, against) }) },
  });
}

function asJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue;
}
