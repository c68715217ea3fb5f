import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { campaignFor } from './campaign.ts';
import { earlierFor } from './earlier.ts';
import { choiceOf, loadWriting, type Query } from './load.ts';

export type Props = {
  params: Promise<{ locale: string; state: string; place: string }>;
  searchParams: Promise<Query>;
};

/**
 * What each page about writing begins with: the place, the campaign and the earlier letter that its address names, and
 * what is chosen by them or by the address itself. There is no page where there is no such place.
 */
export async function openWriting({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { state, place } = await params;
  const writing = await loadWriting(state, place);
  if (!writing) notFound();
  const query = await searchParams;
  const [campaign, earlier] = await Promise.all([campaignFor(query, writing), earlierFor(query, writing)]);
  const choice = choiceOf(
    {
      ...(campaign && { ask: campaign.ask, to: campaign.to }),
      ...(earlier && { ask: earlier.ask, to: earlier.unanswered, language: earlier.language }),
      ...query,
    },
    writing,
    locale,
  );
  return { locale, query, writing, campaign, earlier, choice };
}

/** The page's title with the place in it; it is nobody's to find by a search. */
export async function writingMetadata(
  { params }: Props,
  namespace: 'letters.write' | 'letters.print' | 'paper.comment',
): Promise<Metadata> {
  const { state, place } = await params;
  const writing = await loadWriting(state, place);
  if (!writing) return {};
  const t = await getTranslations({ locale: await pageLocale(params), namespace });
  return { title: t('title', { place: writing.place.name }), robots: { index: false } };
}
