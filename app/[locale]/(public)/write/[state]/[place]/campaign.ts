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

export async function campaignFor(_query: Query, _geoid: string): Promise<WriteCampaign | null> {
  return null;
}
