import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LOCALES, type Locale, pathIn } from '#lib/kernel/locales.ts';
import { placePath } from '#lib/places/paths.ts';
import { stateOfCode } from '#lib/places/states.ts';
import type { Place } from '#lib/places/types.ts';
import { env } from '#lib/platform/env.ts';
import { placeData } from './place-data.ts';
import { statusWords } from './status-words.ts';

/** The page's own address and that of it in each language, for search engines. */
export function alternatesOf(locale: Locale, path: string): NonNullable<Metadata['alternates']> {
  const at = (language: Locale) => `${env().appUrl}${pathIn(language, path)}`;
  return {
    canonical: at(locale),
    languages: {
      ...Object.fromEntries(LOCALES.map((language) => [language, at(language)])),
      'x-default': at('en'),
    },
  };
}

/** Title, description and addresses of the page of a municipality: its status is the description. */
export async function placeMetadata(locale: Locale, place: Place): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'officials.meta' });
  const { status, agencies } = await placeData(place);
  const { lead } = await statusWords(locale, place, status, agencies);
  const state = stateOfCode(place.stateCode)?.name ?? place.stateCode.toUpperCase();
  const title = t('title', { place: place.name, state });
  const description = t('description', { status: lead });
  return {
    title,
    description,
    alternates: alternatesOf(locale, placePath(place)),
    openGraph: { title, description, type: 'article', locale },
  };
}
