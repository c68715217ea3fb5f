import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { seal } from '#lib/platform/cipher.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { openDraft, type StoredDraft } from './draft-queries.ts';
import { DRAFT_DAYS } from './draft-rules.ts';
import type { SaveDraft } from './draft-schema.ts';

/** How many earlier states of a draft are kept. */
export const MOST_VERSIONS = 20;
/** A state is kept when the newest kept one is at least this much older; otherwise typing would push them all out. */
const VERSION_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * What came of saving. `stale`: another page or device saved in the meantime, its draft is here, nothing was written.
 * `gone`: the draft was sent, deleted or expired since this page saved it; nothing was written.
 */
export type DraftSaved =
  | { state: 'saved'; revision: number; until: string }
  | ({ state: 'stale' } & StoredDraft)
  | { state: 'gone' };

/** Keeps the person's unfinished letter to a place, sealed, for 30 days from now, and the state before it. */
export async function saveDraft(actor: Actor, given: SaveDraft): Promise<Outcome<DraftSaved>> {
  const { draft, revision, page } = given;
  const at = now();
  const expiresAt = new Date(at.getTime() + DRAFT_DAYS * DAY_MS);
  const until = expiresAt.toISOString();
  const key = { userId: actor.id, placeGeoid: draft.placeGeoid };
  const place = await db().place.findUnique({
    where: { geoid: draft.placeGeoid },
    select: { geoid: true },
  });
  if (!place) return refuse('invalid', { fields: { placeGeoid: 'invalid' } });
  return db().$transaction(async (tx): Promise<Outcome<DraftSaved>> => {
    await tx.draft.deleteMany({ where: { ...key, expiresAt: { lte: at } } });
    const sealed = seal('draft', draft);
    if (revision === 0) {
      const [created] = await tx.draft.createManyAndReturn({
        data: [{ ...key, sealed, page, expiresAt, createdAt: at, updatedAt: at }],
        skipDuplicates: true,
        select: { revision: true },
      });
      if (created) return ok({ state: 'saved', revision: created.revision, until });
    }
    const [before] = await tx.$queryRaw<Before[]>`
      SELECT id, revision, sealed, page, "updatedAt", "expiresAt" FROM "Draft"
       WHERE "userId" = ${key.userId} AND "placeGeoid" = ${key.placeGeoid} FOR UPDATE`;
    if (!before) return ok({ state: 'gone' });
    if (before.revision !== revision) {
      const opened = openDraft(before.sealed, key.placeGeoid);
      const theirs = { revision: before.revision, draft: opened, until: before.expiresAt.toISOString() };
      return ok({ state: 'stale', ...theirs });
    }
    await keepVersion(tx, before, given, at);
    await tx.draft.update({
      where: { id: before.id },
      data: { sealed, page, expiresAt, updatedAt: at, revision: revision + 1 },
    });
    return ok({ state: 'saved', revision: revision + 1, until });
  });
}

type Before = {
  id: string;
  revision: number;
  sealed: Uint8Array<ArrayBuffer>;
  page: string;
  updatedAt: Date;
  expiresAt: Date;
};

async function keepVersion(tx: Tx, before: Before, { page, keepBefore }: SaveDraft, at: Date): Promise<void> {
  const kept = await tx.draftVersion.findMany({
    where: { draftId: before.id },
    orderBy: { revision: 'desc' },
    select: { revision: true, savedAt: true },
  });
  const newest = kept[0];
  const due = !newest || before.updatedAt.getTime() - newest.savedAt.getTime() >= VERSION_MS;
  if (!keepBefore && !due && before.page === page) return;
  const { id: draftId, revision, sealed, updatedAt: savedAt } = before;
  await tx.draftVersion.create({ data: { draftId, revision, sealed, savedAt } });
  const oldest = kept[MOST_VERSIONS - 1];
  const before30 = new Date(at.getTime() - DRAFT_DAYS * DAY_MS);
  await tx.draftVersion.deleteMany({
    where: {
      draftId,
      OR: [{ savedAt: { lt: before30 } }, ...(oldest ? [{ revision: { lte: oldest.revision } }] : [])],
    },
  });
}

/** Removes the draft and every earlier state of it. */
export async function deleteDraft(actor: Actor, placeGeoid: string): Promise<Outcome> {
  await db().draft.deleteMany({ where: { userId: actor.id, placeGeoid } });
  return ok();
}

/** Drafts whose 30 days are over, and states that old of those that live on. @returns how many drafts went. */
export async function removeExpiredDrafts(): Promise<number> {
  const at = now();
  const { count } = await db().draft.deleteMany({ where: { expiresAt: { lte: at } } });
  const savedAt = { lt: new Date(at.getTime() - DRAFT_DAYS * DAY_MS) };
  await db().draftVersion.deleteMany({ where: { savedAt } });
  return count;
}
