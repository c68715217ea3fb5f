import type { Actor } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { audit } from '#lib/platform/audit.ts';
import { db } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { mayManage } from './policy.ts';
import { findCampaign } from './queries.ts';

/** Lets the letters of a campaign wait, or leave again. Its page and its form stay open meanwhile. */
export async function switchCampaign(
  actor: Actor,
  { id, to }: { id: string; to: 'pause' | 'resume' },
): Promise<Outcome> {
  return db().$transaction(async (tx) => {
    const campaign = await findCampaign({ id }, tx);
    const refusal = mayManage(actor, campaign);
    if (refusal || !campaign) return refusal ?? refuse('not_found');
    if (campaign.state === 'draft') return refuse('conflict');
    const { count } = await tx.campaign.updateMany({
      where: { id, pausedAt: to === 'pause' ? null : { not: null } },
      data: { pausedAt: to === 'pause' ? now() : null },
    });
    if (count > 0) {
      await audit(tx, actor, `campaign.${to}`, `campaign:${id}`);
      await publish(tx, tags.campaign(campaign.slug));
    }
    return ok();
  });
}
