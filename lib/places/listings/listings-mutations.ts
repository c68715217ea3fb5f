import { setImmediate } from 'node:timers/promises';
import { type Actor, hasRole } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { type Day, dayIn } from '#lib/kernel/dates.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { type AuditActor, audit } from '#lib/platform/audit.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { ownReasons } from './gate-rules.ts';
import { History, type Replayed, replay, type Verdict } from './listings-replay-mutations.ts';
import { type Passage, passagesOf } from './passages.ts';
import { keptReason } from './reason-rules.ts';
import { englishReasons, rowProblemIn } from './reason-texts.ts';
import { type DiffReport, diffReport, type SheetReport } from './report.ts';
import { STATES } from './states.ts';
import type { Reading, SheetKind } from './types.ts';

/** Any number that no other program uses: sheets are filed one after the other. */
export const LISTINGS_LOCK = 287_068;
export const LISTINGS_TRANSACTION = { maxWait: 60_000, timeout: 120_000 };
const ALL_STATES = Object.keys(STATES).sort();

export type ImportOptions = {
  actor: AuditActor;
  /** What the sheet is said to be; else the file's name is asked. */
  kind?: SheetKind | null;
  /** Publishes what the gate would hold; the reasons are kept. */
  force?: boolean;
  dryRun?: boolean;
  /** Where it was read from. */
  url?: string | null;
};

export type Imported = SheetReport & {
  releaseId: string | null;
  /** The file was on file already, and nothing changed. */
  known: boolean;
  /** Other releases that this one let into the history, or showed to be doubtful. */
  alsoAccepted: string[];
  alsoHeld: string[];
};

type Filed = { id: string; kind: SheetKind; asOf: Day; sourceId: string; decidedBy: string | null };

/** Thrown to undo a dry run; carries what it came to. */
class DryRun extends Error {
  readonly result: Imported;

  constructor(result: Imported) {
    super('dry run');
    this.result = result;
  }
}

/**
 * Files a sheet that was read: publishes it, or holds it and publishes nothing, in one transaction. The same file
 * again changes nothing.
 */
export async function importSheet(reading: Reading, options: ImportOptions): Promise<Imported> {
  try {
    return await db().$transaction(async (tx) => {
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LISTINGS_LOCK})::text`;
      const result = await file(tx, reading, options);
      if (options.dryRun) throw new DryRun(result);
      return result;
    }, LISTINGS_TRANSACTION);
  } catch (error) {
    if (error instanceof DryRun) return error.result;
    throw error;
  }
}

async function file(tx: Tx, reading: Reading, options: ImportOptions): Promise<Imported> {
  const expected = options.kind ?? reading.namedKind;
  const own = ownReasons(reading, expected);
  const kind = reading.kind ?? expected ?? 'participating';
  const today = dayIn('America/New_York', now());
  const asOf = reading.asOf ?? today;
  if (reading.asOf === null) own.push(keptReason({ code: 'no_day' }));
  const forced = options.force === true && reading.listings.length > 0;
  const day = `${kind}-${asOf}-${reading.sha256.slice(0, 8)}`;
  const decidedBy = forced ? nameOf(options.actor) : null;
  const fresh = { id: day, kind, asOf, sourceId: `ice-${day}`, decidedBy };
  const [known, passages] = await Promise.all([
    addRelease(tx, fresh, reading, own, { readOn: today, url: options.url ?? null }),
    // Once the statement is on its way, the database has the file to keep.
    setImmediate().then(() => passagesOf(reading.listings)),
  ]);
  if (!known) return judgeNew(tx, { release: fresh, reading, passages, own, options });
  const partial = known.state === 'accepted' && known.scope.length < ALL_STATES.length;
  if (!partial) return again(tx, known, reading, own, options);
  const widened = { ...known, kind, decidedBy: known.decidedBy ?? decidedBy };
  await widenRelease(tx, widened, reading, own);
  return judgeNew(tx, { release: widened, reading, passages, own, options });
}

/** A sheet of which the release is on file and the rows are not. */
type NewSheet = {
  release: Filed;
  reading: Reading;
  passages: Passage[];
  own: string[];
  options: ImportOptions;
};

/** Judges the release whose rows are not written yet, and writes them. */
async function judgeNew(tx: Tx, { release, reading, passages, own, options }: NewSheet): Promise<Imported> {
  const history = await History.load(tx, release.kind);
  const at = history.releases.findIndex(({ id }) => id === release.id);
  const stored = history.releases[at];
  if (!stored) throw new Error(`release ${release.id} was not written`);
  stored.published = false;
  stored.state = release.decidedBy === null ? 'held' : 'accepted';
  history.remember(release.id, passages);
  const report = reportOf(reading, own);
  const replayed = await replay(tx, history, startOf(history, at), release.id, report);
  await history.write(release.id, new Map());
  await settlePending(tx, history, replayed);
  return finish(tx, { reading, release, own, replayed, options });
}

/** A decided release explains departures in those before it, back to the decided one before. */
export function startOf(history: History, at: number): number {
  if (history.releases[at]?.decidedBy === null) return at;
  const before = history.releases.slice(0, at);
  return before.findLastIndex(({ decidedBy, state }) => decidedBy !== null && state === 'accepted') + 1;
}

/** What ICE signed explains what left the pending sheets. */
export async function settlePending(tx: Tx, history: History, replayed: Replayed): Promise<void> {
  if (history.kind !== 'participating' || replayed.accepted.length + replayed.held.length === 0) return;
  if (!history.pendingHeld) return;
  const more = await replayAll(tx, await History.load(tx, 'pending'));
  replayed.accepted.push(...more.accepted);
  replayed.held.push(...more.held);
}

/** Judges all held releases of a kind anew. */
export async function replayAll(tx: Tx, history: History): Promise<Replayed> {
  const all: Replayed = { accepted: [], held: [], verdict: null };
  for (let at = 0; at < history.releases.length; at += 1) {
    const release = history.releases[at];
    if (release?.state !== 'held' || release.decidedBy !== null) continue;
    const { accepted, held } = await replay(tx, history, at, release.id);
    all.accepted.push(...accepted);
    all.held.push(...held);
  }
  return all;
}

/** A release of some states becomes one of the whole sheet: its rows give way to the same rows of the sheet. */
async function widenRelease(tx: Tx, release: Filed, reading: Reading, own: string[]): Promise<void> {
  await keepFile(tx, release.id, reading.file);
  await tx.listingPassage.deleteMany({ where: { releaseId: release.id } });
  await tx.release.updateMany({
    where: { id: release.id },
    data: {
      scope: ALL_STATES,
      rowCount: reading.rowCount,
      agencyCount: reading.agencies,
      report: { ownReasons: own, rejected: reading.rejected },
    },
  });
}

/** A release that is on file already, with what a second reading of it needs. */
type KnownRelease = Filed & {
  state: 'accepted' | 'held' | 'rejected';
  scope: string[];
  reasons: string[];
  comparedWith: string[];
  diff: DiffReport | null;
};

/**
 * Writes the release as it is before it is judged, with its source and its file. When the file is on file already,
 * nothing is written, and that release is answered.
 */
async function addRelease(
  tx: Tx,
  { id, kind, asOf, sourceId, decidedBy }: Filed,
  reading: Reading,
  own: string[],
  read: { readOn: Day; url: string | null },
): Promise<KnownRelease | undefined> {
  const { fileName, sha256, rowCount, agencies, rejected, file } = reading;
  const at = now().toISOString();
  const [known] = await tx.$queryRaw<KnownRelease[]>`
    WITH known AS (
      SELECT id, kind::text, state::text, "asOf"::text, "sourceId", "decidedBy", coalesce(scope, '{}') AS scope,
        coalesce(reasons, '{}') AS reasons, coalesce("comparedWith", '{}') AS "comparedWith", report->'diff' AS diff
      FROM "Release" WHERE sha256 = ${sha256}),
    source AS (
      INSERT INTO "Source" (id, kind, publisher, title, url, "publishedOn", "retrievedOn", note)
      SELECT ${sourceId}, 'dataset', 'U.S. Immigration and Customs Enforcement',
        ${`287(g) ${kind} agencies, sheet of ${asOf} (${fileName})`},
        ${read.url ?? 'https://www.ice.gov/identify-and-arrest/287g'}, ${asOf}::date, ${read.readOn}::date,
        'ICE replaces the sheet at its own address; this is the file as it was read.'
      WHERE NOT EXISTS (SELECT FROM known)
      ON CONFLICT DO NOTHING),
    release AS (
      INSERT INTO "Release" (id, kind, state, "asOf", "fileName", sha256, scope, "rowCount", "agencyCount", "sourceId",
        "importedAt", reasons, "comparedWith", report, "decidedBy", "decidedAt")
      SELECT ${id}, ${kind}::"ReleaseKind", 'held', ${asOf}::date, ${fileName}, ${sha256}, ${ALL_STATES}::text[],
        ${rowCount}::int, ${agencies}::int, ${sourceId}, ${at}::timestamp,
        ARRAY[${keptReason({ code: 'being_read' })}]::text[], '{}', ${JSON.stringify({ ownReasons: own, rejected })}::jsonb, ${decidedBy}::text,
        CASE WHEN ${decidedBy}::text IS NOT NULL THEN ${at}::timestamp END
      WHERE NOT EXISTS (SELECT FROM known)),
    file AS (
      INSERT INTO "ReleaseFile" ("releaseId", bytes) SELECT ${id}, ${file} WHERE NOT EXISTS (SELECT FROM known))
    SELECT * FROM known`;
  return known;
}

/** Every row as it stood can be read from it again. */
async function keepFile(tx: Tx, releaseId: string, bytes: Uint8Array): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "ReleaseFile" ("releaseId", bytes) VALUES (${releaseId}, ${bytes}) ON CONFLICT DO NOTHING`;
}

/** What is kept of the reading of a sheet, once it is judged. */
function reportOf(reading: Reading, own: string[]) {
  return ({ diff, against }: Verdict) => ({
    ownReasons: own,
    rejected: reading.rejected,
    duplicates: reading.duplicates,
    repairs: reading.repairs.length,
    asOfFrom: reading.asOfFrom,
    newestSignature: reading.newestSignature,
    headings: reading.headings,
    notes: reading.notes,
    diff: diffReport(diff, against, reading.listings.length),
  });
}

async function finish(
  tx: Tx,
  done: {
    reading: Reading;
    release: Filed;
    own: string[];
    replayed: Replayed;
    options: ImportOptions;
  },
): Promise<Imported> {
  const { reading, release, own, replayed, options } = done;
  const reasons = replayed.verdict?.reasons ?? own;
  const { diff: found = null, against = [] } = replayed.verdict ?? {};
  const diff = diffReport(found, against, reading.listings.length);
  const published = replayed.accepted.includes(release.id);
  // A held list shows on no page but the one about the data; what changed others told of itself.
  if (replayed.accepted.length + replayed.held.length === 0) await publish(tx, tags.data);
  await audit(tx, options.actor, published ? 'listings.publish' : 'listings.hold', `release:${release.id}`, {
    after: { file: reading.fileName, rows: reading.rowCount, reasons, forced: options.force === true },
  });
  return {
    ...readingReport(reading, release.kind, release.asOf),
    diff,
    gate: { ok: reasons.length === 0, reasons: englishReasons(reasons) },
    published,
    releaseId: release.id,
    known: false,
    alsoAccepted: replayed.accepted.filter((id) => id !== release.id),
    alsoHeld: replayed.held.filter((id) => id !== release.id),
  };
}

function readingReport(reading: Reading, kind: SheetKind, asOf: Day) {
  return {
    file: reading.fileName,
    kind,
    asOf,
    rows: reading.rowCount,
    agencies: reading.agencies,
    duplicates: reading.duplicates.length,
    repairs: reading.repairs,
    rejected: reading.rejected.map(({ row, reason, whole }) => ({
      row,
      reason: rowProblemIn('en', reason).text,
      whole,
      held: !whole,
    })),
  };
}

/** The same file again: what was settled stays settled, unless a held one is forced. */
async function again(
  tx: Tx,
  known: KnownRelease,
  reading: Reading,
  own: string[],
  options: ImportOptions,
): Promise<Imported> {
  const base = { ...readingReport(reading, known.kind, known.asOf), releaseId: known.id };
  if (known.state === 'held' && options.force && reading.listings.length > 0) {
    const report = reportOf(reading, own);
    const replayed = await decide(tx, known.id, 'accepted', nameOf(options.actor), report);
    return finish(tx, { reading, release: known, own, replayed, options });
  }
  // A sheet that was filed before files were kept has its file from now on.
  await keepFile(tx, known.id, reading.file);
  return {
    ...base,
    diff: known.diff ?? diffReport(null, known.comparedWith, reading.listings.length),
    gate: { ok: known.reasons.length === 0, reasons: englishReasons(known.reasons) },
    published: known.state === 'accepted',
    known: true,
    alsoAccepted: [],
    alsoHeld: [],
  };
}

/** Settles a release by a person's word, and judges anew what leans on it. */
async function decide(
  tx: Tx,
  id: string,
  state: 'accepted' | 'rejected',
  by: string,
  report?: (verdict: Verdict) => object,
): Promise<Replayed> {
  const { kind } = await tx.release.update({
    where: { id },
    data: { decidedBy: by, decidedAt: now(), ...(state === 'rejected' ? { state } : {}) },
  });
  const history = await History.load(tx, kind);
  const at = history.releases.findIndex((release) => release.id === id);
  const release = history.releases[at];
  if (!release) throw new Error(`release ${id} is gone`);
  if (state === 'rejected') return { accepted: [], held: [], verdict: null };
  release.state = 'accepted';
  const replayed = await replay(tx, history, startOf(history, at), id, report);
  await settlePending(tx, history, replayed);
  return replayed;
}

function nameOf(actor: AuditActor): string {
  return typeof actor === 'string' ? actor : actor.id;
}

/** An editor's word that a held sheet is right: it is published. */
export async function acceptHeldRelease(
  actor: Actor,
  id: string,
): Promise<Outcome<{ alsoAccepted: string[] }>> {
  return settle(actor, id, 'accepted');
}

/** An editor's word that a held sheet is wrong: it is kept and never used. */
export async function rejectHeldRelease(
  actor: Actor,
  id: string,
): Promise<Outcome<{ alsoAccepted: string[] }>> {
  return settle(actor, id, 'rejected');
}

async function settle(
  actor: Actor,
  id: string,
  state: 'accepted' | 'rejected',
): Promise<Outcome<{ alsoAccepted: string[] }>> {
  if (!hasRole(actor, 'editor')) return refuse('forbidden');
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT pg_advisory_xact_lock(${LISTINGS_LOCK})::text`;
    const release = await tx.release.findUnique({
      where: { id },
      include: { _count: { select: { listings: true } } },
    });
    if (!release) return refuse('not_found');
    if (release.state !== 'held') return refuse('conflict');
    // A sheet of which no row could be read has nothing to publish.
    if (state === 'accepted' && release._count.listings === 0) return refuse('invalid');
    const replayed = await decide(tx, id, state, actor.id);
    const alsoAccepted = replayed.accepted.filter((other) => other !== id);
    await publish(tx, tags.data);
    await audit(tx, actor, `listings.${state === 'accepted' ? 'accept' : 'reject'}`, `release:${id}`, {
      before: { state: release.state, reasons: release.reasons },
      after: { state, alsoAccepted },
    });
    return ok({ alsoAccepted });
  }, LISTINGS_TRANSACTION);
}
