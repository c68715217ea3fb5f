import { nameOfState, STATES } from '#lib/places/states.ts';
import { db } from '#lib/platform/db.ts';

/** Changes that are not of one fact: what files brought, what editors decided about lists, names and agencies. */
export const ENTRY_ACTIONS = [
  'listings.publish',
  'listings.hold',
  'listings.accept',
  'listings.accept.undo',
  'listings.reject',
  'listings.reject.undo',
  'date.settle',
  'date.settle.undo',
  'agency.match',
  'agency.tie',
  'agency.tie.undo',
  'agency.rename',
  'agency.rename.undo',
  'agency.distinct',
  'agency.distinct.undo',
  'difference.keep',
  'difference.keep.undo',
  'official.import',
  'outline.import',
  'places.import',
] as const;
export type EntryAction = (typeof ENTRY_ACTIONS)[number];

/** Those that can be taken back by a button. */
export const UNDOABLE = [
  'listings.accept',
  'listings.reject',
  'date.settle',
  'agency.tie',
  'agency.rename',
  'agency.distinct',
  'difference.keep',
] as const;
export type Undoable = (typeof UNDOABLE)[number];

export function isUndoable(action: string): action is Undoable {
  return (UNDOABLE as readonly string[]).includes(action);
}

export type Entry = {
  id: string;
  at: Date;
  by: string;
  action: EntryAction;
  /** What it is about, by its own name. */
  text: string;
};

const TAKE = 40;

/** The latest of them. What one run of a command did to many is one entry. */
export async function recentEntries(): Promise<Entry[]> {
  const rows = await db().auditEntry.findMany({
    where: { action: { in: [...ENTRY_ACTIONS] } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    // A run of places:import is an entry a state.
    take: TAKE + STATES.length,
  });
  return (await toEntries(runs(rows))).slice(0, TAKE);
}

/** States that one run took after each other become one entry, which names them all. */
function runs(rows: readonly Row[]): Row[] {
  const grouped: Row[] = [];
  for (const row of rows) {
    const last = grouped.at(-1);
    const near = last && last.at.getTime() - row.at.getTime() < RUN_MS;
    if (!near || row.action !== 'places.import' || last.action !== row.action) grouped.push({ ...row });
    else last.subject = `${last.subject},${row.subject.slice(row.subject.indexOf(':') + 1)}`;
  }
  return grouped;
}
const RUN_MS = 10 * 60_000;
/** More states than this are counted. */
const MOST_NAMED = 5;

export type EntryDetail = Entry & {
  before: Record<string, string>;
  after: Record<string, string>;
  /** It was undone by a later entry. */
  undone: boolean;
  /** The agency's id, for entries about one. */
  agencyId: string | null;
};

/** One of them with what was before and after; null when there is none. */
export async function entryDetail(id: string): Promise<EntryDetail | null> {
  const row = await db().auditEntry.findUnique({ where: { id } });
  const [entry] = row ? await toEntries([row]) : [];
  if (!row || !entry) return null;
  const undone = await db().auditEntry.findFirst({
    where: { subject: row.subject, action: `${row.action}.undo`, after: { path: ['entry'], equals: id } },
  });
  return {
    ...entry,
    before: await named(flat(row.before)),
    after: await named(flat(row.after)),
    undone: undone !== null,
    agencyId: row.subject.startsWith('agency:') ? row.subject.slice('agency:'.length) : null,
  };
}

type Row = {
  id: string;
  at: Date;
  actor: string;
  action: string;
  subject: string;
  before: unknown;
  after: unknown;
};

async function toEntries(rows: readonly Row[]): Promise<Entry[]> {
  const known = rows.filter(({ action }) => (ENTRY_ACTIONS as readonly string[]).includes(action));
  const users = await db().user.findMany({
    where: { id: { in: [...new Set(known.map(({ actor }) => actor))] } },
  });
  const names = new Map(users.map(({ id, name, email }) => [id, name ?? email]));
  return Promise.all(
    known.map(async (row) => ({
      id: row.id,
      at: row.at,
      by: names.get(row.actor) ?? row.actor,
      action: row.action as EntryAction,
      text: await about(row),
    })),
  );
}

async function about({ subject, before, after }: Row): Promise<string> {
  const at = subject.indexOf(':');
  const [kind, id] = [subject.slice(0, at), subject.slice(at + 1)];
  const said = { ...flat(before), ...flat(after) };
  switch (kind) {
    case 'release':
      return (
        (await db().release.findUnique({ where: { id }, select: { fileName: true } }))?.fileName ??
        said.file ??
        id
      );
    case 'agency':
    case 'name':
      if (said.from && said.to) return `${said.from} → ${said.to}`;
      return (await db().agency.findUnique({ where: { id } }))?.name ?? id;
    case 'agreement':
      return said.agency ?? id;
    case 'state': {
      const names = id.split(',').map(nameOfState).sort();
      const first = names.slice(0, MOST_NAMED).join(', ');
      return names.length > MOST_NAMED ? `${first} … (${names.length})` : first;
    }
    case 'difference':
      return [said.who, said.inFile].filter(Boolean).join(': ');
    case 'seat': {
      const seat = await db().seat.findUnique({ where: { id }, include: { body: true } });
      return seat ? `${seat.label}, ${seat.body.name}` : (said.label ?? id);
    }
    case 'official':
      return (await db().official.findUnique({ where: { id } }))?.name ?? id;
    default:
      return said.name ?? id;
  }
}

/** Places by their names. */
async function named(values: Record<string, string>): Promise<Record<string, string>> {
  const geoids = [values.placeGeoid, values.countyGeoid].filter((geoid) => geoid !== undefined);
  const places = await db().place.findMany({
    where: { geoid: { in: geoids } },
    select: { geoid: true, name: true },
  });
  const name = (value: string) => places.find(({ geoid }) => geoid === value)?.name ?? value;
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, name(value)]));
}

/** The plain values of an entry; what is nested is machinery. */
function flat(json: unknown): Record<string, string> {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return {};
  return Object.fromEntries(
    Object.entries(json).flatMap(([key, value]) =>
      ['string', 'number', 'boolean'].includes(typeof value) ? [[key, String(value)]] : [],
    ),
  );
}
