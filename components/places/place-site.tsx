import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/kernel/locales.ts';
import type { Place } from '#lib/places/types.ts';

/** The official site of a place; nothing where none is on file. */
export async function PlaceSite({ locale, place }: { locale: Locale; place: Pick<Place, 'website'> }) {
  const t = await getTranslations({ locale, namespace: 'bodies' });
  if (!place.website) return null;
  return (
    <p className="small">
      {t('placeSite')}:{' '}
      <a href={place.website} rel="noreferrer">
        {new URL(place.website).hostname.replace(/^www\./, '')}
      </a>
    </p>
  );
}
