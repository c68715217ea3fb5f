import type { Locale } from '#lib/kernel/locales.ts';
import { translator } from '#lib/platform/translator.ts';
import type { Translate } from './wordings.ts';

/** The sentences of letters in one language. The keys are put together from asks and variants, hence the plain type. */
export function translateTemplates(locale: Locale): Translate {
  const t = translator(locale, 'letters');
  return (key, values) => t(`templates.${key}` as Parameters<typeof t>[0], values as Parameters<typeof t>[1]);
}
