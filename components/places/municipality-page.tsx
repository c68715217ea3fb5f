import { getTranslations } from 'next-intl/server';
import { Page } from '#components/ui/page.tsx';
import type { Locale } from '#lib/kernel/locales.ts';
import { placePath } from '#lib/places/paths.ts';
import type { Agency, Place, Status } from '#lib/places/types.ts';
import { Agencies } from './agencies.tsx';
import { StatusLine } from './status-line.tsx';

type Props = { locale: Locale; place: Place; status: Status; agencies: readonly Agency[] };

/** A municipality: the status of its police, and who else polices it. */
export async function MunicipalityPage({ locale, place, status, agencies }: Props) {
  const t = await getTranslations({ locale, namespace: 'places' });
  return (
    <Page locale={locale} path={placePath(place)}>
      <h1 lang="en">{place.name}</h1>
      <StatusLine
        locale={locale}
        place={place}
        status={status}
        hasOwnAgency={agencies.some(({ role }) => role === 'own')}
      />
      <h2>{t('agencies.title')}</h2>
      <p>{t('agencies.intro')}</p>
      <Agencies locale={locale} place={place} agencies={agencies} />
    </Page>
  );
}
