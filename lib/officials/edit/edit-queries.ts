import { toDay } from '#lib/kernel/dates.ts';
import { inLocale, type Locale } from '#lib/kernel/locales.ts';
import { placeByGeoid } from '#lib/places/queries.ts';
import type { Place } from '#lib/places/types.ts';
import { db } from '#lib/platform/db.ts';
import { factLine } from '../fact-queries.ts';
import { type ChangeAction, changeAction, FACT_ENTRIES, isFactEntry } from './change-rules.ts';
import { type EditKind, isEditKind } from './edit-fields-schema.ts';
import { type RefOptions, refOptions } from './edit-option-queries.ts';
import {
  asSnapshot,
  type CitationSnapshot,
  formValues,
  type Snapshot,
  STORED,
  versionOf,
} from './edit-rules.ts';
import { snapshotOf } from './edit-store-queries.ts';

export type EditedCitation = CitationSnapshot & {
  publisher: string;
  title: string;
  language: string;
  url: string | null;
};

export type EditForm = {
  place: Place;
  /** By input name. */
  values: Record<string, string>;
  version: string | null;
  /** Of a vote or a seat: its motion's or its body's, which are not changed with it. */
  citations: EditedCitation[];
  options: RefOptions;
  /** Sources that facts of the place cite, to choose one again. */
  sources: { id: string; label: string }[];
};

/** All that the form of a fact needs; null when there is no such fact or place. */
export async function editForm(
  kind: EditKind,
  fact: { id: string } | { placeGeoid: string },
  locale: Locale,
): Promise<EditForm | null> {
  const { parent } = STORED[kind];
  const snapshot = 'id' in fact ? await snapshotOf(db(), kind, fact.id) : null;
  const placeGeoid = 'placeGeoid' in fact ? fact.placeGeoid : snapshot?.placeGeoid;
  const place = placeGeoid ? await placeByGeoid(placeGeoid) : null;
  if (!place) return null;
  const citations =
    snapshot && parent
      ? ((await snapshotOf(db(), parent.kind, String(snapshot.row[parent.column])))?.citations ?? [])
      : (snapshot?.citations ?? []);
  const [options, sources] = await Promise.all([
    refOptions(db(), place.geoid, kind, locale),
    sourcesOfPlace(place.geoid),
  ]);
  return {
    place,
    values: snapshot ? formValues(kind, snapshot) : {},
    version: snapshot ? versionOf(snapshot) : null,
    citations: await withSources(citations),
    options,
    sources,
  };
}

async function withSources(citations: readonly CitationSnapshot[]): Promise<EditedCitation[]> {
  const sources = await db().source.findMany({ where: { id: { in: citations.map((one) => one.sourceId) } } });
  return citations.map((citation) => {
    const source = sources.find(({ id }) => id === citation.sourceId);
    return {
      ...citation,
      publisher: source?.publisher ?? citation.sourceId,
      title: source?.title ?? '',
      language: source?.language ?? 'en',
      url: source?.url ?? null,
    };
  });
}

async function sourcesOfPlace(placeGeoid: string): Promise<EditForm['sources']> {
  const body = { placeGeoid };
  const sources = await db().source.findMany({
    where: {
      citations: {
        some: {
          OR: [
            { event: { placeGeoid } },
            { motion: { placeGeoid } },
            { tally: { motion: { placeGeoid } } },
            { statement: { placeGeoid } },
            { rule: { placeGeoid } },
            { body },
            { term: { seat: { body } } },
            { channel: { OR: [{ body }, { term: { seat: { body } } }] } },
            { placeId: placeGeoid, sourceId: { startsWith: 'edit-' } },
            { agency: { placeGeoid } },
            { agreement: { agency: { placeGeoid } } },
          ],
        },
      },
    },
    orderBy: [{ publisher: 'asc' }, { publishedOn: 'desc' }],
    take: 300,
  });
  return sources.map(({ id, publisher, title, publishedOn }) => ({
    id,
    label: [publisher, title, publishedOn && toDay(publishedOn)].filter(Boolean).join(' · '),
  }));
}

export type Change = {
  id: string;
  at: Date;
  by: string;
  action: ChangeAction;
  kind: EditKind;
  factId: string;
  /** The fact as it stands, or as it last stood. */
  text: string;
};

const TAKE = 40;

/** The latest changes by editors, of everything or of one fact. */
export async function recentChanges(locale: Locale, subject?: string): Promise<Change[]> {
  const entries = await db().auditEntry.findMany({
    where: { ...FACT_ENTRIES, ...(subject && { subject }) },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: TAKE,
  });
  const names = await editorNames(entries.map(({ actor }) => actor));
  const changes = await Promise.all(
    entries.map(async (entry): Promise<Change | null> => {
      const fact = subjectOf(entry.subject);
      if (!fact) return null;
      const present = await factLine(entry.subject);
      const { kind, id } = fact;
      return {
        id: entry.id,
        at: entry.at,
        by: names.get(entry.actor) ?? entry.actor,
        action: changeAction(entry.action),
        kind,
        factId: id,
        text: present ? inLocale(present.text, locale).text : goneText(asSnapshot(entry.before)),
      };
    }),
  );
  return changes.filter((change) => change !== null);
}

export type ChangeDetail = Omit<Change, 'text'> & {
  before: Record<string, string> | null;
  after: Record<string, string> | null;
  /** Publishers and titles, one a line. */
  sourcesBefore: string[];
  sourcesAfter: string[];
  /** Why it cannot be undone, with the newer change that stands in the way; null when it can. */
  blockedBy: { id: string | null } | null;
  present: Record<string, string> | null;
  options: RefOptions | null;
};

/** One change with both versions, and whether it can still be undone. */
export async function changeDetail(id: string, locale: Locale): Promise<ChangeDetail | null> {
  const entry = await db().auditEntry.findUnique({ where: { id } });
  const fact = entry && subjectOf(entry.subject);
  if (!entry || !isFactEntry(entry.action) || !fact) return null;
  const [before, after] = [asSnapshot(entry.before), asSnapshot(entry.after)];
  const present = await snapshotOf(db(), fact.kind, fact.id);
  const same = (present && versionOf(present)) === (after && versionOf(after));
  const newer = await db().auditEntry.findFirst({
    where: { subject: entry.subject, at: { gt: entry.at } },
    orderBy: { at: 'desc' },
  });
  const names = await editorNames([entry.actor]);
  const values = (snapshot: Snapshot | null) => snapshot && formValues(fact.kind, snapshot);
  const lines = async (snapshot: Snapshot | null) =>
    (await withSources(snapshot?.citations ?? [])).map(
      ({ publisher, title, disputes }) => `${disputes ? '≠ ' : ''}${publisher}: ${title}`,
    );
  return {
    id,
    at: entry.at,
    by: names.get(entry.actor) ?? entry.actor,
    action: changeAction(entry.action),
    kind: fact.kind,
    factId: fact.id,
    before: values(before),
    after: values(after),
    sourcesBefore: await lines(before),
    sourcesAfter: await lines(after),
    blockedBy: same ? null : { id: newer?.id ?? null },
    present: values(present),
    options: present && (await refOptions(db(), present.placeGeoid, fact.kind, locale)),
  };
}

function subjectOf(subject: string): { kind: EditKind; id: string } | null {
  const at = subject.indexOf(':');
  const kind = subject.slice(0, at);
  return isEditKind(kind) ? { kind, id: subject.slice(at + 1) } : null;
}

function goneText(before: Snapshot | null): string {
  if (!before) return '';
  const prose = before.row.summary ?? before.row.title ?? before.row.text;
  if (prose) return inLocale(prose, 'en').text;
  const { value, name, label } = before.row;
  return [before.official?.name, value ?? name ?? label].filter(Boolean).join(': ');
}

async function editorNames(ids: readonly string[]): Promise<Map<string, string>> {
  const users = await db().user.findMany({ where: { id: { in: [...new Set(ids)] } } });
  return new Map(users.map(({ id, name, email }) => [id, name ?? email]));
}
