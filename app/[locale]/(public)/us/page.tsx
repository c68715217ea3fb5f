import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CountryPage } from '#components/places/country-page.tsx';
import { countryOverview, listSeries } from '#lib/places/country-queries.ts';
import { STATES } from '#lib/places/states.ts';
import { tagPage } from '#lib/platform/page-cache.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { tags } from '#lib/platform/publish.ts';

type Props = { params: Promise<{ locale: string }> };

export const revalidate = 600;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'opendata.us' });
  return { title: t('title') };
}

/** The whole country. */
export default async function Country({ params }: Props) {
  const locale = await pageLocale(params);
  const [overview, points] = await Promise.all([countryOverview(), listSeries('us')]);
  // Those that are not on file yet too: the first list or file that brings one changes this page.
  await tagPage(...STATES.map(({ code }) => tags.state(code)));
  return <CountryPage locale={locale} overview={overview} points={points} />;
}
