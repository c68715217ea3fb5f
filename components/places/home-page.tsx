import { getTranslations } from 'next-intl/server';
import { Page } from '#components/ui/page.tsx';
import { formatDay, formatNumber } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import styles from './home-page.module.css';
import { LookUp } from './look-up.tsx';

type Props = { locale: Locale; totals: { agencies: number; rows: number; asOf: string } | null };

const EXAMPLES = [
  ['Miami', '/fl/miami'],
  ['South Miami', '/fl/south-miami'],
  ['Key West', '/fl/key-west'],
  ['Tallahassee', '/fl/tallahassee'],
] as const;

/** One field, what this is, and the two questions that it answers. */
export async function HomePage({ locale, totals }: Props) {
  const t = await getTranslations({ locale, namespace: 'places.home' });
  return (
    <Page locale={locale} path="/">
      <h1 className={styles.title}>{t('title')}</h1>
      <LookUp locale={locale} />
      <nav aria-label={t('examples')} className={styles.examples}>
        <span className="muted">{t('examples')}:</span>
        {EXAMPLES.map(([name, path]) => (
          <a key={path} href={pathIn(locale, path)} lang="en">
            {name}
          </a>
        ))}
      </nav>
      <p className={styles.what}>{t('what')}</p>
      <h2>{t('questions')}</h2>
      <ol className={styles.questions}>
        <li>{t('first')}</li>
        <li>{t('second')}</li>
      </ol>
      <p>{t('sides')}</p>
      <h2>{t('counts')}</h2>
      <p className="figures">
        {totals
          ? t('countsLine', {
              agencies: formatNumber(locale, totals.agencies),
              rows: formatNumber(locale, totals.rows),
              date: formatDay(locale, totals.asOf),
            })
          : t('countsNone')}
      </p>
      <p>
        <a href={pathIn(locale, '/fl')}>{t('stateLink')}</a>
      </p>
    </Page>
  );
}
