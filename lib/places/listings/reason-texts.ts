import { FORMAT_LOCALE, formatDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { translator } from '#lib/platform/translator.ts';
import { type GateReason, readReason } from './reason-rules.ts';
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
  const t = translator(locale, 'releases');
  const day = /^(\d+-\d\d-\d\d) is not a plausible date/.exec(held)?.[1];
  if (day !== undefined) return t('dates.implausible', { day });
  return t('dates.unreadable', { text: /^"(.*)" cannot be read/.exec(held)?.[1] ?? held });
}

export function sentence(locale: Locale, reason: GateReason): string {
  const t = translator(locale, 'releases');
  const { code, ...values } = reason;
  return t(`reason.${code}`, shown(locale, values) as never);
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
