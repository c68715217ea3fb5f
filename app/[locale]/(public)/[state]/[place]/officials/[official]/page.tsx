import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { AnswerRecord } from '#components/letters/answers/answer-record.tsx';
import { alternatesOf } from '#components/officials/metadata.ts';
import { OfficialPage } from '#components/officials/official-page.tsx';
import { todayIn } from '#components/officials/place-data.ts';
import { JsonLd } from '#components/ui/json-ld.tsx';
import { answerRecordOf } from '#lib/letters/answers/answer-queries.ts';
import { officialFacts } from '#lib/officials/open-data/structured-data.ts';
import { officialBySlug } from '#lib/officials/queries.ts';
import { placePath } from '#lib/places/paths.ts';
import { placeBySlug } from '#lib/places/queries.ts';
import { env } from '#lib/platform/env.ts';
import { tagPage, tagState } from '#lib/platform/page-cache.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { tags } from '#lib/platform/publish.ts';

type Props = { params: Promise<{ locale: string; state: string; place: string; official: string }> };

export const revalidate = 600;

export function generateStaticParams(): { state: string; place: string; official: string }[] {
  return [];
}

const find = cache(async (state: string, slug: string, official: string) => {
  const named = /^[a-z]{2}$/.test(state) && [slug, official].every((part) => /^[a-z0-9-]{1,100}$/.test(part));
  if (!named) return null;
  const place = await placeBySlug(state, slug);
  return place && { place, facts: await officialBySlug(place.geoid, official) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { state, place: slug, official } = await params;
  const found = await find(state, slug, official);
  if (!found?.facts) return {};
  const { place, facts } = found;
  const t = await getTranslations({ locale, namespace: 'officials.meta' });
  const values = { name: facts.person.name, place: place.name };
  const title = t('official', values);
  const description = t('officialDescription', values);
  return {
    title,
    description,
    alternates: alternatesOf(locale, `${placePath(place)}/officials/${facts.person.slug}`),
    openGraph: { title, description, type: 'profile' },
  };
}

export default async function Official({ params }: Props) {
  const locale = await pageLocale(params);
  const { state, place: slug, official } = await params;
  await tagState(state);
  const found = await find(state, slug, official);
  if (!found) notFound();
  const { place, facts } = found;
  await tagPage(tags.place(place.geoid));
  if (!facts) notFound();
  const today = todayIn(place);
  const record = await answerRecordOf(facts.person.id);
  return (
    <>
      <JsonLd data={officialFacts(place, facts, env().appUrl)} />
      <OfficialPage locale={locale} today={today} place={place} official={facts}>
        {record && <AnswerRecord locale={locale} record={record} />}
      </OfficialPage>
    </>
  );
}
