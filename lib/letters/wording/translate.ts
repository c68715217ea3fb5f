import type { Locale } from '#lib/kernel/locales.ts';
import { translator } from '#lib/platform/translator.ts';
import type { Translate } from './wordings.ts';

/** A translator reads each sentence once; a page of letters asks for the same ones for every official. */
const kept = new Map<Locale, Translate>();

/** The sentences of letters in one language. The keys are put together from asks and variants, hence the plain type. */
export function translateTemplates(locale: Locale): Translate {
  const known = kept.get(locale);
  if (known) return known;
  const t = translator(locale, 'letters');
  const translate: Translate = (key, values) =>
    t(`templates.${key}` as Parameters<typeof t>[0], values as Parameters<typeof t>[1]);
  kept.set(locale, translate);
  return translate;
}
