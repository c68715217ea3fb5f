'use server';

import { z } from 'zod';
import type { Actor } from '#lib/kernel/actor.ts';
import { type Outcome, ok } from '#lib/kernel/outcome.ts';
import { action } from '#lib/platform/action.ts';
import { maySend } from '../policy.ts';
import { placeGeoid } from '../schema.ts';
import * as mutations from './draft-mutations.ts';
import * as queries from './draft-queries.ts';
import { saveDraftSchema } from './draft-schema.ts';

const HOUR = 3600;
const placeSchema = z.object({ placeGeoid });

/** Keeps an unfinished letter on the account. */
export const saveDraft = action({
  name: 'letters.saveDraft',
  who: 'signed-in',
  schema: saveDraftSchema,
  limit: { count: 1800, seconds: HOUR },
  policy: (actor) => maySend(actor),
  run: (actor, given) => mutations.saveDraft(actor, given),
});

export const loadDraft = action({
  name: 'letters.loadDraft',
  who: 'signed-in',
  schema: placeSchema,
  limit: { count: 600, seconds: HOUR },
  policy: (actor) => maySend(actor),
  run: async (actor, { placeGeoid }): Promise<Outcome<queries.StoredDraft | null>> =>
    ok(await queries.loadDraft(actor, placeGeoid)),
});

export const loadVersions = action({
  name: 'letters.loadVersions',
  who: 'signed-in',
  schema: placeSchema,
  limit: { count: 120, seconds: HOUR },
  policy: (actor) => maySend(actor),
  run: async (actor, { placeGeoid }): Promise<Outcome<queries.DraftVersion[]>> =>
    ok(await queries.draftVersions(actor, placeGeoid)),
});

const removal = {
  name: 'letters.deleteDraft',
  who: 'signed-in' as const,
  schema: placeSchema,
  limit: { count: 600, seconds: HOUR },
  policy: (actor: Actor) => maySend(actor),
  run: (actor: Actor, { placeGeoid }: { placeGeoid: string }) => mutations.deleteDraft(actor, placeGeoid),
};

/** Removes a draft with its versions. */
export const deleteDraft = action(removal);

/** The same from a list, which shows at once that it is gone. */
export const deleteListedDraft = action({ ...removal, refreshes: true });
