'use server';

import { action } from '#lib/platform/action.ts';
import { mayEditOfficials } from '../policy.ts';
import { removeFact, saveFact, undoChange } from './edit-mutations.ts';
import { removeFactSchema, saveFactSchema, typedFields, undoSchema } from './edit-schema.ts';

const LIMIT = { count: 600, seconds: 3600 };

export const saveEditedFact = action({
  name: 'officials.saveEditedFact',
  who: 'signed-in',
  schema: saveFactSchema,
  limit: LIMIT,
  policy: mayEditOfficials,
  run: saveFact,
  refreshes: true,
  echo: typedFields,
});

export const removeEditedFact = action({
  name: 'officials.removeEditedFact',
  who: 'signed-in',
  schema: removeFactSchema,
  limit: LIMIT,
  policy: mayEditOfficials,
  run: removeFact,
  refreshes: true,
});

export const undoEdit = action({
  name: 'officials.undoEdit',
  who: 'signed-in',
  schema: undoSchema,
  limit: LIMIT,
  policy: mayEditOfficials,
  run: undoChange,
  refreshes: true,
});
