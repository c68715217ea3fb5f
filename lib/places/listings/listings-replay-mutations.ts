import type { Tx } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { agreementIdOf } from '../ids.ts';
import { agreementKey, type Diff, diffOf } from './diff-rules.ts';
import { departureReasons } from './gate-rules.ts';
import {
  linkRest,
  linksFrom,
  refreshDepartures,
  refreshFacts,
  unlinkRelease,
  writeLinks,
  writeListings,
} from './listings-publish-mutations.ts';
import {
  loadAgencies,
  loadNames,
  type StoredEntry,
  type StoredRelease,
  storedEntries,
  storedReleases,
} from './listings-store-queries.ts';
import type { Names } from './names-rules.ts';
import type { ListedRow, SheetKind } from './types.ts';

export type Verdict = {
  release: StoredRelease;
  /** Beside the accepted releases before it. Null when none covers its states. */
  diff: Diff | null;
  against: string[];
  reasons: string[];
  accepted: boolean;
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
  readonly #tx: Tx;
  readonly #unwritten = new Map<string, ListedRow[]>();
  readonly #entries = new Map<string, StoredEntry[]>();

  private constructor(tx: Tx, kind: SheetKind, names: Names, releases: StoredRelease[]) {
    this.#tx = tx;
    this.kind = kind;
    this.names = names;
    this.releases = releases;
  }

  static async load(tx: Tx, kind: SheetKind, names?: Names): Promise<History> {
    return new History(tx, kind, names ?? (await loadNames(tx)), await storedReleases(tx, kind));
  }

  /** Gives the rows of a release that are not in the database yet; they are written when it is judged. */
  remember(releaseId: string, rows: ListedRow[]): void {
    this.#unwritten.set(releaseId, rows);
    this.#entries.set(
      releaseId,
      rows.map((row) => ({ ...row, agreementId: null })),
    );
  }

  /** Writes a release's rows, or ties those that are written. */
  async write(releaseId: string, links: Map<number, string>): Promise<void> {
    const rows = this.#unwritten.get(releaseId);
    this.#unwritten.delete(releaseId);
    for (const entry of this.#entries.get(releaseId) ?? [])
      entry.agreementId = links.get(entry.rowNumber) ?? null;
    if (rows) await writeListings(this.#tx, releaseId, rows, links);
    else if (links.size > 0) await writeLinks(this.#tx, releaseId, links);
  }

  forgetLinks(releaseId: string): void {
    for (const entry of this.#entries.get(releaseId) ?? []) entry.agreementId = null;
  }

  scopeOf(releaseId: string): string[] {
    return this.releases.find(({ id }) => id === releaseId)?.scope ?? [];
  }

  async entriesOf(releaseId: string): Promise<StoredEntry[]> {
    const known = this.#entries.get(releaseId) ?? (await storedEntries(this.#tx, releaseId));
    this.#entries.set(releaseId, known);
    return known;
  }

  /** The accepted rows that stand nearest before (or after) a release, state by state. */
  async #neighbours(at: number, step: -1 | 1, wanted: (release: StoredRelease) => boolean) {
    const own = this.releases[at];
    const missing = new Set(own?.scope ?? []);
    const used: StoredRelease[] = [];
    const entries: StoredEntry[] = [];
    const states = new Set<string>();
    for (let i = at + step; missing.size > 0 && i >= 0 && i < this.releases.length; i += step) {
      const release = this.releases[i];
      if (!release || !wanted(release)) continue;
      const covered = release.scope.filter((state) => missing.has(state));
      if (covered.length === 0) continue;
      used.push(release);
      const chosen = new Set(covered);
      entries.push(...(await this.entriesOf(release.id)).filter(({ stateCode }) => chosen.has(stateCode)));
      for (const state of covered) {
        missing.delete(state);
        states.add(state);
      }
    }
    return { used, entries, states };
  }

  async judge(at: number): Promise<Verdict> {
    const release = this.releases[at];
    if (!release) throw new RangeError(`no release ${at}`);
    const before = await this.#neighbours(at, -1, ({ state }) => state === 'accepted');
    const against = before.used.map(({ id }) => id);
    const [last] = before.used;
    if (!last) return this.#verdict(release, null, against, release.ownReasons);
    const after = (await this.entriesOf(release.id)).filter(({ stateCode }) => before.states.has(stateCode));
    const diff = diffOf(before.entries, after, this.names);
    const left = await this.#unexplained(at, diff);
    const reasons = departureReasons({
      diff,
      removed: left,
      emptiedStates: diff.emptiedStates.filter(({ stateCode }) =>
        left.some((row) => row.stateCode === stateCode),
      ),
      from: last.asOf,
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
    const shown = new Set(later.entries.map((row) => agreementKey(this.names, row)));
    const left = diff.removed.filter(
      (row) => !later.states.has(row.stateCode) || shown.has(agreementKey(this.names, row)),
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

/** What a replay changed: releases that became part of the history, or left it. */
export type Replayed = { accepted: string[]; held: string[]; verdict: Verdict | null };

/**
 * Judges the release at `from` and those after it, as far as anything can change, and publishes what follows. The
 * newest accepted release is never taken back because an older one came.
 *
 * @param focus the release whose verdict is asked for
 */
export async function replay(
  tx: Tx,
  history: History,
  from: number,
  focus: string | null,
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
  await apply(tx, history, verdicts, result);
  return result;
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, at) => text === b[at]);
}

async function apply(tx: Tx, history: History, verdicts: Verdict[], result: Replayed): Promise<void> {
  for (const { release, against, reasons } of verdicts) {
    await tx.release.updateMany({
      where: { id: release.id },
      data: { state: release.state, comparedWith: against, reasons },
    });
  }
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
  const entries = await history.entriesOf(id);
  const verdict = verdicts.find((candidate) => candidate.release.id === id);
  const neighbours: StoredEntry[][] = [];
  for (const other of verdict?.against ?? []) neighbours.push(await history.entriesOf(other));
  const links = linksFrom(entries, neighbours);
  const rest = entries.filter(({ rowNumber }) => !links.has(rowNumber));
  const fresh =
    rest.length > 0
      ? await linkRest(tx, release, rest, await loadAgencies(tx, history.names, rest), links)
      : new Set<string>();
  await history.write(id, links);
  const newest = !history.releases.slice(at + 1).some(({ state }) => state === 'accepted');
  const diff = verdict?.diff;
  // What an agreement that is new says was written with it.
  const touched = (ids: Iterable<string>) => [...ids].filter((agreementId) => !fresh.has(agreementId));
  if (!newest || !diff) return touched(links.values());
  // Beside the sheet before, all that is not in the diff says what is on file already.
  const names = history.names;
  const rows = [...diff.added, ...diff.changed, ...diff.renamed.map(renamedRow)];
  const groups = new Set(rows.map((row) => `${row.stateCode}/${row.model}`));
  const keys = new Set(rows.map((row) => agreementKey(names, row)));
  const differs = (row: StoredEntry) =>
    groups.has(`${row.stateCode}/${row.model}`) && keys.has(agreementKey(names, row));
  const compared = new Set((verdict?.against ?? []).flatMap((other) => history.scopeOf(other)));
  return touched(
    entries
      .filter((entry) => differs(entry) || !compared.has(entry.stateCode))
      .flatMap(({ rowNumber }) => links.get(rowNumber) ?? []),
  );
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
    const [before, after] = [await history.entriesOf(release.id), await history.entriesOf(next.id)];
    const [earlier, later] = [agreementsIn(before), agreementsIn(after)];
    for (const id of earlier) if (!later.has(id)) differing.add(id);
    for (const id of later) if (!earlier.has(id)) differing.add(id);
  }
  return [...differing];
}

function agreementsIn(entries: readonly StoredEntry[]): Set<string> {
  return new Set(entries.flatMap(({ agreementId }) => agreementId ?? []));
}

/** The pages of the states whose newest list is another one now, and of the places whose agreements came or went. */
async function tell(tx: Tx, history: History, result: Replayed, agreementIds: string[]): Promise<void> {
  const states = new Set<string>();
  for (const id of [...result.accepted, ...result.held]) {
    for (const state of history.releases.find((release) => release.id === id)?.scope ?? []) states.add(state);
  }
  const places = await tx.$queryRaw<{ geoid: string }[]>`
    SELECT DISTINCT v.geoid FROM "Agreement" a JOIN "Agency" g ON g.id = a."agencyId",
      LATERAL (VALUES (g."placeGeoid"), (g."countyGeoid")) AS v(geoid)
    WHERE a.id = ANY (${agreementIds}::text[]) AND v.geoid IS NOT NULL`;
  await publish(tx, ...[...states].map(tags.state), ...places.map(({ geoid }) => tags.place(geoid)));
}
