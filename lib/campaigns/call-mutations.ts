import { now } from '#lib/kernel/clock.ts';
import { dayIn } from '#lib/kernel/dates.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { db } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { findCampaign } from './queries.ts';

/** Adds one to the calls of a running campaign today. There is no row for the call, and none for the caller. */
export function addCall(slug: string): Promise<Outcome> {
  return db().$transaction(async (tx) => {
    const campaign = await findCampaign({ slug }, tx);
    if (campaign?.state !== 'published') return refuse('not_found');
    const key = { campaignId: campaign.id, on: new Date(dayIn(campaign.place.timeZone, now())) };
    await tx.campaignCalls.upsert({
      where: { campaignId_on: key },
      update: { count: { increment: 1 } },
      create: { ...key, count: 1 },
    });
    await publish(tx, tags.campaign(slug));
    return ok();
  });
}
