import type { Actor } from '#lib/kernel/actor.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { audit } from '#lib/platform/audit.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { LISTINGS_LOCK, LISTINGS_TRANSACTION, settlePending, startOf } from './listings-mutations.ts';
import { History, type Replayed, replay } from './listings-replay-mutations.ts';

/**
 * Takes an editor's word on a held sheet back: it is judged again as if nobody had decided, beside the sheets of the
 * days around it. What was current before is current again, unless a newer sheet is.
 */
export async function undoSettle(actor: Actor, entryId: string): Promise<Outcome> {
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LISTINGS_LOCK})::text`;
    const entry = await tx.auditEntry.findUnique({ where: { id: entryId } });
    if (!entry || !isSettling(entry.action)) return refuse('not_found');
    const id = entry.subject.slice('release:'.length);
    const release = await tx.release.findUnique({ where: { id }, omit: { report: true } });
    const decided = entry.action === 'listings.accept' ? 'accepted' : 'rejected';
    if (release?.state !== decided || release.decidedBy !== entry.actor) return refuse('conflict');
    const [latest] = await tx.auditEntry.findMany({
      where: { subject: entry.subject, action: { in: SETTLING } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: 1,
    });
    if (latest?.id !== entryId) return refuse('conflict');
    const { alsoAccepted = [] } = (entry.after ?? {}) as { alsoAccepted?: string[] };
    const agencies = await agenciesOn(tx, id);
    await judgeAnew(tx, id, decided);
    await rejudge(tx, alsoAccepted);
    await dropUnheardOf(tx, agencies);
    await publish(tx, tags.data);
    const now = await tx.release.findUniqueOrThrow({ where: { id }, select: { state: true } });
    await audit(tx, actor, `${entry.action}.undo`, entry.subject, {
      before: { state: release.state, file: release.fileName },
      after: { state: now.state, file: release.fileName, entry: entryId },
    });
    return ok();
  }, LISTINGS_TRANSACTION);
}

const SETTLING = ['listings.accept', 'listings.reject'];

function isSettling(action: string): boolean {
  return SETTLING.includes(action);
}

async function judgeAnew(tx: Tx, id: string, was: 'accepted' | 'rejected'): Promise<Replayed> {
  // A sheet that was set aside has nothing among the facts; one that was published keeps its state until it is judged.
  const { kind } = await tx.release.update({
    where: { id },
    data: { decidedBy: null, decidedAt: null, ...(was === 'rejected' ? { state: 'held' as const } : {}) },
  });
  const history = await History.load(tx, kind);
  const at = history.releases.findIndex((release) => release.id === id);
  const release = history.releases[at];
  if (!release) throw new Error(`release ${id} is gone`);
  // While it was decided it explained what left the sheets before it.
  release.decidedBy = 'undone';
  const from = was === 'accepted' ? startOf(history, at) : at;
  release.decidedBy = null;
  release.state = 'held';
  const replayed = await replay(tx, history, from, id);
  await settlePending(tx, history, replayed);
  return replayed;
}

/** What was let in because the sheet was is judged by itself again. */
async function rejudge(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  for (const kind of ['participating', 'pending'] as const) {
    const history = await History.load(tx, kind);
    for (const [at, { id, state, decidedBy }] of history.releases.entries()) {
      if (state === 'accepted' && decidedBy === null && ids.includes(id)) await replay(tx, history, at, id);
    }
  }
}

async function agenciesOn(tx: Tx, releaseId: string): Promise<string[]> {
  const rows = await tx.agreement.findMany({
    where: { listings: { some: { releaseId } } },
    select: { agencyId: true },
    distinct: ['agencyId'],
  });
  return rows.map(({ agencyId }) => agencyId);
}

/** Agencies of which only the sheet spoke: no other list, no source, no register, no editor. */
async function dropUnheardOf(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.agency.deleteMany({
    where: {
      id: { in: [...ids] },
      ori: null,
      decidedBy: null,
      agreements: { none: {} },
      events: { none: {} },
      citations: { none: {} },
    },
  });
}
