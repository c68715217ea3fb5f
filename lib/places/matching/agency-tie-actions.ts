'use server';

import { action } from '#lib/platform/action.ts';
import { mayFileListings } from '../listings/listings-policy.ts';
import { tieAgency } from './agency-tie-mutations.ts';
import { tieSchema } from './agency-tie-schema.ts';

export const saveAgencyTie = action({
  name: 'agencies.tie',
  who: 'signed-in',
  schema: tieSchema,
  limit: { count: 600, seconds: 3600 },
  policy: mayFileListings,
  run: tieAgency,
  refreshes: true,
});
