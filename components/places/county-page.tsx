import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Page } from '#components/ui/page.tsx';
import type { Locale } from '#lib/kernel/locales.ts';
import { areaWord } from '#lib/places/area-rules.ts';
import { placePath } from '#lib/places/paths.ts';
import type { CountyOverview } from '#lib/places/types.ts';
import { Agencies } from './agencies.tsx';
import { FeedLink } from './feed-link.tsx';
import { MunicipalityList } from './municipality-list.tsx';
import { NotShown } from './not-shown.tsx';
import { PlaceSite } from './place-site.tsx';
import { StatusLine } from './status-line.tsx';

type Props = {
  locale: Locale;
  overview: CountyOverview;
  /** What the state's law asks of its counties. */
  law: ReactNode;
};

/** A county: its own agencies and their agreements, the municipalities in it, campus and state agencies. */
export async function CountyPage({ locale, overview, law }: Props) {
  const t = await getTranslations({ locale, namespace: 'places' });
  const { place, status, agencies, cover, municipalities } = overview;
  // A municipio, like the District, governs all of itself: there are no cities in it.
  const whole = municipalities.length === 0 && ['municipio', 'district'].includes(areaWord(place));
  return (
    <Page locale={locale} path={placePath(place)} script={false}>
      <h1 lang="en">{place.name}</h1>
      <StatusLine
        locale={locale}
        place={place}
        status={status}
        hasOwnAgency={agencies.some(({ role }) => role === 'own')}
      />
      {law}

      {!whole && <h2>{t('county.municipalities', { county: place.name })}</h2>}
      {municipalities.length > 0 && <MunicipalityList locale={locale} places={municipalities} />}
      {municipalities.length === 0 && !whole && <p>{t('county.none')}</p>}
      {/* Who polices the land between cities in other states is not on file. */}
      {place.stateCode === 'fl' && <p>{t('county.outside')}</p>}

      <h2>{t('agencies.title')}</h2>
      <p>{t('agencies.intro')}</p>
      <Agencies locale={locale} place={place} agencies={agencies} />
      <NotShown locale={locale} place={place} agencies={agencies} cover={cover} />
      <PlaceSite locale={locale} place={place} />
      <FeedLink locale={locale} path={placePath(place)} />
    </Page>
  );
}
