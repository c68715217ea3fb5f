import type { Day } from '#lib/kernel/dates.ts';
import type { Tx } from '#lib/platform/db.ts';
import type { Entry } from './diff-rules.ts';
import { KNOWN_NAMES } from './known-names.ts';
import { type KnownName, Names } from './names-rules.ts';
import { BETWEEN_VALUES, OUTERMOST } from './packed-rows.ts';
import type { Passage } from './passages.ts';
import type { Rejected, SheetKind } from './types.ts';

/** A release with what judging it needs; its rows are read apart. */
export type StoredRelease = {
  id: string;
  kind: SheetKind;
  /** What it is to be: part of the history or not. */
  state: 'accepted' | 'held' | 'rejected';
  /** Its rows are among the facts. */
  published: boolean;
  asOf: Day;
  fileName: string;
  sha256: string | null;
  scope: string[];
  sourceId: string;
  decidedBy: string | null;
  comparedWith: string[];
  reasons: string[];
  /** What speaks against it by itself. */
  ownReasons: string[];
  rejected: Rejected[];
};

/** Rows that stand one after the other in a release, as they are judged and published. */
export type StoredPassage = {
  rowNumber: number;
  /** Null while it stands in a sheet filed before there were passages. */
  digest: string | null;
  /** Null while it is not written. */
  id: number | null;
  rows: readonly StoredRow[];
  /** What the numbers of `rows` lack: they may be those of another sheet, which says the same. */
  shift: number;
  /** Which agreements its rows mean is known, be it none. */
  read: boolean;
  /** The same rows, made when one of them is asked for (entriesIn). */
  entries: StoredEntry[] | null;
};

type StoredRow = Entry & { rowNumber: number; agreementId?: string | null };

/** A row of a release, by itself. */
export type StoredEntry = Entry & {
  rowNumber: number;
  passage: StoredPassage;
  /** Undefined: not read yet (readAgreements). */
  agreementId: string | null | undefined;
};

type ReleaseRow = Omit<StoredRelease, 'published' | 'ownReasons' | 'rejected'> & {
  own: string[] | null;
  rejected: Rejected[] | null;
};

type StoredHistory = {
  /** In the order of the days of which they speak. */
  releases: StoredRelease[];
  names: Names;
  /** A sheet of pending agencies is held. */
  pendingHeld: boolean;
};

/** All releases of a kind, and what judging them needs to know besides. */
export async function storedHistory(tx: Tx, kind: SheetKind): Promise<StoredHistory> {
  // The whole report can be long; of it only these two are needed, and of a rejected sheet none.
  const [all] = await tx.$queryRaw<{ releases: ReleaseRow[]; names: KnownName[]; pendingHeld: boolean }[]>`
    SELECT (SELECT coalesce(json_agg(r), '[]') FROM (
        SELECT id, kind::text, state::text, "asOf"::text, "fileName", sha256, "sourceId", "decidedBy",
          coalesce(scope, '{}') AS scope, coalesce("comparedWith", '{}') AS "comparedWith", coalesce(reasons, '{}') AS reasons,
          CASE WHEN state <> 'rejected' THEN report->'ownReasons' END AS own,
          CASE WHEN state <> 'rejected' THEN report->'rejected' END AS rejected
        FROM "Release" WHERE kind = ${kind}::"ReleaseKind" ORDER BY "Release"."asOf", "fileName", id) r) AS releases,
      (SELECT coalesce(json_agg(n), '[]') FROM (
        SELECT "stateCode", alias, canonical, relation FROM "AgencyName" ORDER BY "decidedAt") n) AS names,
      EXISTS (SELECT FROM "Release" WHERE kind = 'pending' AND state = 'held') AS "pendingHeld"`;
  const { releases = [], names = [], pendingHeld = false } = all ?? {};
  return {
    releases: releases.map(({ own, rejected, ...row }) => ({
      ...row,
      published: row.state === 'accepted',
      ownReasons: own ?? [],
      rejected: rejected ?? [],
    })),
    names: new Names([...KNOWN_NAMES, ...names]),
    pendingHeld,
  };
}

/**
 * A release's rows in their order.
 *
 * @param known passages of a sheet that is being filed, by digest: what stands in it word for word is not read again
 */
export async function storedPassages(
  tx: Tx,
  releaseId: string,
  known: ReadonlyMap<string, Passage> = new Map(),
): Promise<StoredPassage[]> {
  // One text for all rows: thousands of small values take the client longer to take over than the database to find.
  const [all] = await tx.$queryRaw<{ passages: string | null; rows: string | null }[]>`
    WITH passages AS MATERIALIZED (
      SELECT p."rowNumber", p."passageId", p.digest, k.digest IS NOT NULL AS known
      FROM "ListingPassage" p LEFT JOIN unnest(string_to_array(${[...known.keys()].join(',')}, ',')) AS k(digest) USING (digest)
      WHERE p."releaseId" = ${releaseId})
    SELECT (SELECT string_agg(concat_ws(chr(31), "rowNumber", "passageId", digest), chr(29) ORDER BY "rowNumber") FROM passages) AS passages,
      (SELECT string_agg(concat_ws(chr(31), p."rowNumber", t.line, coalesce(t."agreementId", ''), t."stateCode", t."agencyName",
         coalesce(t."agencyType", ''), coalesce(t."countyName", ''), t.model, coalesce(t."signedOn"::text, ''),
         coalesce(t."moaUrl", ''), coalesce(t."addendumUrl", ''), coalesce(t.held, '')), chr(29) ORDER BY p."rowNumber", t.line)
       FROM passages p JOIN "ListingText" t USING ("passageId") WHERE NOT p.known) AS rows`;
  const read = Map.groupBy(all?.rows?.split(OUTERMOST).map(readText) ?? [], ({ first }) => first);
  return (all?.passages?.split(OUTERMOST) ?? []).map((packed): StoredPassage => {
    const [number, id, digest = null] = packed.split(BETWEEN_VALUES);
    const rowNumber = Number(number);
    const passage = { rowNumber, digest, id: Number(id), entries: null };
    const same = digest === null ? undefined : known.get(digest);
    if (same) return { ...passage, rows: same.rows, shift: rowNumber - same.rowNumber, read: false };
    return { ...passage, rows: (read.get(rowNumber) ?? []).map(({ row }) => row), shift: 0, read: true };
  });
}

function readText(packed: string): { first: number; row: StoredRow } {
  const [first, line, agreement, state = '', name = '', type, county, model, signed, moa, addendum, held] =
    packed.split(BETWEEN_VALUES);
  return {
    first: Number(first),
    row: {
      rowNumber: Number(first) + Number(line),
      agreementId: agreement || null,
      stateCode: state,
      agencyName: name,
      agencyType: type || null,
      countyName: county || null,
      model: model as Entry['model'],
      signedOn: signed || null,
      moaUrl: moa || null,
      addendumUrl: addendum || null,
      held: held || null,
    },
  };
}

/** The rows of a passage, one by one. */
export function entriesIn(passage: StoredPassage): StoredEntry[] {
  passage.entries ??= passage.rows.map((row) => ({
    ...row,
    rowNumber: row.rowNumber + passage.shift,
    passage,
    agreementId: passage.read ? (row.agreementId ?? null) : undefined,
  }));
  return passage.entries;
}

/** Those rows of these passages of which it is true. */
export function entriesWhere(
  passages: readonly StoredPassage[],
  wanted: (row: Entry) => boolean,
): StoredEntry[] {
  return passages.flatMap((passage) => (passage.rows.some(wanted) ? entriesIn(passage).filter(wanted) : []));
}

/** Reads the agreements of the rows of which they are not read yet. */
export async function readAgreements(tx: Tx, entries: readonly StoredEntry[]): Promise<void> {
  const unread = entries.filter(({ agreementId }) => agreementId === undefined);
  if (unread.length === 0) return;
  const ids = [...new Set(unread.map(({ passage }) => passage.id))].join(',');
  const [all] = await tx.$queryRaw<{ rows: string | null }[]>`
    SELECT string_agg(concat_ws(chr(31), "passageId", line, "agreementId"), chr(29)) AS rows
    FROM "ListingText" WHERE "passageId" = ANY (string_to_array(${ids}, ',')::int[])`;
  const read = new Map<string, string | null>();
  for (const row of all?.rows?.split(OUTERMOST) ?? []) {
    const [passageId, line, agreementId = null] = row.split(BETWEEN_VALUES);
    read.set(`${passageId}/${line}`, agreementId);
  }
  for (const entry of unread) {
    const { rowNumber, passage } = entry;
    entry.agreementId = read.get(`${passage.id}/${rowNumber - passage.rowNumber}`) ?? null;
  }
}

/** Names on file: those of the project, and those that editors decided. */
export async function loadNames(tx: Tx): Promise<Names> {
  const decided = await tx.agencyName.findMany({ orderBy: { decidedAt: 'asc' } });
  return new Names([...KNOWN_NAMES, ...decided]);
}

/** Finds the agency of a name: by its own name, by the name its id was made of, or by the FBI's short one. */
export class Agencies {
  readonly #byKey = new Map<string, string>();
  /** Agencies that no sheet has shown yet, under the FBI's short name: "South Miami police", with a small p. */
  readonly #short = new Map<string, string>();
  readonly #names: Names;

  constructor(names: Names, rows: readonly { id: string; stateCode: string; name: string }[]) {
    this.#names = names;
    const keys = rows.map(({ stateCode, name }) => names.keyOf(stateCode, name));
    // Names win over the ids made of older names; most ids are made of the very name.
    for (const [at, { id, stateCode }] of rows.entries()) {
      if (idOf(keys[at] ?? '') !== id)
        this.#byKey.set(names.keyOf(stateCode, id.slice(3).replaceAll('-', ' ')), id);
    }
    for (const [at, { id, name }] of rows.entries()) {
      const key = keys[at] ?? '';
      this.#byKey.set(key, id);
      if (name.endsWith(' police')) this.#short.set(`${key} department`, id);
    }
  }

  find(stateCode: string, name: string): string | undefined {
    const key = this.#names.keyOf(stateCode, name);
    return this.#byKey.get(key) ?? this.#short.get(key);
  }

  /** The id of an agency that is not on file yet. */
  add(stateCode: string, name: string): string {
    const key = this.#names.keyOf(stateCode, name);
    const id = idOf(key);
    this.#byKey.set(key, id);
    return id;
  }
}

function idOf(key: string): string {
  return key.replaceAll(' ', '-');
}

/** The agencies of the states in which these rows are. */
export async function loadAgencies(
  tx: Tx,
  names: Names,
  rows: readonly { stateCode: string }[],
): Promise<Agencies> {
  const states = [...new Set(rows.map(({ stateCode }) => stateCode))];
  const agencies = await tx.$queryRaw<{ id: string; stateCode: string; name: string }[]>`
    SELECT id, "stateCode", name FROM "Agency" WHERE "stateCode" = ANY (${states}::text[])`;
  return new Agencies(names, agencies);
}
