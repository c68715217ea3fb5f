import type { Day } from '#lib/kernel/dates.ts';
import type { Question, SeatRecord, WhipCount } from './rules.ts';
import type { BodyFact, RuleFact, RuleTopic } from './types.ts';

export const STEP_KEYS = [
  'decide',
  'sponsor',
  'notice',
  'form',
  'comment',
  'vote',
  'mayor',
  'ice',
  'board',
  'elsewhere',
] as const;
export type StepKey = (typeof STEP_KEYS)[number];

/**
 * Where a step stands: `met` on the record, `open` still to be done, `contested` where lawyers differ,
 * `not_known` where nothing is on file, `known` where there is only a rule to know.
 */
export type StepState = 'met' | 'open' | 'contested' | 'not_known' | 'known';

export type PathStep = {
  key: StepKey;
  state: StepState;
  /** What the law and the body's own practice say, each with its citation and sources. */
  rules: RuleFact[];
  /** The day of the newest fact behind the step; null when there is none. */
  asOf: Day | null;
};

const TOPICS: Record<StepKey, readonly RuleTopic[]> = {
  decide: ['who_decides', 'who_must_sign'],
  sponsor: ['sponsor'],
  notice: ['notice'],
  form: ['form'],
  comment: ['comment'],
  vote: ['vote'],
  mayor: ['mayor'],
  ice: ['termination_notice'],
  board: ['state_board'],
  elsewhere: ['precedent', 'consequence', 'removal'],
};

/** Steps that a page shows even when no rule is on file, because what is not known matters there. */
const ALWAYS: readonly StepKey[] = ['decide', 'sponsor', 'vote'];
/** Steps that only ending an agreement takes. */
const ONLY_TO_END: readonly StepKey[] = ['ice', 'board'];

/** Status codes of a place's own agreement that leave nothing to end. */
const NOTHING_TO_END = new Set([
  'no_listing_found',
  'no_agreement',
  'proposed',
  'deferred',
  'rejected',
  'terminated',
  'unknown',
]);

/** Whether the question here is to end an agreement or to sign one. */
export function questionFor(statusCode: string): Question {
  return NOTHING_TO_END.has(statusCode) ? 'sign' : 'end';
}

/**
 * What it takes to change things here, step by step, in order.
 *
 * @param rules those of the place and of its state, in their own order; the place's stand first within a step
 */
export function pathToChange(
  place: { geoid: string },
  question: Question,
  body: Pick<BodyFact, 'decider' | 'asOf'> | null,
  rules: readonly RuleFact[],
  records: readonly SeatRecord[],
  count: WhipCount | null,
): PathStep[] {
  return STEP_KEYS.filter((key) => question === 'end' || !ONLY_TO_END.includes(key)).flatMap((key) => {
    const own = TOPICS[key].flatMap((topic) => {
      const about = rules.filter((rule) => rule.topic === topic && reasonSide(rule) === null);
      return [
        ...about.filter((rule) => rule.placeGeoid === place.geoid),
        ...about.filter((rule) => rule.placeGeoid !== place.geoid),
      ];
    });
    if (own.length === 0 && !ALWAYS.includes(key)) return [];
    const days = own.map((rule) => rule.asOf);
    if (body && ALWAYS.includes(key)) days.push(body.asOf);
    if (key === 'vote')
      days.push(...records.flatMap((record) => (record.holder ? [record.holder.asOf] : [])));
    days.sort();
    return [{ key, state: stateOf(key, own, body, count), rules: own, asOf: days.at(-1) ?? null }];
  });
}

function stateOf(
  key: StepKey,
  rules: readonly RuleFact[],
  body: Pick<BodyFact, 'decider'> | null,
  count: WhipCount | null,
): StepState {
  if (rules.some((rule) => rule.contested)) return 'contested';
  if (key === 'decide')
    return body?.decider || rules.some((it) => it.topic === 'who_decides') ? 'known' : 'not_known';
  if (key === 'sponsor') return count === null ? 'not_known' : 'open';
  if (key === 'vote') {
    if (count === null || count.needed === null) return 'not_known';
    const has = count.question === 'end' ? count.onRecordToEnd : count.onRecordToKeep;
    return has >= count.needed ? 'met' : 'open';
  }
  return 'known';
}

/**
 * Which side's stated reasons a rule on consequences gives; null for one that is no reason. By convention the ids of
 * reasons end in "-consequence-for" and "-consequence-against".
 */
export function reasonSide(rule: Pick<RuleFact, 'id' | 'topic'>): 'for' | 'against' | null {
  if (rule.topic !== 'consequence') return null;
  if (rule.id.endsWith('-consequence-for')) return 'for';
  return rule.id.endsWith('-consequence-against') ? 'against' : null;
}
