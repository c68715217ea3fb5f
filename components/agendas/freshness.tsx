import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Scroll } from '#components/ui/scroll.tsx';
import {
  ageHours,
  type Feed,
  feedState,
  MAX_AGE_HOURS,
  SOURCE_SHELF_DAYS,
  shelfState,
} from '#lib/agendas/health.ts';
import { type Day, daysBetween, toDay } from '#lib/kernel/dates.ts';
import { formatDay, formatNumber } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { SHELF_LIFE } from '#lib/kernel/shelf-life.ts';
import { fetchedIn } from '#lib/places/listings/fetched-texts.ts';
import { reasonsIn } from '#lib/places/listings/reason-texts.ts';
import type { FactCount, SourceUse } from '#lib/places/types.ts';
import { FreshMark } from './fresh-mark.tsx';

export type HeldList = {
  id: string;
  kind: 'participating' | 'pending';
  fileName: string;
  asOf: Day;
  rows: number;
  /** As they are kept: `reasonsIn` says them. */
  reasons: readonly string[];
};

type Props = {
  locale: Locale;
  now: Date;
  feeds: readonly Feed[];
  lists: readonly { kind: 'participating' | 'pending'; asOf: Day }[];
  held: readonly HeldList[];
  /** Shown behind the lists on hold. */
  heldDates: ReactNode;
  counts: readonly FactCount[];
  sources: readonly SourceUse[];
  dumpWrittenAt: string | null;
};

/** What is read by itself and what is not, how old each is, what is on hold and why, and the data to take along. */
export async function Freshness({
  locale,
  now,
  feeds,
  lists,
  held,
  heldDates,
  counts,
  sources,
  dumpWrittenAt,
}: Props) {
  const t = await getTranslations({ locale, namespace: 'opendata.fresh' });
  const today = toDay(now);
  const number = (value: number) => formatNumber(locale, value);
  const sum = (field: 'facts' | 'single') => number(counts.reduce((total, count) => total + count[field], 0));
  const old = sources.filter(
    ({ retrievedOn }) => shelfState(retrievedOn, today, SOURCE_SHELF_DAYS) === 'old',
  );
  return (
    <>
      <h2>{t('title')}</h2>
      <p>{t('intro')}</p>
      <h3>{t('lists')}</h3>
      {lists.length === 0 ? (
        <p>{t('listsNone')}</p>
      ) : (
        <Scroll label={t('lists')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('lists')}</th>
                <th scope="col">{t('state')}</th>
                <th scope="col">{t('asOf')}</th>
                <th scope="col">{t('age')}</th>
                <th scope="col">{t('keeps')}</th>
              </tr>
            </thead>
            <tbody>
              {lists.map(({ kind, asOf }) => (
                <tr key={kind}>
                  <th scope="row">{t(`listKind.${kind}`)}</th>
                  <td>
                    <FreshMark locale={locale} state={shelfState(asOf, today, SHELF_LIFE.listing)} />
                  </td>
                  <td>{formatDay(locale, asOf)}</td>
                  <td>{t('days', { count: daysBetween(asOf, today) })}</td>
                  <td>{t('days', { count: SHELF_LIFE.listing })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <h3>{t('held')}</h3>
      {held.length === 0 && <p className="muted">{t('heldNone')}</p>}
      <ul>
        {held.map(({ id, kind, fileName, asOf, rows, reasons }) => (
          <li key={id}>
            {t('heldLine', {
              file: fileName,
              kind: t(`listKind.${kind}`),
              date: formatDay(locale, asOf),
              rows: number(rows),
            })}
            {reasons.length > 0 && (
              <ul>
                {reasonsIn(locale, reasons).map(({ text, lang }) => (
                  <li key={text} lang={lang === locale ? undefined : lang}>
                    {text}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      {heldDates}
      <h3>{t('feeds')}</h3>
      {feeds.length === 0 ? (
        <p>{t('feedsNone')}</p>
      ) : (
        <Scroll label={t('feeds')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('feed')}</th>
                <th scope="col">{t('state')}</th>
                <th scope="col">{t('lastOk')}</th>
                <th scope="col">{t('age')}</th>
                <th scope="col">{t('keeps')}</th>
              </tr>
            </thead>
            <tbody>
              {feeds.map((feed) => (
                <FeedRow key={feed.id} locale={locale} feed={feed} now={now} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <p>
        {t('second', { single: sum('single'), facts: sum('facts') })} {t('secondNote')}{' '}
        {t('old', { count: old.length })}
      </p>
      <h3>{t('take')}</h3>
      <ul>
        <li>
          <a href="/api/v1/openapi.json">{t('api')}</a>
        </li>
        <li>
          {dumpWrittenAt ? (
            <a href="/api/v1/dump">{t('dump', { date: formatDay(locale, dumpWrittenAt.slice(0, 10)) })}</a>
          ) : (
            t('dumpNone')
          )}
        </li>
        <li>
          <a href="/api/v1/health">{t('health')}</a>
        </li>
      </ul>
    </>
  );
}

async function FeedRow({ locale, feed, now }: { locale: Locale; feed: Feed; now: Date }) {
  const t = await getTranslations({ locale, namespace: 'opendata.fresh' });
  const age = ageHours(feed, now);
  const problem = feed.problem === null ? null : fetchedIn(locale, feed.problem);
  return (
    <tr>
      <th scope="row">
        {feed.id}
        {problem && (
          <span className="small muted">
            {' '}
            {t('problem')}{' '}
            <span lang={problem.lang === locale ? undefined : problem.lang}>{problem.text}</span>
          </span>
        )}
      </th>
      <td>
        <FreshMark locale={locale} state={feedState(feed, now)} />
      </td>
      <td>{feed.lastOkAt ? formatDay(locale, toDay(feed.lastOkAt)) : t('never')}</td>
      <td>{age === null ? '–' : t('hours', { count: age })}</td>
      <td>{t('hours', { count: MAX_AGE_HOURS[feed.kind] })}</td>
    </tr>
  );
}

/** How many days ago a source was read, marked once it should be read again. */
export async function SourceAge({ locale, source, now }: { locale: Locale; source: SourceUse; now: Date }) {
  const t = await getTranslations({ locale, namespace: 'opendata.fresh' });
  const today = toDay(now);
  const state = shelfState(source.retrievedOn, today, SOURCE_SHELF_DAYS);
  return (
    <>
      {t('days', { count: daysBetween(source.retrievedOn, today) })}
      {state === 'old' && (
        <>
          {' '}
          <FreshMark locale={locale} state="old" />
        </>
      )}
    </>
  );
}
