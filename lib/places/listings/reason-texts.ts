import { FORMAT_LOCALE, formatDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { codedText } from '#lib/platform/translator.ts';
import { type GateReason, readReason } from './reason-rules.ts';
import { readDateProblem, readProblem } from './row-problem-rules.ts';
import { STATES } from './states.ts';

export type SaidReason = { text: string; lang: Locale };

/** Why a release is held, one sentence a reason. A reason that was kept as a sentence is in English. */
export function reasonsIn(locale: Locale, kept: readonly string[]): SaidReason[] {
  return kept.map((text) => {
    const reason = readReason(text);
    return reason ? { text: sentence(locale, reason), lang: locale } : { text, lang: 'en' };
  });
}

/** The sentences for commands and the open data. */
export function englishReasons(kept: readonly string[]): string[] {
  return reasonsIn('en', kept).map(({ text }) => text);
}

/** Why a date is on hold, of what is kept with its row. */
export function heldDateIn(locale: Locale, held: string): string {
  const { code, ...values } = readDateProblem(held);
  return codedText(locale, 'releases', `dates.${code}`, values);
}

/** Why a row could not be read, of what is kept with its release. One that was kept as a sentence is in English. */
export function rowProblemIn(locale: Locale, kept: string): SaidReason {
  const problem = readProblem(kept);
  if (!problem) return { text: kept, lang: 'en' };
  if (problem.code === 'implausible' || problem.code === 'unreadable')
    return { text: heldDateIn(locale, kept), lang: locale };
  const { code, ...values } = problem;
  return { text: codedText(locale, 'queues', `rows.${code}`, values), lang: locale };
}

export function sentence(locale: Locale, reason: GateReason): string {
  const { code, ...values } = reason;
  return codedText(locale, 'releases', `reason.${code}`, shown(locale, values));
}

/** Numbers as plain digits where a row is meant, days and states by name. */
function shown(locale: Locale, values: Record<string, string | number>): Record<string, string | number> {
  const said: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    if (name === 'since') said[name] = formatDay(locale, String(value));
    else if (name === 'state') said[name] = STATES[String(value)] ?? String(value).toUpperCase();
    else if (name === 'months')
      said[name] = new Intl.NumberFormat(FORMAT_LOCALE[locale], { minimumFractionDigits: 1 }).format(
        Number(value),
      );
    else said[name] = typeof value === 'number' ? String(value) : value;
  }
  return said;
}
