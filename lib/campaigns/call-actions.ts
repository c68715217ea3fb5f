'use server';

import { z } from 'zod';
import { refuse } from '#lib/kernel/outcome.ts';
import { action } from '#lib/platform/action.ts';
import { addCall } from './call-mutations.ts';
import { findCampaign } from './queries.ts';

/** Counts a call that somebody says they made. Without an account, because nothing of the caller is kept. */
export const countCall = action({
  name: 'campaigns.countCall',
  who: 'anyone',
  schema: z.object({ campaign: z.string().min(1).max(60) }),
  // One person calls a whole commission in a day, not more.
  limit: { count: 25, seconds: 86_400 },
  policy: async (_viewer, { campaign }) =>
    (await findCampaign({ slug: campaign }))?.state === 'published' ? null : refuse('not_found'),
  run: (_viewer, { campaign }) => addCall(campaign),
});
