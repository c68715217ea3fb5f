import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DataPage } from '#components/places/data-page.tsx';
import { factCounts, listUses, sourceUses } from '#lib/places/queries.ts';
import { tagPage } from '#lib/platform/page-cache.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { tags } from '#lib/platform/publish.ts';

type Props = { params: Promise<{ locale: string }> };

export const revalidate = 600;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'places.data' });
  return { title: t('title') };
}

export default async function Data({ params }: Props) {
  const locale = await pageLocale(params);
  const [counts, sources, lists] = await Promise.all([factCounts(), sourceUses(), listUses()]);
  await tagPage(tags.state('fl'));
  return <DataPage locale={locale} counts={counts} sources={sources} lists={lists} />;
}
