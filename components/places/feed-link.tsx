import { getTranslations } from 'next-intl/server';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import styles from './feed-link.module.css';

/** The feed of a page's changes: for programs in the head, for people as a line. @param path without a language */
export async function FeedLink({ locale, path }: { locale: Locale; path: string }) {
  const t = await getTranslations({ locale, namespace: 'opendata.feed' });
  const href = pathIn(locale, `${path}/changes.atom`);
  return (
    <>
      <link rel="alternate" type="application/atom+xml" title={t('link')} href={href} />
      <p className={`small no-print ${styles.feed}`}>
        <a href={href} type="application/atom+xml">
          {t('link')}
        </a>
      </p>
    </>
  );
}
