import { keptCode, readCode } from '#lib/kernel/kept-code.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { translator } from '#lib/platform/translator.ts';
import type { GateReason } from './reason-rules.ts';
import { reasonsIn, type SaidReason, sentence } from './reason-texts.ts';
import { type WorkbookProblem, workbookProblemIn } from './workbook-problem.ts';

/** What came of reading an address. The sentences stand in the catalogue, under `sheets.fetched`. */
export type FetchOutcome =
  | { code: 'same' }
  | { code: 'published'; rows: number }
  /** `reasons`: as they are kept with the release. */
  | { code: 'held'; rows: number; reasons: string[] }
  | { code: 'not_list'; problem: GateReason }
  | { code: 'unreadable'; problem: WorkbookProblem };

const CODES: Record<FetchOutcome['code'], true> = {
  same: true,
  published: true,
  held: true,
  not_list: true,
  unreadable: true,
};

export function keptOutcome(outcome: FetchOutcome): string {
  return keptCode(outcome);
}

/** What came of it, of what is kept. One that was kept as a sentence is in English. */
export function fetchedIn(locale: Locale, kept: string): SaidReason {
  const outcome = readCode<FetchOutcome>(kept, CODES);
  if (!outcome) return { text: kept, lang: 'en' };
  const t = translator(locale, 'sheets');
  const said = (text: string): SaidReason => ({ text, lang: locale });
  switch (outcome.code) {
    case 'same':
      return said(t('fetched.same'));
    case 'published':
      return said(t('fetched.published', { rows: String(outcome.rows) }));
    case 'held': {
      const why = reasonsIn(locale, outcome.reasons).map(({ text }) => text);
      return said(t('fetched.held', { rows: String(outcome.rows), why: why.join(' ') }));
    }
    case 'not_list':
      return said(t('fetched.not_list', { why: sentence(locale, outcome.problem) }));
    case 'unreadable':
      return said(t('fetched.unreadable', { why: workbookProblemIn(locale, outcome.problem) }));
  }
}

/** For logs. */
export function englishOutcome(kept: string): string {
  return fetchedIn('en', kept).text;
}
