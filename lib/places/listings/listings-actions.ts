'use server';

import { z } from 'zod';
import { action } from '#lib/platform/action.ts';
import { acceptHeldRelease, rejectHeldRelease } from './listings-mutations.ts';
import { mayFileListings } from './listings-policy.ts';

const LIMIT = { count: 100, seconds: 3600 };
const schema = z.object({ id: z.string().min(1).max(200) });

export const acceptRelease = action({
  name: 'listings.accept',
  who: 'signed-in',
  schema,
  limit: LIMIT,
  policy: mayFileListings,
  run: (actor, { id }) => acceptHeldRelease(actor, id),
});

export const rejectRelease = action({
  name: 'listings.reject',
  who: 'signed-in',
  schema,
  limit: LIMIT,
  policy: mayFileListings,
  run: (actor, { id }) => rejectHeldRelease(actor, id),
});
