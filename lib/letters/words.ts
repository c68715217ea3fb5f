// The closed words of a letter, apart from its schema: the browser needs them before it needs the checks.

export const ASKS = ['rescind', 'decline', 'keep', 'disclose'] as const;
export type Ask = (typeof ASKS)[number];

/** The writer's connection to the place. */
export const STANDINGS = ['lives', 'works', 'owns_business', 'other'] as const;
export type WriterStanding = (typeof STANDINGS)[number];

/** Which wording a recipient gets, after their own record; see rules.ts for the choice. */
export const VARIANTS = [
  'voted_against_agreement',
  'voted_for_agreement',
  'conditional_statement',
  'no_recorded_vote',
  'mayor_without_vote',
] as const;
export type Variant = (typeof VARIANTS)[number];
