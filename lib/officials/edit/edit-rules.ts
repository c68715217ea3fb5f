import { createHash } from 'node:crypto';
import { toDay } from '#lib/kernel/dates.ts';
import type { Confidence } from '#lib/kernel/shown-source.ts';
import type { FactValues, FieldSpec, FieldValue } from '#lib/places/edit-schema.ts';
import { foldName } from '#lib/places/fold.ts';
import { EDIT_FIELDS, type EditKind } from './edit-fields-schema.ts';

/** How a column travels between the database and JSON. */
type ColumnType = 'plain' | 'day' | 'instant' | 'json' | 'list';

type StoredKind = {
  /** Prisma's name of the table. */
  model:
    | 'agreementEvent'
    | 'motion'
    | 'position'
    | 'motionTally'
    | 'statement'
    | 'term'
    | 'channel'
    | 'rule'
    | 'body'
    | 'seat'
    | 'place'
    | 'agency'
    | 'agreement';
  table: string;
  key: 'id' | 'geoid';
  /** The citation's key to it; null for what stands on the sources of another fact. */
  cites: CiteKey | null;
  /** That other fact: a vote's motion, a seat's body. */
  parent?: { kind: 'motion' | 'body'; column: string };
  /** Columns beside those of the form's fields. */
  more: Record<string, ColumnType>;
  /** Fields of the form that are no columns. */
  virtual: readonly string[];
};

export type CiteKey =
  | 'eventId'
  | 'motionId'
  | 'tallyId'
  | 'statementId'
  | 'termId'
  | 'channelId'
  | 'ruleId'
  | 'bodyId'
  | 'placeId'
  | 'agencyId'
  | 'agreementId';

const PLACE: StoredKind['more'] = { placeGeoid: 'plain' };
const USUAL = { key: 'id', more: {}, virtual: [] } as const;

export const STORED: Record<EditKind, StoredKind> = {
  body: { ...USUAL, model: 'body', table: 'Body', cites: 'bodyId', more: PLACE },
  seat: {
    ...USUAL,
    model: 'seat',
    table: 'Seat',
    cites: null,
    parent: { kind: 'body', column: 'bodyId' },
  },
  event: { ...USUAL, model: 'agreementEvent', table: 'AgreementEvent', cites: 'eventId', more: PLACE },
  motion: { ...USUAL, model: 'motion', table: 'Motion', cites: 'motionId', more: PLACE },
  position: {
    ...USUAL,
    model: 'position',
    table: 'Position',
    cites: null,
    parent: { kind: 'motion', column: 'motionId' },
  },
  tally: { ...USUAL, model: 'motionTally', table: 'MotionTally', cites: 'tallyId' },
  statement: { ...USUAL, model: 'statement', table: 'Statement', cites: 'statementId', more: PLACE },
  term: { ...USUAL, model: 'term', table: 'Term', cites: 'termId', virtual: ['officialName', 'familyName'] },
  channel: {
    ...USUAL,
    model: 'channel',
    table: 'Channel',
    cites: 'channelId',
    // A channel whose mail failed stays suppressed when its removal is undone.
    more: { termId: 'plain', bodyId: 'plain', suppressedAt: 'instant' },
    virtual: ['owner'],
  },
  rule: { ...USUAL, model: 'rule', table: 'Rule', cites: 'ruleId', more: PLACE },
  place: {
    ...USUAL,
    model: 'place',
    table: 'Place',
    key: 'geoid',
    cites: 'placeId',
    more: { searchKey: 'plain', nameEdited: 'plain' },
  },
  agency: {
    ...USUAL,
    model: 'agency',
    table: 'Agency',
    cites: 'agencyId',
    more: { stateCode: 'plain', ori: 'plain', unmatched: 'plain', decidedBy: 'plain' },
    virtual: ['second'],
  },
  agreement: { ...USUAL, model: 'agreement', table: 'Agreement', cites: 'agreementId' },
};

export type CitationSnapshot = {
  id: string;
  sourceId: string;
  confidence: Confidence;
  locator: string | null;
  disputes: boolean;
  quote: string | null;
};

export type OfficialSnapshot = { id: string; slug: string; name: string; familyName: string };

/** A fact as it stood: all that an undo needs, and all that an editor can change. */
export type Snapshot = {
  /** On whose page it stands; also told by the feed of changes when the fact is gone. */
  placeGeoid: string;
  row: FactValues;
  /** By id. */
  citations: CitationSnapshot[];
  /** A term's person. */
  official?: OfficialSnapshot;
  /** Of a vote or a seat: the source that the editor named for it. Not part of the version. */
  source?: string;
};

/** The columns of a kind and how each travels. */
export function columnsOf(kind: EditKind): Record<string, ColumnType> {
  const { more, virtual } = STORED[kind];
  const columns: Record<string, ColumnType> = {};
  for (const field of EDIT_FIELDS[kind]) {
    if (field.along || virtual.includes(field.name)) continue;
    columns[field.name] = columnType(field);
  }
  return { ...columns, ...more };
}

function columnType({ type }: FieldSpec): ColumnType {
  switch (type) {
    case 'day':
      return 'day';
    case 'prose':
      return 'json';
    case 'set':
      return 'list';
    default:
      return 'plain';
  }
}

/** A stored row's columns as JSON holds them. */
export function rowValues(kind: EditKind, row: Readonly<Record<string, unknown>>): FactValues {
  const values: FactValues = {};
  for (const [name, type] of Object.entries(columnsOf(kind))) {
    const value = row[name] ?? null;
    if (value instanceof Date) values[name] = type === 'day' ? toDay(value) : value.toISOString();
    else values[name] = value as FieldValue;
  }
  return values;
}

/** Tells whether a fact changed: the same for the same columns and citations, whatever their order. */
export function versionOf(snapshot: Snapshot): string {
  const { row, citations, official } = snapshot;
  const sorted = [...citations].sort((a, b) => (a.id < b.id ? -1 : 1));
  return createHash('sha256')
    .update(canonical({ row, citations: sorted, official: official ?? null }))
    .digest('base64url')
    .slice(0, 22);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join()}}`;
}

/** An audit entry's JSON as a snapshot; null when it is something else. */
export function asSnapshot(json: unknown): Snapshot | null {
  const candidate = json as Snapshot | null;
  return candidate && typeof candidate === 'object' && candidate.row && Array.isArray(candidate.citations)
    ? candidate
    : null;
}

/** What the form's inputs hold for a stored fact, by input name without "f.". */
export function formValues(kind: EditKind, { row, official }: Snapshot): Record<string, string> {
  const whole: Record<string, FieldValue> = { ...row };
  if (official) {
    whole.officialName = official.name;
    whole.familyName = official.familyName;
  }
  if (kind === 'channel') whole.owner = row.termId ? `term:${row.termId}` : `body:${row.bodyId}`;
  return Object.assign(
    {},
    ...EDIT_FIELDS[kind]
      .filter((field) => !field.along)
      .map((field) => inputValues(field, whole[field.name] ?? null)),
  ) as Record<string, string>;
}

function inputValues(field: FieldSpec, value: FieldValue): Record<string, string> {
  if (field.type === 'prose') {
    const prose = (value ?? {}) as Record<string, string>;
    return Object.fromEntries(['en', 'es', 'ht'].map((code) => [`${field.name}.${code}`, prose[code] ?? '']));
  }
  if (field.type === 'flag') return { [field.name]: value === null ? '' : value ? 'yes' : 'no' };
  // A set is its words with commas between them.
  return { [field.name]: value === null ? '' : String(value) };
}

/** The row that a form's values make. `before` keeps what the form does not show. */
export function rowOfForm(
  kind: EditKind,
  form: FactValues,
  place: { geoid: string; stateCode: string },
  before: FactValues | null,
): FactValues {
  const row: FactValues = {};
  for (const name of Object.keys(columnsOf(kind))) row[name] = form[name] ?? before?.[name] ?? null;
  for (const field of EDIT_FIELDS[kind]) if (field.name in row) row[field.name] = form[field.name] ?? null;
  if (STORED[kind].more === PLACE) row.placeGeoid = before?.placeGeoid ?? place.geoid;
  if (kind === 'agency') {
    row.stateCode = before?.stateCode ?? place.stateCode;
    // A person said where it belongs.
    row.unmatched = null;
  }
  if (kind === 'place') {
    row.searchKey = foldName(String(row.name));
    row.nameEdited = before?.nameEdited === true || row.name !== before?.name;
  }
  if (kind === 'term') {
    for (const end of ['start', 'end']) {
      if (row[`${end}On`] === null) row[`${end}Precision`] = null;
      else row[`${end}Precision`] ??= 'day';
    }
    if (row.endOn === null) row.endReason = null;
  }
  if (kind === 'channel') {
    const [owner, id] = splitOwner(String(form.owner));
    row.termId = owner === 'term' ? id : null;
    row.bodyId = owner === 'body' ? id : null;
    row.clerk ??= false;
    // Another address has not failed yet.
    if (before && (before.value !== row.value || before.kind !== row.kind)) row.suppressedAt = null;
  }
  return row;
}

/** "term:miami-king" in its parts. */
export function splitOwner(owner: string): [kind: string, id: string] {
  const at = owner.indexOf(':');
  return [owner.slice(0, at), owner.slice(at + 1)];
}

/** A slug for a new official's page: "Ana Pérez-Díaz" becomes "ana-perez-diaz". */
export function officialSlug(name: string): string {
  return (
    name
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80) || 'official'
  );
}
