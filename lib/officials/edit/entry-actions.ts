'use server';

import { refuse } from '#lib/kernel/outcome.ts';
import { undoRename } from '#lib/places/listings/rename-mutations.ts';
import { undoSettle } from '#lib/places/listings/settle-undo-mutations.ts';
import { undoSettledDate } from '#lib/places/listings/settled-date-mutations.ts';
import { undoTie } from '#lib/places/matching/agency-tie-mutations.ts';
import { action } from '#lib/platform/action.ts';
import { differenceSchema } from '../import/difference-schema.ts';
import { keepOurs, takeFromFile, undoKeep } from '../import/difference-take-mutations.ts';
import { mayEditOfficials } from '../policy.ts';
import { undoSchema } from './edit-schema.ts';
import { entryDetail, isUndoable, type Undoable } from './entry-queries.ts';

const LIMIT = { count: 600, seconds: 3600 };
const UNDO: Record<Undoable, typeof undoTie> = {
  'listings.accept': undoSettle,
  'listings.reject': undoSettle,
  'date.settle': undoSettledDate,
  'agency.tie': undoTie,
  'agency.rename': undoRename,
  'agency.distinct': undoRename,
  'difference.keep': undoKeep,
};

/** Takes back what an editor decided about an agency, a name or a file's difference. */
export const undoEntry = action({
  name: 'edit.undoEntry',
  who: 'signed-in',
  schema: undoSchema,
  limit: LIMIT,
  policy: mayEditOfficials,
  run: async (actor, { entry: id }) => {
    const entry = await entryDetail(id);
    if (!entry || !isUndoable(entry.action)) return refuse('not_found');
    return UNDO[entry.action](actor, id);
  },
  refreshes: true,
});

export const takeFileVersion = action({
  name: 'officials.takeFileVersion',
  who: 'signed-in',
  schema: differenceSchema,
  limit: LIMIT,
  policy: mayEditOfficials,
  run: (actor, { id }) => takeFromFile(actor, id),
});

export const keepOurVersion = action({
  name: 'officials.keepOurVersion',
  who: 'signed-in',
  schema: differenceSchema,
  limit: LIMIT,
  policy: mayEditOfficials,
  run: (actor, { id }) => keepOurs(actor, id),
});
