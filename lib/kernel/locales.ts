export const LOCALES = ['en', 'es', 'ht'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'en';

/** Each in itself. */
export const LANGUAGE_NAMES: Record<Locale, string> = { en: 'English', es: 'Español', ht: 'Kreyòl' };

export function isLocale(value: unknown): value is Locale {
  return LOCALES.includes(value as Locale);
}

/** Prose of a fact, in every language. */
export type Localized = Record<Locale, string>;

/** The text in `locale`, or in English when it is missing, with the language it really is in. */
export function inLocale(text: unknown, locale: Locale): { text: string; lang: Locale } {
  const record = (text ?? {}) as Partial<Localized>;
  const own = record[locale];
  if (own) return { text: own, lang: locale };
  return { text: record.en ?? '', lang: 'en' };
}

/** The address of a path in a language: English has no prefix. `path` starts with "/". */
export function pathIn(locale: Locale, path: string): string {
  if (locale === DEFAULT_LOCALE) return path;
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}
