// The closed words of a letter, apart from its schema: the browser needs them before it needs the checks.

/** A mail's subject has to fit into one line of its header. */
export const SUBJECT_MAX = 200;

export const ASKS = ['rescind', 'decline', 'keep', 'disclose'] as const;
export type Ask = (typeof ASKS)[number];

/** The writer's connection to the place. */
export const STANDINGS = ['lives', 'works', 'owns_business', 'other'] as const;
export type WriterStanding = (typeof STANDINGS)[number];

/**
 * Which wording a recipient gets, after their own record; see rules.ts for the choice. Copies sent before November
 * 2026 may have "mayor_without_vote" on file instead of the last but one.
 */
export const VARIANTS = [
  'voted_against_agreement',
  'voted_for_agreement',
  'conditional_statement',
  'no_recorded_vote',
  'presides',
  'can_veto_or_place',
  'not_the_decider',
] as const;
export type Variant = (typeof VARIANTS)[number];
