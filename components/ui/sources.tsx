import { getTranslations } from 'next-intl/server';
import { type FactRef, reportPath } from '#lib/kernel/fact-ref.ts';
import { formatDay } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import type { ShownSource } from '#lib/kernel/shown-source.ts';
import styles from './sources.module.css';

type Props = {
  locale: Locale;
  sources: readonly ShownSource[];
  /** What the sources speak of: a reader can report a mistake in it. */
  fact?: FactRef | undefined;
};

/** So many stand open in the margin of a wide screen: the style sheet counts them too. */
const BESIDE = 2;

/**
 * The sources of one statement, one tap away, without script. Inside `Noted` they stand beside the statement on a
 * wide screen, short: what has the class `more` is left out there until they are opened.
 */
export async function Sources({ locale, sources, fact }: Props) {
  if (sources.length === 0 && !fact) return null;
  const t = await getTranslations({ locale, namespace: 'common.source' });
  const report = fact && (
    <a className={`${styles.report} no-print`} href={pathIn(locale, reportPath(fact))} rel="nofollow">
      {t('report')}
    </a>
  );
  if (sources.length === 0) return <p className={styles.sources}>{report}</p>;
  return (
    <details className={`${styles.sources} ${sources.length > BESIDE ? '' : styles.few}`}>
      <summary>
        <span className={styles.all}>{t('many', { count: sources.length })}</span>
        {sources.length > BESIDE && (
          <span className={styles.rest}>{t('more', { count: sources.length - BESIDE })}</span>
        )}
      </summary>
      <ul className="plain">
        {sources.map((source, at) => (
          <li key={`${source.id} ${source.locator ?? ''}`}>
            <span lang={source.language}>{source.publisher}</span>
            <span className={styles.colon}>: </span>
            <cite lang={source.language}>
              {source.url ? (
                <a href={source.url} rel="noreferrer">
                  {source.title}
                </a>
              ) : (
                source.title
              )}
            </cite>
            {source.publishedOn && (
              <span>, {t('published', { date: formatDay(locale, source.publishedOn) })}</span>
            )}
            <span>.</span>
            <span className={styles.more}>
              {source.locator && <span lang={source.language}> {source.locator}.</span>}{' '}
              {t('read', { date: formatDay(locale, source.retrievedOn) })}.{' '}
              {t(`confidence.${source.confidence}`)}.
            </span>{' '}
            {source.disputes && <strong className={styles.disputes}>{t('disputes')} </strong>}
            {at === sources.length - 1 && report}
          </li>
        ))}
      </ul>
    </details>
  );
}
