import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Page } from '#components/ui/page.tsx';
import { Scroll } from '#components/ui/scroll.tsx';
import { formatDay, formatNumber } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import type { FactCount, ListUse, SourceUse } from '#lib/places/types.ts';

type Props = {
  locale: Locale;
  counts: readonly FactCount[];
  sources: readonly SourceUse[];
  lists: readonly ListUse[];
  /** How fresh it all is. */
  fresh: ReactNode;
  /** How long ago a source was read. */
  age: (source: SourceUse) => ReactNode;
};

const KINDS = ['dataset', 'primary_document', 'law', 'official_site', 'news', 'other'] as const;

/** Every source, when it was read and how much rests on it; how many facts lack a second one. */
export async function DataPage({ locale, counts, sources, lists, fresh, age }: Props) {
  const t = await getTranslations({ locale, namespace: 'places.data' });
  const number = (value: number) => formatNumber(locale, value);
  return (
    <Page locale={locale} path="/about/data" script={false}>
      <h1>{t('title')}</h1>
      <p>{t('intro')}</p>
      {fresh}
      <h2>{t('facts')}</h2>
      <Scroll label={t('facts')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('kind')}</th>
              <th scope="col">{t('number')}</th>
              <th scope="col">{t('single')}</th>
              <th scope="col">{t('disputed')}</th>
            </tr>
          </thead>
          <tbody>
            {counts.map(({ kind, facts, single, disputed }) => (
              <tr key={kind}>
                <th scope="row">{t(`kinds.${kind}`)}</th>
                <td>{number(facts)}</td>
                <td>{number(single)}</td>
                <td>{number(disputed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p>
        {t('correct')} <a href={pathIn(locale, '/report')}>{t('report')}</a>
      </p>
      <h2>{t('lists')}</h2>
      <ul>
        {lists.map(({ id, kind, fileName, asOf, rows, read }) => (
          <li key={id}>
            {t('listLine', {
              file: fileName,
              kind: t(`listKind.${kind}`),
              date: formatDay(locale, asOf),
              rows: number(rows),
              read: number(read),
            })}
          </li>
        ))}
      </ul>
      <p>{t('absence')}</p>
      <h2>{t('sources')}</h2>
      <p>{t('sourcesCount', { count: number(sources.length) })}</p>
      {KINDS.map((kind) => {
        const own = sources.filter((source) => source.kind === kind);
        if (own.length === 0) return null;
        return (
          <section key={kind}>
            <h3 id={`sources-${kind}`}>{t(`sourceKind.${kind}`)}</h3>
            <details>
              <summary>{t('sourcesCount', { count: number(own.length) })}</summary>
              <Scroll label={t(`sourceKind.${kind}`)}>
                <table aria-labelledby={`sources-${kind}`}>
                  <thead>
                    <tr>
                      <th scope="col">{t('source')}</th>
                      <th scope="col">{t('readOn')}</th>
                      <th scope="col">{t('used')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {own.map((source) => (
                      <tr key={source.id} id={source.id}>
                        <td>
                          {source.publisher}:{' '}
                          <cite lang={source.language}>
                            {source.url ? (
                              <a href={source.url} rel="noreferrer">
                                {source.title}
                              </a>
                            ) : (
                              source.title
                            )}
                          </cite>
                          {source.publishedOn && `, ${formatDay(locale, source.publishedOn)}`}
                          {source.note && (
                            <span className="small muted" lang="en">
                              {' '}
                              {source.note}
                            </span>
                          )}
                        </td>
                        <td>
                          {formatDay(locale, source.retrievedOn)}
                          <br />
                          <span className="small">{age(source)}</span>
                        </td>
                        <td>{number(source.facts)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </Scroll>
            </details>
          </section>
        );
      })}
    </Page>
  );
}
