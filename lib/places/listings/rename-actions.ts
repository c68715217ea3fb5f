'use server';

import { action } from '#lib/platform/action.ts';
import { mayFileListings } from './listings-policy.ts';
import { acceptRename, refuseRename } from './rename-mutations.ts';
import { renameSchema } from './rename-schema.ts';

const LIMIT = { count: 300, seconds: 3600 };

export const acceptProposedRename = action({
  name: 'agencies.acceptRename',
  who: 'signed-in',
  schema: renameSchema,
  limit: LIMIT,
  policy: mayFileListings,
  run: acceptRename,
});

export const refuseProposedRename = action({
  name: 'agencies.refuseRename',
  who: 'signed-in',
  schema: renameSchema,
  limit: LIMIT,
  policy: mayFileListings,
  run: refuseRename,
});
