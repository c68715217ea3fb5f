import { db } from '#lib/platform/db.ts';
import { CITED_ONLY, ruleFact } from './row-queries.ts';
import type { RuleFact } from './types.ts';

/**
 * What a state's law says about one thing, for cities or for counties: the rules on file with their citations, the
 * first the one to name. Empty where nothing is on file: then a page says only that, and names no statute.
 */
export async function stateLaw(
  stateCode: string,
  topic: RuleFact['topic'],
  kind: 'municipality' | 'county' | 'any' = 'any',
): Promise<RuleFact[]> {
  const rules = await db().rule.findMany({
    where: {
      topic,
      place: { kind: 'state', stateCode },
      ...(kind !== 'any' && { OR: [{ appliesTo: null }, { appliesTo: kind }] }),
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    include: CITED_ONLY,
  });
  return rules.map(ruleFact);
}

/** USPS codes of the states of which a rule on this is on file, in order. */
export async function statesWithLaw(topic: RuleFact['topic']): Promise<string[]> {
  const states = await db().place.findMany({
    where: { kind: 'state', rules: { some: { topic } } },
    select: { stateCode: true },
    orderBy: { stateCode: 'asc' },
  });
  return states.map(({ stateCode }) => stateCode);
}
