import { getTranslations } from 'next-intl/server';
import { Page } from '#components/ui/page.tsx';
import { Scroll } from '#components/ui/scroll.tsx';
import { Sources } from '#components/ui/sources.tsx';
import { capital, formatDay, formatNumber } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { areasOf, isState } from '#lib/places/area-rules.ts';
import type { SeriesPoint } from '#lib/places/country-queries.ts';
import { placePath } from '#lib/places/paths.ts';
import { AGREEMENT_MODELS, STATUS_CODES, type StateOverview } from '#lib/places/types.ts';
import { Agencies } from './agencies.tsx';
import { CountyMap } from './county-map.tsx';
import { FeedLink } from './feed-link.tsx';
import { HistoryChart } from './history-chart.tsx';
import { ListAge } from './list-age.tsx';
import { LookUp } from './look-up.tsx';
import { MunicipalityList } from './municipality-list.tsx';
import { PlaceSite } from './place-site.tsx';
import { stateInText } from './state-in-text.ts';
import styles from './state-page.module.css';
import { StatusMark } from './status-mark.tsx';

type Props = { locale: Locale; overview: StateOverview; points: readonly SeriesPoint[] };

/** A whole state: counts by model and county with a map, the state's own agencies, every municipality. */
export async function StatePage({ locale, overview, points }: Props) {
  const tUs = await getTranslations({ locale, namespace: 'opendata.us' });
  const tSeries = await getTranslations({ locale, namespace: 'opendata.series' });
  const t = await getTranslations({ locale, namespace: 'places' });
  const { place, list, counties, municipalities } = overview;
  const state = stateInText(locale, place.stateCode);
  const area = areasOf(counties);
  const codes = STATUS_CODES.filter((code) => municipalities.some(({ status }) => status.code === code));
  const number = (value: number) => formatNumber(locale, value);
  return (
    <Page locale={locale} path={placePath(place)}>
      <h1>{place.name}</h1>
      {list ? (
        <>
          <p>
            {t('state.lede', { count: overview.agencies, state })}{' '}
            {t('state.source', { date: formatDay(locale, list.asOf), count: overview.rows, state })}
            <ListAge locale={locale} asOf={list.asOf} />
          </p>
          <Sources locale={locale} sources={list.sources} fact={`release:${list.id}`} />
        </>
      ) : (
        <p>{t('state.noList', { state })}</p>
      )}
      <LookUp locale={locale} />

      <h2>{tSeries('title')}</h2>
      <HistoryChart locale={locale} points={points} />

      {!list && (
        <>
          <h2>{t('state.map', { area })}</h2>
          <ul>
            {counties.map((county) => (
              <li key={county.geoid}>
                <a href={pathIn(locale, placePath(county))} lang="en">
                  {county.name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      {/* Without a list every county would seem to have no agency. */}
      {list && (
        <>
          <h2>{t('state.map', { area })}</h2>
          <CountyMap locale={locale} state={place} counties={counties} />
          <details>
            <summary>{t('state.table')}</summary>
            <Scroll label={t('state.table')}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t(`state.areas.${area}`)}</th>
                    <th scope="col">{t('state.agencyCount')}</th>
                    {AGREEMENT_MODELS.map((model) => (
                      <th key={model} scope="col">
                        {capital(t(`model.${model}`))}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {counties.map((county) => (
                    <tr key={county.geoid}>
                      <th scope="row">
                        <a href={pathIn(locale, placePath(county))} lang="en">
                          {county.name}
                        </a>
                      </th>
                      <td>{number(county.agencies)}</td>
                      {AGREEMENT_MODELS.map((model) => (
                        <td key={model}>{number(county.byModel[model])}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          </details>

          {overview.rows > 0 && (
            <>
              <h2>{t('state.models')}</h2>
              <dl>
                {AGREEMENT_MODELS.map((model) => (
                  <div key={model} className={styles.model}>
                    <dt>
                      <strong>{capital(t(`model.${model}`))}</strong>:{' '}
                      {t('state.rows', { count: overview.byModel[model] })}
                    </dt>
                    <dd>{t(`modelPlain.${model}`)}</dd>
                  </div>
                ))}
              </dl>
            </>
          )}
        </>
      )}
      {list && overview.rows > 0 && (
        <>
          <p>{t('state.unmatched', { count: overview.unmatched })}</p>
          <ul>
            {overview.unmatchedAgencies.map(({ id, name }) => (
              <li key={id} lang="en">
                {name}
                <Sources locale={locale} sources={[]} fact={`agency:${id}`} />
              </li>
            ))}
          </ul>
        </>
      )}

      <h2>{t('state.municipalities')}</h2>
      {municipalities.length === 0 ? (
        <p>{t('county.none')}</p>
      ) : (
        <>
          <p>{t('state.municipalitiesNote', { count: number(municipalities.length) })}</p>
          <details>
            <summary>{t('state.marks')}</summary>
            <dl>
              {codes.map((code) => (
                <div key={code}>
                  <dt>
                    <StatusMark code={code} label={t(`status.${code}`)} />
                  </dt>
                  <dd className="muted">{t(`meaning.${code}`)}</dd>
                </div>
              ))}
            </dl>
          </details>
          <MunicipalityList locale={locale} places={municipalities} letters />
        </>
      )}

      <h2>{t('state.stateAgencies', { state, area: isState(place.stateCode) ? 'state' : 'other' })}</h2>
      {list && overview.stateAgencies.length === 0 && (
        <p>
          {t('agencies.notShown.state', {
            state,
            area: isState(place.stateCode) ? 'state' : 'other',
            date: formatDay(locale, list.asOf),
          })}
        </p>
      )}
      <Agencies locale={locale} place={place} agencies={overview.stateAgencies} roles={['state']} />
      <PlaceSite locale={locale} place={place} />
      <FeedLink locale={locale} path={placePath(place)} />
      <p className="small no-print">
        <a href={pathIn(locale, '/us')}>{tUs('link')}</a>
      </p>
    </Page>
  );
}
