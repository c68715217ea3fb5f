import type { Actor } from '#lib/kernel/actor.ts';
import { type Outcome, ok, refuse } from '#lib/kernel/outcome.ts';
import { check } from '#lib/letters/template/check.ts';
import type { Problem } from '#lib/letters/template/problem.ts';
import { audit } from '#lib/platform/audit.ts';
import { db, type Tx } from '#lib/platform/db.ts';
import { publish, tags } from '#lib/platform/publish.ts';
import { mayManage } from './policy.ts';
import { lettersWhole } from './previews.ts';
import { findCampaign, surroundings, type TeamCampaign } from './queries.ts';
import { templatesOf } from './template-queries.ts';
import { type CampaignTemplate, variantOf } from './template-rules.ts';
import type { RemoveTemplateInput, SaveTemplateInput } from './template-schema.ts';

/** Every mistake in a template, with its place. */
export function problemsIn({
  subject,
  body,
  variant,
}: Pick<SaveTemplateInput, 'subject' | 'body' | 'variant'>): {
  subject: Problem[];
  body: Problem[];
} {
  const found = (part: 'subject' | 'body', source: string) => {
    const checked = check(source, part, variantOf(variant));
    return checked.ok ? [] : checked.problems;
  };
  return { subject: found('subject', subject), body: found('body', body) };
}

/**
 * Keeps a template that has no mistake. A published campaign's letters have to stay whole for every target. One that
 * was changed elsewhere in the meantime is a conflict.
 */
export function saveTemplate(actor: Actor, input: SaveTemplateInput): Promise<Outcome<{ slug: string }>> {
  const problems = problemsIn(input);
  if (problems.subject.length + problems.body.length > 0)
    return Promise.resolve(
      refuse('invalid', {
        fields: {
          ...(problems.subject.length > 0 && { subject: 'mistake' }),
          ...(problems.body.length > 0 && { body: 'mistake' }),
        },
      }),
    );
  const { campaignId, language, variant, subject, body } = input;
  return change(actor, input, 'campaign.saveTemplate', async (tx, before) => {
    if (before) {
      await tx.campaignTemplate.update({
        where: { campaignId_language_variant: { campaignId, language, variant } },
        data: { subject, body, revision: { increment: 1 } },
      });
    } else {
      await tx.campaignTemplate.create({ data: { campaignId, language, variant, subject, body } });
    }
    return { subject, body };
  });
}

/** Lets the next one serve again: the campaign's own for all, or the ready-made letter. */
export function removeTemplate(actor: Actor, input: RemoveTemplateInput): Promise<Outcome<{ slug: string }>> {
  const { campaignId, language, variant } = input;
  return change(actor, input, 'campaign.removeTemplate', async (tx) => {
    await tx.campaignTemplate.deleteMany({ where: { campaignId, language, variant } });
    return null;
  });
}

/** Undoes the transaction: with this template some target's letter would not be whole. */
class NotWhole extends Error {}

/** One change of one template: policy, version, the row, whole letters, its audit row, in one transaction. */
async function change(
  actor: Actor,
  { campaignId, language, variant, revision }: RemoveTemplateInput,
  action: string,
  write: (tx: Tx, before: CampaignTemplate | undefined) => Promise<object | null>,
): Promise<Outcome<{ slug: string }>> {
  const seen = await findCampaign({ id: campaignId });
  const around = seen && (await surroundings(seen.place));
  return db()
    .$transaction(async (tx): Promise<Outcome<{ slug: string }>> => {
      // The same lock as publishing takes: what is published is what was checked.
      await tx.$queryRaw`SELECT 1 AS locked FROM "Campaign" WHERE id = ${campaignId} FOR UPDATE`;
      const campaign = await findCampaign({ id: campaignId }, tx);
      const refusal = mayManage(actor, campaign);
      if (refusal || !campaign || !around) return refusal ?? refuse('not_found');
      if (campaign.state === 'closed') return refuse('conflict');
      const before = (await templatesOf(campaignId, tx)).find(
        (it) => it.language === language && it.variant === variant,
      );
      if ((before?.revision ?? 0) !== revision) return refuse('conflict');
      const after = await write(tx, before);
      await mustStayWhole(tx, campaign, around);
      await audit(tx, actor, action, `campaign:${campaignId}`, {
        before: { language, variant, ...(before && { subject: before.subject, body: before.body }) },
        after: { language, variant, ...after },
      });
      await publish(tx, tags.campaign(campaign.slug));
      return ok({ slug: campaign.slug });
    })
    .catch((error: unknown) => {
      if (error instanceof NotWhole) return refuse('invalid', { fields: { letters: 'notWhole' } });
      throw error;
    });
}

async function mustStayWhole(
  tx: Tx,
  campaign: TeamCampaign,
  around: Awaited<ReturnType<typeof surroundings>>,
): Promise<void> {
  if (campaign.state !== 'published') return;
  if (!lettersWhole(campaign, await templatesOf(campaign.id, tx), around)) throw new NotWhole();
}
