import type { Day } from './dates.ts';

/** How sure a source makes a fact. */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** A source as a page shows it, with how it bears on the one fact it stands beside. */
export type ShownSource = {
  id: string;
  publisher: string;
  title: string;
  /** BCP 47 language of the title. */
  language: string;
  url: string | null;
  publishedOn: Day | null;
  retrievedOn: Day;
  /** The terms under which it can be used again; null: not known, and its publisher's rights stay. */
  licence: string | null;
  confidence: Confidence;
  /** The source says something else than the fact. */
  disputes: boolean;
  locator: string | null;
};

/**
 * The terms of a source: what is on file, else what its publisher's name tells. Works of the federal government have no
 * copyright in the United States; Open Civic Data and Open States give theirs under CC0.
 */
export function licenceOf(source: { publisher: string; licence: string | null }): string | null {
  if (source.licence !== null) return source.licence;
  if (/^(?:U\.S\. |Federal Bureau)/.test(source.publisher)) return 'public domain (17 U.S.C. 105)';
  return /^Open (?:Civic Data$|States \(.*CC0\)$)/.test(source.publisher) ? 'CC0-1.0' : null;
}
