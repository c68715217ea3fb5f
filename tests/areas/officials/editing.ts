import { removeEditedFact, saveEditedFact, undoEdit } from '#lib/officials/edit/edit-actions.ts';
import type { EditKind } from '#lib/officials/edit/edit-fields-schema.ts';
import { editForm } from '#lib/officials/edit/edit-queries.ts';
import type { Db } from '#lib/platform/db.ts';

// An editor's forms as the browser sends them.

/** A source that is not on file. */
export const SOURCE = {
  's.source': 'new',
  's.kind': 'news',
  's.publisher': 'A fictitious publisher',
  's.title': 'A fictitious page',
  's.url': 'https://example.org/page',
  's.language': 'en',
  's.publishedOn': '',
  's.retrievedOn': '2026-11-22',
  's.confidence': 'medium',
  's.locator': '',
};

/** The form of a stored fact, as it is sent back unchanged. */
export async function opened(kind: EditKind, id: string): Promise<Record<string, string>> {
  const form = await editForm(kind, { id }, 'en');
  if (!form) throw new Error(`no ${kind} ${id}`);
  const values = Object.entries(form.values).map(([name, value]) => [`f.${name}`, value]);
  return { kind, id, place: form.place.geoid, version: form.version ?? '', ...Object.fromEntries(values) };
}

export const correct = async (kind: EditKind, id: string, change: Record<string, string>) =>
  saveEditedFact({ ...(await opened(kind, id)), ...change });

export const remove = async (kind: EditKind, id: string) =>
  removeEditedFact({ kind, id, version: (await opened(kind, id)).version ?? '' });

/** The latest entry of the audit about a fact: "seat:…". */
export async function newest(db: Db, subject: string) {
  return db.auditEntry.findFirstOrThrow({ where: { subject }, orderBy: { at: 'desc' } });
}

export const undoNewest = async (db: Db, subject: string) =>
  undoEdit({ entry: (await newest(db, subject)).id });

/** Adds facts to one place. */
export function editorOf(place: string) {
  const add = (
    kind: EditKind,
    form: Record<string, string | string[]>,
    source: Record<string, string> = SOURCE,
  ) => saveEditedFact({ kind, id: '', place, version: '', ...form, ...source });
  /** @returns its id; throws what the form was told otherwise. */
  const added = async (kind: EditKind, form: Record<string, string | string[]>, source = SOURCE) => {
    const outcome = await add(kind, form, source);
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    return outcome.value.id;
  };
  return { add, added };
}
