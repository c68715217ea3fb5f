import type { Day } from '#lib/kernel/dates.ts';
import type { Tx } from '#lib/platform/db.ts';
import type { Entry } from './diff-rules.ts';
import { KNOWN_NAMES } from './known-names.ts';
import { Names } from './names-rules.ts';
import { BETWEEN_ROWS, BETWEEN_VALUES } from './packed-rows.ts';
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

/** A row of a release as it is judged and published. */
export type StoredEntry = Entry & { rowNumber: number; agreementId: string | null };

type ReleaseRow = Omit<StoredRelease, 'published' | 'ownReasons' | 'rejected'> & {
  own: string[] | null;
  rejected: Rejected[] | null;
};

/** All releases of a kind in the order of the days of which they speak. */
export async function storedReleases(tx: Tx, kind: SheetKind): Promise<StoredRelease[]> {
  // The whole report can be long; of it only these two are needed, and of a rejected sheet none.
  const rows = await tx.$queryRaw<ReleaseRow[]>`
    SELECT id, kind::text, state::text, "asOf"::text, "fileName", sha256, "sourceId", "decidedBy",
      coalesce(scope, '{}') AS scope, coalesce("comparedWith", '{}') AS "comparedWith", coalesce(reasons, '{}') AS reasons,
      CASE WHEN state <> 'rejected' THEN report->'ownReasons' END AS own,
      CASE WHEN state <> 'rejected' THEN report->'rejected' END AS rejected
    FROM "Release" WHERE kind = ${kind}::"ReleaseKind" ORDER BY "Release"."asOf", "fileName", sha256`;
  return rows.map(({ own, rejected, ...row }) => ({
    ...row,
    published: row.state === 'accepted',
    ownReasons: own ?? [],
    rejected: rejected ?? [],
  }));
}

export async function storedEntries(tx: Tx, releaseId: string): Promise<StoredEntry[]> {
  // One text for all rows: thousands of small values take the client longer to take over than the database to find.
  const [all] = await tx.$queryRaw<{ rows: string | null }[]>`
    SELECT string_agg(concat_ws(chr(31), "rowNumber", coalesce("agreementId", ''), "stateCode", "agencyName",
      coalesce("agencyType", ''), coalesce("countyName", ''), model, coalesce("signedOn"::text, ''),
      coalesce("moaUrl", ''), coalesce("addendumUrl", '')), chr(30)) AS rows
    FROM (SELECT * FROM "Listing" WHERE "releaseId" = ${releaseId} ORDER BY "rowNumber") l`;
  return all?.rows ? all.rows.split(BETWEEN_ROWS).map(storedEntry) : [];
}

function storedEntry(row: string): StoredEntry {
  const [number, agreement, state = '', name = '', type, county, model, signed, moa, addendum] =
    row.split(BETWEEN_VALUES);
  return {
    rowNumber: Number(number),
    agreementId: agreement || null,
    stateCode: state,
    agencyName: name,
    agencyType: type || null,
    countyName: county || null,
    model: model as StoredEntry['model'],
    signedOn: signed || null,
    moaUrl: moa || null,
    addendumUrl: addendum || null,
  };
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
