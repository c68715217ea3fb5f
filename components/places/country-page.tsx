import { getTranslations } from 'next-intl/server';
import { Page } from '#components/ui/page.tsx';
import { Scroll } from '#components/ui/scroll.tsx';
import { Sources } from '#components/ui/sources.tsx';
import { formatDay, formatList, formatNumber } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import type { CountryOverview, SeriesPoint } from '#lib/places/country-queries.ts';
import { placePath } from '#lib/places/paths.ts';
import { nameOfState } from '#lib/places/states.ts';
import { FeedLink } from './feed-link.tsx';
import { HistoryChart } from './history-chart.tsx';
import { ListAge } from './list-age.tsx';
import { LookUp } from './look-up.tsx';

type Props = { locale: Locale; overview: CountryOverview; points: readonly SeriesPoint[] };

/** The whole country: the newest list, its history, and the states on file with their counts. */
export async function CountryPage({ locale, overview, points }: Props) {
  const t = await getTranslations({ locale, namespace: 'opendata.us' });
  const tSeries = await getTranslations({ locale, namespace: 'opendata.series' });
  const number = (value: number) => formatNumber(locale, value);
  const { list, states } = overview;
  return (
    <Page locale={locale} path="/us">
      <h1>{t('title')}</h1>
      {list ? (
        <>
          <p>
            {t(list.whole ? 'lede' : 'part', {
              date: formatDay(locale, list.asOf),
              rows: number(list.rows),
              agencies: number(list.agencies),
              file: number(list.fileRows),
              states: formatList(locale, list.readFor),
            })}
            <ListAge locale={locale} asOf={list.asOf} />
          </p>
          <Sources locale={locale} sources={list.sources} fact={`release:${list.id}`} />
        </>
      ) : (
        <p>{t('none')}</p>
      )}
      <LookUp locale={locale} />
      <h2>{tSeries('title')}</h2>
      <HistoryChart locale={locale} points={points} />
      <h2>{t('states')}</h2>
      <p>
        {list?.whole === false && t('only', { count: states.length })} {t('statesNote')}
      </p>
      <Scroll label={t('states')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('state')}</th>
              <th scope="col">{t('agencies')}</th>
              <th scope="col">{t('rows')}</th>
              <th scope="col">{t('list')}</th>
            </tr>
          </thead>
          <tbody>
            {states.map((state) => (
              <tr key={state.stateCode}>
                <th scope="row" lang="en">
                  {state.place ? (
                    <a href={pathIn(locale, placePath(state.place))}>{state.place.name}</a>
                  ) : (
                    nameOfState(state.stateCode)
                  )}
                </th>
                <td>{state.listOn === null ? '–' : number(state.agencies)}</td>
                <td>{state.listOn === null ? '–' : number(state.rows)}</td>
                <td className="nowrap">
                  {state.listOn === null ? t('unread') : formatDay(locale, state.listOn)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <FeedLink locale={locale} path="/us" />
    </Page>
  );
}
