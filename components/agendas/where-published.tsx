import { getTranslations } from 'next-intl/server';
import { PUBLICATIONS } from '#lib/agendas/published.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { datedText } from '#lib/platform/dated-text.ts';

type Props = { locale: Locale; place: { geoid: string; name: string } };

/** Where the city or county itself publishes its agendas, as far as that is on file. */
export async function WherePublished({ locale, place }: Props) {
  const t = await getTranslations({ locale, namespace: 'agendas.agenda' });
  const publication = PUBLICATIONS[place.geoid];
  if (!publication) return <p>{t('publishedUnknown', { place: place.name })}</p>;
  const { url, platform, confidence, asOf, precision } = publication;
  return (
    <p>
      {t.rich(confidence === 'high' ? 'publishedAt' : 'publishedAtMaybe', {
        place: place.name,
        platform,
        date: datedText(locale, asOf, precision ?? 'day'),
        link: () => (
          <a href={url} rel="noreferrer">
            {new URL(url).hostname}
          </a>
        ),
      })}
    </p>
  );
}
