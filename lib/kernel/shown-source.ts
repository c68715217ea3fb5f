import type { Day } from './dates.ts';

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
  confidence: 'high' | 'medium' | 'low';
  /** The source says something else than the fact. */
  disputes: boolean;
  locator: string | null;
};
