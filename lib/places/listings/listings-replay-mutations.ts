import type { Tx } from '#lib/platform/db.ts';
import { PUBLISH_CHANNEL, tags } from '#lib/platform/publish.ts';
import { agreementIdOf } from '../ids.ts';
import { agreementKey, amongAgreements, type Diff, diffOf, type Entry } from './diff-rules.ts';
import { departureReasons } from './gate-rules.ts';
import {
  factsOf,
  linksFrom,
  type NewFacts,
  refreshDepartures,
  refreshFacts,
  unlinkRelease,
  writeLinks,
  writeListings,
} from './listings-publish-mutations.ts';
import {
  entriesIn,
  entriesWhere,
  loadAgencies,
  readAgreements,
  type StoredEntry,
  type StoredPassage,
  type StoredRelease,
  storedHistory,
  storedPassages,
} from './listings-store-queries.ts';
import type { Names } from './names-rules.ts';
import type { Passage } from './passages.ts';
import { diffReport } from './report.ts';
import type { SheetKind } from './types.ts';

export type Verdict = {
  release: StoredRelease;
  /** Beside the accepted releases before it. Null when none covers its states. */
  diff: Diff | null;
  against: string[];
  reasons: string[];
  accepted: boolean;
};

/** A release that is not in the database yet. */
type NewPassage = Passage & StoredPassage;

type Unwritten = {
  releaseId: string;
  passages: NewPassage[];
  byDigest: Map<string, Passage>;
};

/**
 * The history of one kind of sheet, judged in the order of the days of which the sheets speak, whatever the order in
 * which they came. Each is compared with the last accepted one before it; what people decided stays decided. A
 * listing that a later decided sheet does not have either has left in truth, so it speaks against nobody.
 *
 * An instance lives within one transaction.
 */
export class History {
  readonly kind: SheetKind;
  readonly names: Names;
  readonly releases: StoredRelease[];
  /** A sheet of pending agencies was held when this was loaded. */
  readonly pendingHeld: boolean;
  readonly #tx: Tx;
  /** Releases whose rows are tied to agreements in the database. */
  readonly #linked: Set<string>;
  #unwritten: Unwritten | null = null;
  readonly #passages = new Map<string, StoredPassage[]>();

  private constructor(
    tx: Tx,
    kind: SheetKind,
    { names, releases, pendingHeld }: Awaited<ReturnType<typeof storedHistory>>,
  ) {
    this.#tx = tx;
    this.kind = kind;
    this.names = names;
    this.releases = releases;
    this.pendingHeld = pendingHeld;
    this.#linked = new Set(releases.filter(({ published }) => published).map(({ id }) => id));
  }

  static async load(tx: Tx, kind: SheetKind): Promise<History> {
    return new History(tx, kind, await storedHistory(tx, kind));
  }

  /** Gives the rows of the release that is not in the database yet; they are written when it is judged. */
  remember(releaseId: string, rows: readonly Passage[]): void {
    const passages = rows.map(
      (passage): NewPassage => ({ ...passage, id: null, shift: 0, read: true, entries: null }),
    );
    const byDigest = new Map(passages.map((passage) => [passage.digest, passage]));
    this.#unwritten = { releaseId, passages, byDigest };
    this.#linked.delete(releaseId);
    this.#passages.set(releaseId, passages);
  }

  /**
   * Takes over, for the release that is not written yet, the passages that other releases have word for word, with
   * their agreements. Those of releases that are tied to none are theirs alone.
   */
  async share(releaseId: string, others: readonly string[]): Promise<void> {
    if (this.#unwritten?.releaseId !== releaseId) return;
    const ids = new Map<string | null, number | null>();
    for (const other of others) {
      if (!this.#linked.has(other)) continue;
      for (const { digest, id } of await this.passagesOf(other)) ids.set(digest, id);
    }
    for (const passage of this.#unwritten.passages) {
      passage.id = ids.get(passage.digest) ?? null;
      if (passage.id === null) continue;
      passage.read = false;
      passage.entries = null;
    }
  }

  /** The agreements that these rows mean. */
  async agreementsOf(entries: readonly StoredEntry[]): Promise<Set<string>> {
    await readAgreements(this.#tx, entries);
    const ids = new Set<string>();
    for (const { agreementId } of entries) if (agreementId) ids.add(agreementId);
    return ids;
  }

  /**
   * Writes a release's rows, or ties those that are written, with the facts that are new. Answers the agreements that
   * were added with a date.
   */
  async write(releaseId: string, links: Map<number, string>, facts?: NewFacts): Promise<Set<string>> {
    for (const { entries } of this.#passages.get(releaseId) ?? []) {
      for (const entry of entries ?? []) {
        if (entry.agreementId === null) entry.agreementId = links.get(entry.rowNumber) ?? null;
      }
    }
    if (this.#unwritten?.releaseId === releaseId) {
      const { passages } = this.#unwritten;
      this.#unwritten = null;
      return writeListings(this.#tx, releaseId, passages, links, facts);
    }
    return links.size > 0 ? writeLinks(this.#tx, releaseId, links, facts) : new Set();
  }

  /** The release's rows are tied to agreements now. */
  linked(releaseId: string): void {
    this.#linked.add(releaseId);
  }

  /** They are tied to none, in passages of their own. */
  forgetLinks(releaseId: string): void {
    this.#linked.delete(releaseId);
    this.#passages.delete(releaseId);
  }

  scopeOf(releaseId: string): string[] {
    return this.releases.find(({ id }) => id === releaseId)?.scope ?? [];
  }

  async passagesOf(releaseId: string): Promise<StoredPassage[]> {
    let passages = this.#passages.get(releaseId);
    if (!passages) {
      const known = this.#linked.has(releaseId) ? this.#unwritten?.byDigest : undefined;
      passages = await storedPassages(this.#tx, releaseId, known);
      this.#passages.set(releaseId, passages);
    }
    return passages;
  }

  /** The accepted releases that stand nearest before (or after) a release, with the states of which each speaks. */
  async #neighbours(at: number, step: -1 | 1, wanted: (release: StoredRelease) => boolean) {
    const own = this.releases[at];
    const missing = new Set(own?.scope ?? []);
    const sheets: Sheet[] = [];
    for (let i = at + step; missing.size > 0 && i >= 0 && i < this.releases.length; i += step) {
      const release = this.releases[i];
      if (!release || !wanted(release)) continue;
      const states = new Set(release.scope.filter((state) => missing.has(state)));
      if (states.size === 0) continue;
      sheets.push({ release, states, passages: await this.passagesOf(release.id) });
      for (const state of states) missing.delete(state);
    }
    return sheets;
  }

  async judge(at: number): Promise<Verdict> {
    const release = this.releases[at];
    if (!release) throw new RangeError(`no release ${at}`);
    const before = await this.#neighbours(at, -1, ({ state }) => state === 'accepted');
    const against = before.map(({ release: { id } }) => id);
    const [last] = before;
    if (!last) return this.#verdict(release, null, against, release.ownReasons);
    const passages = await this.passagesOf(release.id);
    const own = { release, states: new Set(before.flatMap(({ states }) => [...states])), passages };
    // Of several sheets each has a word on its own states alone, and a passage may have rows of many.
    const shared = before.length === 1 ? digestsOf(last.passages) : new Set<string | null>();
    const common = digestsOf(passages.filter(({ digest }) => shared.has(digest)));
    const isCommon = ({ digest }: StoredPassage) => common.has(digest);
    const diff = diffOf(
      before.flatMap((sheet) => rowsOf(sheet, (passage) => !isCommon(passage))),
      rowsOf(own, (passage) => !isCommon(passage)),
      this.names,
      rowsOf(own, isCommon),
    );
    const left = await this.#unexplained(at, diff);
    const reasons = departureReasons({
      diff,
      removed: left,
      emptiedStates: diff.emptiedStates.filter(({ stateCode }) =>
        left.some((row) => row.stateCode === stateCode),
      ),
      from: last.release.asOf,
      to: release.asOf,
      rejected: release.rejected,
      keyOf: (stateCode, name) => this.names.keyOf(stateCode, name),
    });
    return this.#verdict(release, diff, against, [...release.ownReasons, ...reasons]);
  }

  #verdict(release: StoredRelease, diff: Diff | null, against: string[], reasons: string[]): Verdict {
    const accepted = release.decidedBy === null ? reasons.length === 0 : release.state === 'accepted';
    return { release, diff, against, reasons, accepted };
  }

  /** Rows that left and that nothing else explains. */
  async #unexplained(at: number, diff: Diff): Promise<Diff['removed']> {
    if (diff.removed.length === 0) return [];
    const later = await this.#neighbours(
      at,
      1,
      ({ state, decidedBy }) => state === 'accepted' && decidedBy !== null,
    );
    const shown = new Set(
      later.flatMap((sheet) => rowsOf(sheet).map((row) => agreementKey(this.names, row))),
    );
    const states = new Set(later.flatMap((sheet) => [...sheet.states]));
    const left = diff.removed.filter(
      (row) => !states.has(row.stateCode) || shown.has(agreementKey(this.names, row)),
    );
    return this.kind === 'pending' ? this.#unsigned(left) : left;
  }

  /** What left the pending sheet because ICE signed it has only moved to the other sheet. */
  async #unsigned(rows: Diff['removed']): Promise<Diff['removed']> {
    if (rows.length === 0) return rows;
    const agencies = await loadAgencies(this.#tx, this.names, rows);
    const idOf = (row: Diff['removed'][number]) =>
      agreementIdOf(agencies.find(row.stateCode, row.agencyName) ?? '', row.model);
    const signed = await this.#tx.listing.findMany({
      where: {
        agreementId: { in: rows.map(idOf) },
        release: { kind: 'participating', state: 'accepted' },
      },
      select: { agreementId: true },
      distinct: ['agreementId'],
    });
    const ids = new Set(signed.map(({ agreementId }) => agreementId));
    return rows.filter((row) => !ids.has(idOf(row)));
  }
}

/** A release beside which another is judged, and the states of which it speaks there. */
type Sheet = { release: StoredRelease; states: ReadonlySet<string>; passages: readonly StoredPassage[] };

/** Its rows of those states, in the passages that are wanted. */
function rowsOf({ states, passages }: Sheet, wanted: (passage: StoredPassage) => boolean = () => true) {
  return passages.flatMap((passage) =>
    wanted(passage) ? passage.rows.filter(({ stateCode }) => states.has(stateCode)) : [],
  );
}

/** What a replay changed: releases that became part of the history, or left it. */
export type Replayed = { accepted: string[]; held: string[]; verdict: Verdict | null };

/**
 * Judges the release at `from` and those after it, as far as anything can change, and publishes what follows. The
 * newest accepted release is never taken back because an older one came.
 *
 * @param focus the release whose verdict is asked for
 * @param report what its report is to say, once it is judged
 */
export async function replay(
  tx: Tx,
  history: History,
  from: number,
  focus: string | null,
  report?: (verdict: Verdict) => object,
): Promise<Replayed> {
  const { releases } = history;
  const current = releases.findLast(({ published }) => published)?.id;
  const result: Replayed = { accepted: [], held: [], verdict: null };
  const verdicts: Verdict[] = [];
  const last = focus === null ? from : releases.findIndex(({ id }) => id === focus);
  let changed = false;
  for (let at = from; at < releases.length; at += 1) {
    const release = releases[at];
    if (!release || (release.state === 'rejected' && release.id !== focus)) continue;
    const verdict = await history.judge(at);
    const accepted = verdict.accepted || (release.id === current && release.id !== focus);
    const same = sameTexts(verdict.against, release.comparedWith);
    if (release.id === focus) result.verdict = verdict;
    // Behind the one that is new, all is as it was when one release is.
    else if (at > last && same && !changed && release.published === accepted) break;
    changed = release.published !== accepted;
    if (changed) (accepted ? result.accepted : result.held).push(release.id);
    release.published = accepted;
    release.state = accepted ? 'accepted' : 'held';
    release.comparedWith = verdict.against;
    release.reasons = verdict.reasons;
    verdicts.push(verdict);
  }
  await writeVerdicts(tx, history, verdicts, report && { of: result.verdict, say: report });
  await apply(tx, history, verdicts, result);
  return result;
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, at) => text === b[at]);
}

/** @param own the release whose whole report is new; of the others only what they are compared with */
async function writeVerdicts(
  tx: Tx,
  history: History,
  verdicts: readonly Verdict[],
  own: { of: Verdict | null; say: (verdict: Verdict) => object } | undefined,
): Promise<void> {
  const rows: object[] = [];
  for (const verdict of verdicts) {
    const { release, against, reasons, diff } = verdict;
    const count = diff
      ? 0
      : (await history.passagesOf(release.id)).reduce((sum, { rows }) => sum + rows.length, 0);
    rows.push({
      id: release.id,
      state: release.state,
      comparedWith: against,
      reasons,
      report: own && own.of === verdict ? own.say(verdict) : { diff: diffReport(diff, against, count) },
    });
  }
  await tx.$executeRaw`
    UPDATE "Release" r SET state = g.state::"ReleaseState", "comparedWith" = g."comparedWith", reasons = g.reasons,
      report = coalesce(r.report, '{}') || g.report
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS g(
      id text, state text, "comparedWith" text[], reasons text[], report jsonb)
    WHERE r.id = g.id`;
}

async function apply(tx: Tx, history: History, verdicts: Verdict[], result: Replayed): Promise<void> {
  if (result.accepted.length + result.held.length === 0) return;
  const touched = new Set<string>();
  const moved = new Set<string>();
  for (const id of result.held) {
    for (const agreementId of await unlinkRelease(tx, id)) {
      touched.add(agreementId);
      moved.add(agreementId);
    }
    history.forgetLinks(id);
  }
  for (const id of result.accepted) {
    for (const agreementId of await link(tx, history, id, verdicts)) touched.add(agreementId);
  }
  if (touched.size > 0) await refreshFacts(tx, [...touched]);
  const departed = await around(history, [...result.accepted, ...result.held]);
  if (history.kind === 'participating') await refreshDepartures(tx, [...departed, ...moved]);
  await tell(tx, history, result, [...departed, ...moved]);
}

/** Ties a release's rows to agreements, and returns those whose facts it may change. */
async function link(tx: Tx, history: History, id: string, verdicts: readonly Verdict[]): Promise<string[]> {
  const at = history.releases.findIndex((candidate) => candidate.id === id);
  const release = history.releases[at];
  if (!release) return [];
  const verdict = verdicts.find((candidate) => candidate.release.id === id);
  const against = verdict?.against ?? [];
  await history.share(id, against);
  const passages = await history.passagesOf(id);
  const open = passages
    .filter(({ read }) => read)
    .flatMap(entriesIn)
    .filter(({ agreementId }) => agreementId === null);
  const links = await linksOf(history, open, against);
  const rest = open.filter(({ rowNumber }) => !links.has(rowNumber));
  const facts =
    rest.length > 0
      ? await factsOf(tx, release, rest, await loadAgencies(tx, history.names, rest), links)
      : undefined;
  const fresh = await history.write(id, links, facts);
  history.linked(id);
  const newest = !history.releases.slice(at + 1).some(({ state }) => state === 'accepted');
  const diff = verdict?.diff;
  // What an agreement that is new says was written with it.
  const touched = async (rows: readonly StoredEntry[]) =>
    [...(await history.agreementsOf(rows))].filter((agreementId) => !fresh.has(agreementId));
  if (!newest || !diff) return touched(passages.flatMap(entriesIn));
  // Beside the sheet before, all that is not in the diff says what is on file already.
  const names = history.names;
  const rows = [...diff.added, ...diff.changed, ...diff.renamed.map(renamedRow)];
  const differs = amongAgreements(rows, names);
  const compared = new Set(against.flatMap((other) => history.scopeOf(other)));
  return touched(entriesWhere(passages, (row) => differs(row) || !compared.has(row.stateCode)));
}

/** The agreements of rows that stand in no passage on file, as far as the releases before know them. */
async function linksOf(history: History, open: readonly StoredEntry[], against: readonly string[]) {
  const named = Map.groupBy(open, ({ agencyName }) => agencyName);
  const isNamesake = ({ agencyName, stateCode, model }: Entry) =>
    named.get(agencyName)?.some((row) => row.stateCode === stateCode && row.model === model) === true;
  const neighbours: StoredEntry[][] = [];
  for (const other of against) {
    const namesakes = entriesWhere(await history.passagesOf(other), isNamesake);
    await history.agreementsOf(namesakes);
    neighbours.push(namesakes);
  }
  return linksFrom(open, neighbours);
}

function renamedRow({ stateCode, to, model }: Diff['renamed'][number]) {
  return { stateCode, agencyName: to, model };
}

/** Agreements that one of these releases has and a neighbour has not, or the other way round. */
async function around(history: History, ids: readonly string[]): Promise<string[]> {
  const differing = new Set<string>();
  const accepted = history.releases.filter(({ state, id }) => state === 'accepted' || ids.includes(id));
  for (const [at, release] of accepted.entries()) {
    const next = accepted[at + 1];
    if (!next || !(ids.includes(release.id) || ids.includes(next.id))) continue;
    const [before, after] = [await history.passagesOf(release.id), await history.passagesOf(next.id)];
    const [earlier, later] = [
      await history.agreementsOf(unlike(before, after)),
      await history.agreementsOf(unlike(after, before)),
    ];
    for (const id of earlier) if (!later.has(id)) differing.add(id);
    for (const id of later) if (!earlier.has(id)) differing.add(id);
  }
  return [...differing];
}

function digestsOf(passages: readonly StoredPassage[]): Set<string | null> {
  const digests = new Set(passages.map(({ digest }) => digest));
  digests.delete(null);
  return digests;
}

/** The rows in passages that the other sheet has not word for word. */
function unlike(passages: readonly StoredPassage[], others: readonly StoredPassage[]): StoredEntry[] {
  const known = digestsOf(others);
  return passages.filter(({ digest }) => !known.has(digest)).flatMap(entriesIn);
}

/** The pages about the data, of the states whose newest list is another one now, and of the places whose agreements came or went. */
async function tell(tx: Tx, history: History, result: Replayed, agreementIds: string[]): Promise<void> {
  const states = new Set<string>();
  for (const id of [...result.accepted, ...result.held]) {
    for (const state of history.releases.find((release) => release.id === id)?.scope ?? []) states.add(state);
  }
  const known = [...states].map(tags.state);
  await tx.$executeRaw`
    SELECT pg_notify(${PUBLISH_CHANNEL}, tag) FROM (
      SELECT unnest(${[tags.data, ...known]}::text[]) AS tag
      UNION SELECT ${tags.place('')} || v.geoid FROM "Agreement" a JOIN "Agency" g ON g.id = a."agencyId",
        LATERAL (VALUES (g."placeGeoid"), (g."countyGeoid")) AS v(geoid)
      WHERE a.id = ANY (${agreementIds}::text[]) AND v.geoid IS NOT NULL) AS tags`;
}
