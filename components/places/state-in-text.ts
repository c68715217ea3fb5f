import type { Locale } from '#lib/kernel/locales.ts';
import { nameOfState } from '#lib/places/states.ts';

/** A state's name inside a sentence: in English the District of Columbia has an article. */
export function stateInText(locale: Locale, stateCode: string): string {
  const name = nameOfState(stateCode);
  return stateCode === 'dc' && locale === 'en' ? `the ${name}` : name;
}
