import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { unseal } from '#lib/platform/cipher.ts';
import { db } from '#lib/platform/db.ts';
import { type Draft, draftSchema } from './draft-schema.ts';

export type StoredDraft = {
  revision: number;
  draft: Draft;
  /** ISO instant until which it is kept when nobody saves it again. */
  until: string;
};

/** Opened and parsed again: a draft of an older version of the form must not break the newer one. */
export function openDraft(sealed: Uint8Array, placeGeoid: string): Draft {
  const raw = unseal<unknown>('draft', sealed);
  const parsed = draftSchema.safeParse(raw);
  return parsed.success ? parsed.data : draftSchema.parse({ placeGeoid });
}

/** The person's unfinished letter to a place; null when there is none or its 30 days are over. */
export async function loadDraft(actor: Actor, placeGeoid: string): Promise<StoredDraft | null> {
  const row = await db().draft.findUnique({
    where: { userId_placeGeoid: { userId: actor.id, placeGeoid } },
  });
  if (!row || row.expiresAt <= now()) return null;
  const { revision, sealed, expiresAt } = row;
  return { revision, draft: openDraft(sealed, placeGeoid), until: expiresAt.toISOString() };
}

export type DraftVersion = {
  revision: number;
  /** ISO instant at which the draft was saved like this. */
  savedAt: string;
  draft: Draft;
};

/** Earlier states of the person's unfinished letter to a place, the newest first. */
export async function draftVersions(actor: Actor, placeGeoid: string): Promise<DraftVersion[]> {
  const rows = await db().draftVersion.findMany({
    where: { draft: { userId: actor.id, placeGeoid, expiresAt: { gt: now() } } },
    orderBy: { revision: 'desc' },
    select: { revision: true, savedAt: true, sealed: true },
  });
  return rows.map(({ revision, savedAt, sealed }) => ({
    revision,
    savedAt: savedAt.toISOString(),
    draft: openDraft(sealed, placeGeoid),
  }));
}

/** The person's unfinished letters, the one saved last first, with what the way back to each needs. */
export async function draftsOf(actor: Actor) {
  const rows = await db().draft.findMany({
    where: { userId: actor.id, expiresAt: { gt: now() } },
    orderBy: { updatedAt: 'desc' },
    take: 100,
    select: {
      placeGeoid: true,
      sealed: true,
      updatedAt: true,
      expiresAt: true,
      place: { select: { kind: true, name: true, slug: true, stateCode: true, timeZone: true } },
    },
  });
  return rows.map(({ sealed, ...row }) => {
    const { ask, to, language, campaign } = openDraft(sealed, row.placeGeoid);
    return { ...row, ask, to, language, campaign };
  });
}
