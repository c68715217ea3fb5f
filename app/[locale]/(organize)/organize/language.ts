import { redirect } from 'next/navigation';
import type { Locale } from '#lib/kernel/locales.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';

/** The pages for organizers are in English and Spanish. */
export const ORGANIZE_LANGUAGES: readonly Locale[] = ['en', 'es'];

/** The page's language; from an address in another one, off to the English page. */
export async function organizeLocale(params: Promise<{ locale: string }>, path: string): Promise<Locale> {
  const locale = await pageLocale(params);
  if (!ORGANIZE_LANGUAGES.includes(locale)) redirect(path);
  return locale;
}
