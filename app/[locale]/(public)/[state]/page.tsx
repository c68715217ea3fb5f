import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StatePage } from '#components/places/state-page.tsx';
import { listSeries } from '#lib/places/country-queries.ts';
import { stateByCode, stateOverview } from '#lib/places/queries.ts';
import { tagPage, tagState } from '#lib/platform/page-cache.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { tags } from '#lib/platform/publish.ts';

type Props = { params: Promise<{ locale: string; state: string }> };

export const revalidate = 600;

/** Made at first request and kept. */
export function generateStaticParams(): { state: string }[] {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { state } = await params;
  const place = isStateCode(state) ? await stateByCode(state) : null;
  return place ? { title: place.name } : {};
}

export default async function State({ params }: Props) {
  const locale = await pageLocale(params);
  const { state } = await params;
  await tagState(state);
  const overview = isStateCode(state) ? await stateOverview(state) : null;
  if (!overview) notFound();
  await tagPage(tags.place(overview.place.geoid));
  return <StatePage locale={locale} overview={overview} points={await listSeries(state)} />;
}

function isStateCode(text: string): boolean {
  return /^[a-z]{2}$/.test(text);
}
