import { publicCampaign, recipientsAt } from '#lib/campaigns/queries.ts';
import { resolveTargets } from '#lib/campaigns/rules.ts';
import { SLUG } from '#lib/campaigns/slug.ts';
import type { Ask } from '#lib/letters/words.ts';
import type { Query } from './load.ts';

/** What a campaign brings to a letter begun from it. */
export type WriteCampaign = {
  slug: string;
  title: string;
  /** Language of the title and of the organizer's words. */
  language: string;
  ask: Ask;
  /** The organizer's own paragraph; may be empty. */
  letterText: string;
  /** Term ids of its recipients. */
  to: string[];
};

/** The campaign that the address names, when it is open and about this place; else the letter is a letter alone. */
export async function campaignFor(query: Query, geoid: string): Promise<WriteCampaign | null> {
  const named = query.campaign;
  if (typeof named !== 'string' || !SLUG.test(named)) return null;
  const campaign = await publicCampaign(named);
  if (campaign?.state !== 'published' || campaign.place.geoid !== geoid) return null;
  const { slug, title, language, ask, letterText, targets } = campaign;
  const to = resolveTargets(targets, await recipientsAt(campaign.place)).map((it) => it.termId);
  return { slug, title, language, ask, letterText, to };
}
