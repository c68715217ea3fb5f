import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SearchPage } from '#components/places/search-page.tsx';
import { pathIn } from '#lib/kernel/locales.ts';
import { placePath } from '#lib/places/paths.ts';
import { search } from '#lib/places/queries.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** What was typed decides the answer: nothing here is kept. */
export const dynamic = 'force-dynamic';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'places.results' });
  return { title: t('title'), robots: { index: false } };
}

/** Where the plain form leads: straight to the one place meant, else to a choice or to what can be typed. */
export default async function Search({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { q } = await searchParams;
  const answer = await search((Array.isArray(q) ? q[0] : q) ?? '');
  const [only] = answer.places;
  if (answer.kind === 'one' && only) redirect(pathIn(locale, placePath(only)));
  return <SearchPage locale={locale} answer={answer} />;
}
