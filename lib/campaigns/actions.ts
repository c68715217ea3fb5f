'use server';

import { redirect } from 'next/navigation';
import { pathIn } from '#lib/kernel/locales.ts';
import { action } from '#lib/platform/action.ts';
import * as campaigns from './mutations.ts';
import { mayCreate, mayManage } from './policy.ts';
import { findCampaign } from './queries.ts';
import { typed } from './rules.ts';
import { closeSchema, createSchema, stateSchema, updateSchema } from './schema.ts';

const limit = { count: 120, seconds: 3600 };

export const createCampaign = action({
  name: 'campaigns.create',
  who: 'signed-in',
  schema: createSchema,
  limit: { count: 20, seconds: 3600 },
  policy: (actor) => mayCreate(actor),
  async run(actor, input) {
    const outcome = await campaigns.createCampaign(actor, input);
    if (outcome.ok) redirect(pathIn(input.locale, `/organize/${outcome.value.slug}?done=created`));
    return { ...outcome, detail: typed(input) };
  },
});

export const updateCampaign = action({
  name: 'campaigns.update',
  who: 'signed-in',
  schema: updateSchema,
  limit,
  policy: async (actor, { id }) => mayManage(actor, await findCampaign({ id })),
  async run(actor, input) {
    const outcome = await campaigns.updateCampaign(actor, input);
    if (outcome.ok) redirect(pathIn(input.locale, `/organize/${outcome.value.slug}?done=saved`));
    return { ...outcome, detail: typed(input) };
  },
});

export const publishCampaign = action({
  name: 'campaigns.publish',
  who: 'signed-in',
  schema: stateSchema,
  limit,
  policy: async (actor, { id }) => mayManage(actor, await findCampaign({ id })),
  async run(actor, input) {
    const outcome = await campaigns.publishCampaign(actor, input);
    if (outcome.ok) redirect(pathIn(input.locale, `/organize/${outcome.value.slug}?done=published`));
    return outcome;
  },
});

export const closeCampaign = action({
  name: 'campaigns.close',
  who: 'signed-in',
  schema: closeSchema,
  limit,
  policy: async (actor, { id }) => mayManage(actor, await findCampaign({ id })),
  async run(actor, input) {
    const outcome = await campaigns.closeCampaign(actor, input);
    if (outcome.ok) redirect(pathIn(input.locale, `/organize/${outcome.value.slug}?done=closed`));
    return outcome;
  },
});
