import type { Actor } from '#lib/kernel/actor.ts';
import { takeRates } from '#lib/platform/rate.ts';
import type { Letter } from '../schema.ts';
import { type HoldReason, isYoung, limitsOfYoung } from './abuse-rules.ts';

/** Counts a young account's letter for its network, place and campaign. @returns reasons to hold it */
export async function countLetter(
  actor: Actor,
  { placeGeoid, campaign }: Pick<Letter, 'placeGeoid' | 'campaign'>,
  network: string,
  at: Date,
): Promise<HoldReason[]> {
  if (!isYoung(actor.createdAt, at)) return [];
  const waits = await takeRates(limitsOfYoung({ network, place: placeGeoid, campaign }));
  return waits.some((wait) => wait > 0) ? ['busy'] : [];
}
