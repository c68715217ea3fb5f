import { getTranslations } from 'next-intl/server';
import { formatDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import type { ShownSource } from '#lib/kernel/shown-source.ts';
import styles from './sources.module.css';

/** The sources of one statement: a side note on a wide screen, one tap away on a narrow one; no script. */
export async function Sources({ locale, sources }: { locale: Locale; sources: readonly ShownSource[] }) {
  if (sources.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'common.source' });
  return (
    <details className={styles.sources}>
      <summary>{t('many', { count: sources.length })}</summary>
      <ul className="plain">
        {sources.map((source) => (
          <li key={`${source.id} ${source.locator ?? ''}`}>
            <span>{source.publisher}: </span>
            <cite lang={source.language}>
              {source.url ? (
                <a href={source.url} rel="noreferrer">
                  {source.title}
                </a>
              ) : (
                source.title
              )}
            </cite>
            {source.locator && <span>, {source.locator}</span>}
            {'. '}
            {source.publishedOn && (
              <span>{t('published', { date: formatDay(locale, source.publishedOn) })}; </span>
            )}
            <span>{t('read', { date: formatDay(locale, source.retrievedOn) })}. </span>
            <span className={styles.confidence}>{t(`confidence.${source.confidence}`)}.</span>
            {source.disputes && <strong className={styles.disputes}> {t('disputes')}</strong>}
          </li>
        ))}
      </ul>
    </details>
  );
}
