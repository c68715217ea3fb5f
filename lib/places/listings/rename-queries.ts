import { type Day, toDay } from '#lib/kernel/dates.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { OLDEST_FIRST } from '../release-order.ts';
import type { AgreementModel } from '../types.ts';
import { diffOf, type Entry, type Likely, proposalsOf } from './diff-rules.ts';
import { loadNames, storedPassages } from './listings-store-queries.ts';
import type { Names } from './names-rules.ts';
import { readReason } from './reason-rules.ts';
import type { SheetKind } from './types.ts';

/** Two names of one state, one of which left a list where the other came: one agency, perhaps. */
export type ProposedRename = {
  stateCode: string;
  from: string;
  to: string;
  county: { from: string | null; to: string | null };
  /** ICE's date of signature under each name. */
  models: { model: AgreementModel; signedFrom: Day | null; signedTo: Day | null }[];
  /** 0 to 0.99. */
  certainty: number;
  why: Likely;
  /** The list that first has the new name. */
  release: { id: string; kind: SheetKind; asOf: Day; fileName: string; held: boolean };
};

type ReleaseOf = ProposedRename['release'];
type Found = { release: ReleaseOf; removed: readonly Entry[]; added: readonly Entry[] };

/** Everything that the lists on file propose and no editor has decided, the likeliest first. */
export async function proposedRenames(tx: Tx = db()): Promise<ProposedRename[]> {
  const names = await loadNames(tx);
  const found = [...(await acceptedSteps(tx)), ...(await heldSteps(tx, names))];
  const pairs = new Map<string, ProposedRename>();
  for (const { release, removed, added } of found) {
    for (const proposal of proposalsOf(removed, added, names)) {
      const { stateCode, from, to, model, certainty, why } = proposal;
      const rowOf = (rows: readonly Entry[], name: string) =>
        rows.find((row) => row.stateCode === stateCode && row.agencyName === name && row.model === model);
      const [gone, come] = [rowOf(removed, from), rowOf(added, to)];
      // One pair, whichever of the two names came first and however often they took turns.
      const key = `${stateCode} ${[from, to].sort().join(' | ')}`;
      const known = pairs.get(key) ?? {
        stateCode,
        from,
        to,
        county: { from: gone?.countyName ?? null, to: come?.countyName ?? null },
        models: [],
        certainty,
        why,
        release,
      };
      pairs.set(key, known);
      if (known.from !== from || known.models.some((one) => one.model === model)) continue;
      known.models.push({ model, signedFrom: gone?.signedOn ?? null, signedTo: come?.signedOn ?? null });
      if (certainty > known.certainty) Object.assign(known, { certainty, why });
    }
  }
  return [...pairs.values()].sort(
    (a, b) => b.certainty - a.certainty || (`${a.stateCode}${a.from}` < `${b.stateCode}${b.from}` ? -1 : 1),
  );
}

type StepRow = Entry & {
  came: boolean;
  releaseId: string;
  kind: SheetKind;
  asOf: Day;
  fileName: string;
};

/**
 * Where an accepted list lacks agreements that the one before it has in a state and has others instead: the rows of
 * both sides.
 */
async function acceptedSteps(tx: Tx): Promise<Found[]> {
  const rows = await tx.$queryRaw<StepRow[]>`
    WITH days AS MATERIALIZED (
      SELECT r.id, r.kind, s.state, row_number() OVER w AS n, lead(r.id) OVER w AS next
      FROM "Release" r CROSS JOIN LATERAL unnest(r.scope) AS s(state) WHERE r.state = 'accepted'
      WINDOW w AS (PARTITION BY r.kind, s.state ORDER BY r."asOf", r."fileName", r.id)),
    shown AS MATERIALIZED (
      SELECT DISTINCT l."agreementId" AS id, l.model, d.id AS release, d.kind, d.state, d.n, d.next
      FROM "Listing" l JOIN days d ON d.id = l."releaseId" AND d.state = l."stateCode"
      WHERE l."agreementId" IS NOT NULL),
    runs AS (
      SELECT *, lag(n) OVER w AS before, lead(n) OVER w AS after FROM shown
      WINDOW w AS (PARTITION BY id, kind, state ORDER BY n)),
    moves AS (
      SELECT id, model, state, release AS step, release AS stands, true AS came FROM runs
        WHERE n > 1 AND before IS DISTINCT FROM n - 1
      UNION ALL SELECT id, model, state, next, release, false FROM runs
        WHERE next IS NOT NULL AND after IS DISTINCT FROM n + 1),
    sides AS MATERIALIZED (
      SELECT *, bool_or(came) OVER w AND bool_or(NOT came) OVER w AS "bothWays" FROM moves
      WINDOW w AS (PARTITION BY step, state, model))
    SELECT m.came, r.id AS "releaseId", r.kind::text AS kind, r."asOf"::text AS "asOf", r."fileName",
           l."stateCode", l."agencyName", l."agencyType", l."countyName", l.model::text AS model,
           l."signedOn"::text AS "signedOn", l."moaUrl", l."addendumUrl", l.held
    FROM sides m JOIN "Release" r ON r.id = m.step
    JOIN "Listing" l ON l."releaseId" = m.stands AND l."agreementId" = m.id AND l."stateCode" = m.state
    WHERE m."bothWays"
    ORDER BY r."asOf", r."fileName", r.id, l."stateCode", l."rowNumber"`;
  return [...Map.groupBy(rows, (row) => `${row.releaseId} ${row.stateCode}`).values()].flatMap((step) => {
    const [first] = step;
    if (!first) return [];
    const { releaseId: id, kind, asOf, fileName } = first;
    return {
      release: { id, kind, asOf, fileName, held: false },
      removed: step.filter(({ came }) => !came),
      added: step.filter(({ came }) => came),
    };
  });
}

/** What a sheet that is held only because too much left it says otherwise than the lists before it. */
async function heldSteps(tx: Tx, names: Names): Promise<Found[]> {
  const held = await tx.release.findMany({
    where: { state: 'held' },
    omit: { report: true },
    orderBy: OLDEST_FIRST,
  });
  const found: Found[] = [];
  for (const { id, kind, asOf, fileName, comparedWith, reasons, scope } of held) {
    const codes = reasons.map((kept) => readReason(kept)?.code);
    if (!codes.every((code) => code === 'many_gone' || code === 'state_emptied' || code === 'row_hides'))
      continue;
    const before = await earlier(tx, comparedWith, scope);
    const { removed, added } = diffOf(before, await rowsOf(tx, id), names);
    found.push({ release: { id, kind, asOf: toDay(asOf), fileName, held: true }, removed, added });
  }
  return found;
}

async function rowsOf(tx: Tx, releaseId: string): Promise<Entry[]> {
  return (await storedPassages(tx, releaseId)).flatMap(({ rows }) => rows);
}

/** Of each state the rows of the first of these releases that covers it. */
async function earlier(tx: Tx, ids: readonly string[], scope: readonly string[]): Promise<Entry[]> {
  const open = new Set(scope);
  const entries: Entry[] = [];
  for (const id of ids) {
    const release = await tx.release.findUnique({ where: { id }, select: { scope: true } });
    const covered = new Set(release?.scope.filter((state) => open.has(state)) ?? []);
    entries.push(...(await rowsOf(tx, id)).filter(({ stateCode }) => covered.has(stateCode)));
    for (const state of covered) open.delete(state);
  }
  return entries;
}

/** What editors have decided about names, the latest first. */
export async function decidedNames(take = 30) {
  const rows = await db().agencyName.findMany({
    orderBy: [{ decidedAt: 'desc' }, { id: 'asc' }],
    include: { release: { select: { fileName: true, asOf: true } } },
    take,
  });
  return rows.map(({ release, ...row }) => ({
    ...row,
    release: release && { fileName: release.fileName, asOf: toDay(release.asOf) },
  }));
}
