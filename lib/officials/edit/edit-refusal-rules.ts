import { type Outcome, refuse } from '#lib/kernel/outcome.ts';

export type Refusal = Extract<Outcome<never>, { ok: false }>;

/** Leaves the transaction with nothing written. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/** What is wrong, by input name or under "form"; the values are keys of `edit.errors`. */
export function wrong(fields: Record<string, string>): Refused {
  return new Refused(refuse('invalid', { fields }));
}

/** Which rule of the database an error names, as a key of `edit.errors`. */
export function databaseRule(error: unknown): string | null {
  const said = error instanceof Error ? `${error.message} ${JSON.stringify(error)}` : '';
  if (said.includes('position_in_term') || said.includes('was not in the body')) return 'notInTerm';
  if (said.includes('citation_not_last') || said.includes('last source')) return 'lastSource';
  if (said.includes('fact_has_source') || said.includes('has no source')) return 'lastSource';
  if (said.includes('term_one_open_per_seat')) return 'seatTaken';
  if (/foreign key constraint/i.test(said)) return 'gone';
  return null;
}
