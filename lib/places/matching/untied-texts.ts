import type { Locale } from '#lib/kernel/locales.ts';
import { codedText, plainDigits } from '#lib/platform/translator.ts';
import { readUntied } from './untied-rules.ts';

/** Why an agency is tied to no place, of what is kept with it. What a person wrote is in English. */
export function untiedIn(locale: Locale, kept: string): { text: string; lang: Locale } {
  const untied = readUntied(kept);
  if (!untied) return { text: kept, lang: 'en' };
  const { code, ...values } = untied;
  return { text: codedText(locale, 'queues', `untied.${code}`, plainDigits(values)), lang: locale };
}

/** For commands and the open data. */
export function englishUntied(kept: string): string {
  return untiedIn('en', kept).text;
}
