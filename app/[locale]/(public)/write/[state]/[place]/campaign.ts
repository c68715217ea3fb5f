import { publicCampaign } from '#lib/campaigns/queries.ts';
import { resolveTargets } from '#lib/campaigns/rules.ts';
import { templatesOf } from '#lib/campaigns/template-queries.ts';
import type { CampaignTemplate } from '#lib/campaigns/template-rules.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import type { Ask } from '#lib/letters/words.ts';
import type { Query, Writing } from './load.ts';

/** What a campaign brings to a letter begun from it. */
export type WriteCampaign = {
  slug: string;
  title: string;
  /** Language of the title and of the organizer's words. */
  language: Locale;
  ask: Ask;
  /** The organizer's own wording, by language and variant; the ready-made letter where there is none. */
  templates: CampaignTemplate[];
  /** Only for people who live in the place. */
  requiresResidence: boolean;
  /** Its letters wait since then; null while they leave. */
  pausedAt: Date | null;
  /** Term ids of its recipients. */
  to: string[];
};

/** The campaign that the address names, while it runs here; otherwise the letter is nobody's but the writer's. */
export async function campaignFor(query: Query, writing: Writing): Promise<WriteCampaign | null> {
  const [slug] = [query.campaign].flat();
  if (!slug) return null;
  const campaign = await publicCampaign(slug);
  if (campaign?.state !== 'published' || campaign.place.geoid !== writing.place.geoid) return null;
  const { title, language, ask, targets, requiresResidence, pausedAt } = campaign;
  const templates = await templatesOf(campaign.id);
  const to = resolveTargets(targets, writing.addressees).map((it) => it.termId);
  return { slug: campaign.slug, title, language, ask, templates, requiresResidence, pausedAt, to };
}
