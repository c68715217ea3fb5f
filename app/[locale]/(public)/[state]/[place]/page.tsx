import type { Metadata } from 'next';
import { notFound, permanentRedirect } from 'next/navigation';
import { cache } from 'react';
import { Upcoming } from '#components/agendas/upcoming.tsx';
import { PlaceCampaigns } from '#components/campaigns/place-campaigns.tsx';
import { placeMetadata } from '#components/officials/metadata.ts';
import { PlacePage } from '#components/officials/place-page.tsx';
import { CountyLaw } from '#components/officials/state-law.tsx';
import { CountyPage } from '#components/places/county-page.tsx';
import { upcomingOf } from '#lib/agendas/queries.ts';
import { pathIn } from '#lib/kernel/locales.ts';
import { placePath } from '#lib/places/paths.ts';
import { countyOverview, placeBySlug } from '#lib/places/queries.ts';
import type { Place } from '#lib/places/types.ts';
import { tagPage, tagState } from '#lib/platform/page-cache.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { tags } from '#lib/platform/publish.ts';

type Props = { params: Promise<{ locale: string; state: string; place: string }> };

export const revalidate = 600;

/** Made at first request and kept. */
export function generateStaticParams(): { state: string; place: string }[] {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const place = await askedFor(params);
  if (place?.kind === 'municipality') return placeMetadata(await pageLocale(params), place);
  return place ? { title: `${place.name}, ${place.stateCode.toUpperCase()}` } : {};
}

/** One address for every kind of place; each kind has its own page. */
export default async function PlaceRoute({ params }: Props) {
  const locale = await pageLocale(params);
  await tagState((await params).state);
  const place = await askedFor(params);
  if (!place) notFound();
  await tagPage(tags.place(place.geoid));
  switch (place.kind) {
    case 'state':
      return permanentRedirect(pathIn(locale, placePath(place)));
    case 'county': {
      const overview = await countyOverview(place.geoid);
      if (!overview) notFound();
      await tagPage(...overview.municipalities.map(({ geoid }) => tags.place(geoid)));
      return (
        <CountyPage
          locale={locale}
          overview={overview}
          law={<CountyLaw locale={locale} county={overview.place} />}
        />
      );
    }
    case 'municipality': {
      await tagPage(...place.counties.map(({ geoid }) => tags.place(geoid)));
      const calendar = await upcomingOf(place.geoid);
      return (
        <PlacePage
          locale={locale}
          place={place}
          agendaItem={calendar.item}
          upcoming={<Upcoming locale={locale} place={place} calendar={calendar} />}
          campaigns={<PlaceCampaigns locale={locale} geoid={place.geoid} />}
        />
      );
    }
  }
}

/** One reading for the page and its metadata. */
const placeAt = cache(placeBySlug);

async function askedFor(params: Props['params']): Promise<Place | null> {
  const { state, place } = await params;
  const named = /^[a-z]{2}$/.test(state) && /^[a-z0-9-]{1,100}$/.test(place);
  return named ? placeAt(state, place) : null;
}
