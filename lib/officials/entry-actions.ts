'use server';

import { refuse } from '#lib/kernel/outcome.ts';
import { undoTie } from '#lib/places/agency-tie-mutations.ts';
import { undoRename } from '#lib/places/rename-mutations.ts';
import { action } from '#lib/platform/action.ts';
import { differenceSchema } from './difference-schema.ts';
import { keepOurs, takeFromFile, undoKeep } from './difference-take-mutations.ts';
import { undoSchema } from './edit-schema.ts';
import { entryDetail, isUndoable, type Undoable } from './entry-queries.ts';
import { mayEditOfficials } from './policy.ts';

const LIMIT = { count: 600, seconds: 3600 };
const UNDO: Record<Undoable, typeof undoTie> = {
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
