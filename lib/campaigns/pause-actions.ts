'use server';

import { z } from 'zod';
import { action } from '#lib/platform/action.ts';
import { switchCampaign } from './pause-mutations.ts';
import { mayManage } from './policy.ts';
import { findCampaign } from './queries.ts';

/** Lets the letters of a campaign wait, or leave again. */
export const switchCampaignSending = action({
  name: 'campaigns.switchSending',
  who: 'signed-in',
  schema: z.object({ id: z.string().min(1).max(100), to: z.enum(['pause', 'resume']) }),
  limit: { count: 60, seconds: 3600 },
  policy: async (actor, { id }) => mayManage(actor, await findCampaign({ id })),
  run: (actor, input) => switchCampaign(actor, input),
  refreshes: true,
});
