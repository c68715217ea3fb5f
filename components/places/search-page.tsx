import { getTranslations } from 'next-intl/server';
import { Page } from '#components/ui/page.tsx';
import { formatShare } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { placePath } from '#lib/places/paths.ts';
import type { SearchAnswer } from '#lib/places/types.ts';
import { LookUp } from './look-up.tsx';
import styles from './search-page.module.css';

/** A choice of places, or what can be typed. */
export async function SearchPage({ locale, answer }: { locale: Locale; answer: SearchAnswer }) {
  const t = await getTranslations({ locale, namespace: 'places' });
  const { kind, query, zip, problem, places } = answer;
  const severalStates = new Set(places.map(({ stateCode }) => stateCode)).size > 1;
  const title =
    problem === 'empty'
      ? t('results.empty')
      : problem === 'too_long'
        ? t('results.tooLong')
        : kind === 'none'
          ? t('results.none', { query })
          : zip
            ? t('results.zip', { zip })
            : t('results.choice', { query });
  return (
    <Page locale={locale} path={`/search?q=${encodeURIComponent(query)}`}>
      <h1 className={styles.title}>{title}</h1>
      {kind !== 'none' && (
        <ul className={`plain ${styles.choices}`}>
          {places.map((place) => (
            <li key={place.geoid}>
              <a href={pathIn(locale, placePath(place))}>
                {place.rest ? t('results.rest', { county: place.name }) : place.name}
              </a>
              <span className="muted figures">
                {[
                  place.countyName && t('results.countyOf', { county: place.countyName }),
                  severalStates && place.kind !== 'state' && place.stateCode.toUpperCase(),
                  place.landShare !== undefined &&
                    t('results.share', { share: formatShare(locale, place.landShare) }),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      {zip && kind !== 'none' && <p className="small muted">{t('results.zipNote')}</p>}
      <LookUp locale={locale} query={query} />
      {kind === 'none' && (
        <>
          <h2>{t('results.help')}</h2>
          <ul>
            <li>{t('results.helpCity')}</li>
            <li>{t('results.helpCounty')}</li>
            <li>{t('results.helpZip')}</li>
            <li>{t('results.helpGeoid')}</li>
            <li>{t('results.helpAddress')}</li>
          </ul>
        </>
      )}
    </Page>
  );
}
