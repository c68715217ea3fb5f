import type { Day } from '#lib/kernel/dates.ts';
import type { AgreementModel } from '../types.ts';
import { likeness, type Names } from './names-rules.ts';

/** A row of a release as it is compared. */
export type Entry = {
  stateCode: string;
  agencyName: string;
  agencyType: string | null;
  countyName: string | null;
  model: AgreementModel;
  signedOn: Day | null;
  moaUrl: string | null;
  addendumUrl: string | null;
  /** Why its date is left unread. */
  held: string | null;
};

export type Renamed = { stateCode: string; from: string; to: string; model: AgreementModel };
export type Changed = { stateCode: string; agencyName: string; model: AgreementModel; fields: string[] };
/** Why two rows may be one agency: how alike their names are (0 to 1), and what else the rows say. */
export type Likely = {
  names: number;
  sameDay: boolean;
  county: 'same' | 'other' | 'unknown';
};
/** Two rows that may be one agency. An editor decides; until then they are two. */
export type Proposal = Renamed & { certainty: number; why: Likely };

export type Diff = {
  added: Entry[];
  removed: Entry[];
  changed: Changed[];
  renamed: Renamed[];
  proposals: Proposal[];
  /** Rows by state, name as written, model and date, before any rename or corrected date is recognised. */
  beforeRenames: { added: number; removed: number };
  /** Rows of the earlier sheet that were compared. */
  compared: number;
  /** States with rows before and none now. */
  emptiedStates: { stateCode: string; rows: number }[];
};

const FIELDS = ['signedOn', 'agencyType', 'countyName', 'moaUrl', 'addendumUrl', 'held'] as const;
/** Below this, two names are not even worth an editor's look. */
const WORTH_A_LOOK = 0.6;

export function agreementKey(names: Names, row: Keyed): string {
  return `${names.keyOf(row.stateCode, row.agencyName)}/${row.model}`;
}

type Keyed = Pick<Entry, 'stateCode' | 'agencyName' | 'model'>;

/** Tells whether a row is of the same agreement as one of these. */
export function amongAgreements(rows: readonly Keyed[], names: Names): (row: Keyed) => boolean {
  // Most rows are of another state or model, and their names need not be looked into.
  const keys = new Map<string, Map<AgreementModel, Set<string>>>();
  for (const { stateCode, agencyName, model } of rows) {
    const models = keys.get(stateCode) ?? new Map<AgreementModel, Set<string>>();
    keys.set(
      stateCode,
      models.set(model, (models.get(model) ?? new Set()).add(names.keyOf(stateCode, agencyName))),
    );
  }
  return ({ stateCode, agencyName, model }) =>
    keys.get(stateCode)?.get(model)?.has(names.keyOf(stateCode, agencyName)) === true;
}

/**
 * What is otherwise in the later sheet. Rows are one agreement when their names lead to one agency, by spelling or by
 * what is on file, and their model is the same; a corrected date is a change.
 *
 * @param unchanged rows that are known to stand word for word in both sheets, and are left out of both
 */
export function diffOf(
  before: readonly Entry[],
  after: readonly Entry[],
  names: Names,
  unchanged: readonly Entry[] = [],
): Diff {
  const differing = differingRows(before, after, names, unchanged);
  const [earlier, later] = [byKey(differing.before, names), byKey(differing.after, names)];
  const diff: Diff = {
    added: [],
    removed: [],
    changed: [],
    renamed: [],
    proposals: [],
    beforeRenames: plainDiff(differing.before, differing.after),
    compared: before.length + unchanged.length,
    emptiedStates: emptied(before, [after, unchanged]),
  };
  for (const [key, rows] of later) if (!earlier.has(key)) diff.added.push(...rows);
  for (const [key, rows] of earlier) {
    const now = later.get(key);
    if (!now) diff.removed.push(...rows);
    else compareOne(rows, now, diff);
  }
  diff.proposals = proposalsOf(diff.removed, diff.added, names);
  return diff;
}

/**
 * Both sheets without the rows that stand word for word in the other one and share their agreement with no row that
 * differs. That is nearly all of a day's sheet, and telling it needs no spelling to be looked into.
 */
function differingRows(
  before: readonly Entry[],
  after: readonly Entry[],
  names: Names,
  unchanged: readonly Entry[],
) {
  const twins = new Map<Entry, Entry>();
  const taken = new Set<Entry>();
  const earlier = Map.groupBy(before, ({ agencyName }) => agencyName);
  for (const row of after) {
    const twin = earlier.get(row.agencyName)?.find((other) => sameRow(other, row) && !taken.has(other));
    if (!twin) continue;
    twins.set(row, twin);
    taken.add(twin);
  }
  const rest = [...before.filter((row) => !taken.has(row)), ...after.filter((row) => !twins.has(row))];
  const differs = amongAgreements(rest, names);
  for (const [row, twin] of twins) {
    if (!differs(row)) continue;
    twins.delete(row);
    taken.delete(twin);
  }
  const concerned = unchanged.filter(differs);
  return {
    before: [...before.filter((row) => !taken.has(row)), ...concerned],
    after: [...after.filter((row) => !twins.has(row)), ...concerned],
  };
}

function sameRow(a: Entry, b: Entry): boolean {
  return (
    a.stateCode === b.stateCode &&
    a.model === b.model &&
    a.signedOn === b.signedOn &&
    a.agencyType === b.agencyType &&
    a.countyName === b.countyName &&
    a.moaUrl === b.moaUrl &&
    a.addendumUrl === b.addendumUrl &&
    a.held === b.held
  );
}

function byKey(rows: readonly Entry[], names: Names): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const row of rows) {
    const key = agreementKey(names, row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

function plainDiff(before: readonly Entry[], after: readonly Entry[]) {
  const key = (row: Entry) => `${row.stateCode}|${row.agencyName}|${row.model}|${row.signedOn}`;
  const [earlier, later] = [new Set(before.map(key)), new Set(after.map(key))];
  return {
    added: [...later].filter((row) => !earlier.has(row)).length,
    removed: [...earlier].filter((row) => !later.has(row)).length,
  };
}

function compareOne(rows: Entry[], now: Entry[], diff: Diff): void {
  const [first, next] = [rows[0], now[0]];
  if (!first || !next) return;
  if (!now.some((row) => rows.some(({ agencyName }) => agencyName === row.agencyName))) {
    const { stateCode, model } = next;
    diff.renamed.push({ stateCode, from: first.agencyName, to: next.agencyName, model });
  }
  const values = (group: Entry[], field: (typeof FIELDS)[number]) =>
    [...new Set(group.map((row) => row[field] ?? ''))].sort().join(' | ');
  const fields = FIELDS.filter((field) => values(rows, field) !== values(now, field)) as string[];
  if (rows.length !== now.length) fields.push('rows');
  if (fields.length > 0) {
    diff.changed.push({ stateCode: next.stateCode, agencyName: next.agencyName, model: next.model, fields });
  }
}

function emptied(before: readonly Entry[], after: readonly (readonly Entry[])[]) {
  const left = new Set(after.flatMap((rows) => rows.map(({ stateCode }) => stateCode)));
  const gone = new Map<string, number>();
  for (const { stateCode } of before) {
    if (!left.has(stateCode)) gone.set(stateCode, (gone.get(stateCode) ?? 0) + 1);
  }
  return [...gone].map(([stateCode, rows]) => ({ stateCode, rows }));
}

/** For each row that left, the one new row of its state and model that it most likely became; ties propose nothing. */
export function proposalsOf(removed: readonly Entry[], added: readonly Entry[], names: Names): Proposal[] {
  return removed.flatMap((gone): Proposal[] => {
    const candidates = added
      .filter((row) => row.stateCode === gone.stateCode && row.model === gone.model)
      .filter((row) => !names.distinct(gone.stateCode, gone.agencyName, row.agencyName))
      .map((row) => ({ row, why: likely(gone, row) }))
      .map(({ row, why }) => ({ row, why, certainty: certaintyOf(why) }))
      .filter(({ certainty }) => certainty >= WORTH_A_LOOK)
      .sort((a, b) => b.certainty - a.certainty);
    const [best, second] = candidates;
    if (!best || (second && second.certainty === best.certainty)) return [];
    const { stateCode, model } = gone;
    const certainty = Math.round(best.certainty * 100) / 100;
    return [{ stateCode, model, from: gone.agencyName, to: best.row.agencyName, certainty, why: best.why }];
  });
}

function likely(gone: Entry, row: Entry): Likely {
  const counties = [gone.countyName, row.countyName];
  return {
    names: likeness(gone.agencyName, row.agencyName),
    sameDay: gone.signedOn !== null && gone.signedOn === row.signedOn,
    county: counties.includes(null) ? 'unknown' : counties[0] === counties[1] ? 'same' : 'other',
  };
}

/** The likeness of the names, moved by what else the rows say. Never 1: that is for names that are on file as one. */
function certaintyOf({ names, sameDay, county }: Likely): number {
  return Math.min(0.99, names + (sameDay ? 0.1 : -0.2) - (county === 'other' ? 0.2 : 0));
}
