import { getTranslations } from 'next-intl/server';
import { Page } from '#components/ui/page.tsx';
import { formatDay, formatList, formatNumber } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import type { CountryOverview } from '#lib/places/country-queries.ts';
import { placePath } from '#lib/places/paths.ts';
import styles from './home-page.module.css';
import { ListAge } from './list-age.tsx';
import { LookUp } from './look-up.tsx';

type Props = {
  locale: Locale;
  overview: CountryOverview;
  /** Places with a vote on file. */
  votes: number;
};

const EXAMPLES = [
  ['Miami', '/fl/miami'],
  ['South Miami', '/fl/south-miami'],
  ['Key West', '/fl/key-west'],
  ['Tallahassee', '/fl/tallahassee'],
] as const;
/** Shown as well once the whole country is on file. */
const ELSEWHERE = [
  ['Houston, TX', '/tx/houston'],
  ['Mesa, AZ', '/az/mesa'],
] as const;

/** One field, what this is, and the two questions that it answers. */
export async function HomePage({ locale, overview, votes }: Props) {
  const t = await getTranslations({ locale, namespace: 'places.home' });
  const { list } = overview;
  const states = overview.states.flatMap(({ place }) => place ?? []);
  const examples = states.length > 50 ? [...EXAMPLES.slice(0, 3), ...ELSEWHERE] : EXAMPLES;
  return (
    <Page locale={locale} path="/">
      <h1 className={styles.title}>{t('title')}</h1>
      <LookUp locale={locale} />
      <nav aria-label={t('examples')} className={styles.examples}>
        <span className="muted">{t('examples')}:</span>
        {examples.map(([name, path]) => (
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
        {list
          ? t('countsLine', {
              agencies: formatNumber(locale, list.agencies),
              rows: formatNumber(locale, list.rows),
              date: formatDay(locale, list.asOf),
              where: list.whole ? 'us' : formatList(locale, list.readFor),
            })
          : t('countsNone')}
        {list && <ListAge locale={locale} asOf={list.asOf} />} {t('votes', { count: votes })}
      </p>
      <p>
        {states.length === 1 &&
          states.map((state) => (
            <a key={state.geoid} href={pathIn(locale, placePath(state))}>
              {t('stateLink', { state: state.name })}
            </a>
          ))}
        {states.length > 1 && <a href={pathIn(locale, '/us')}>{t('usLink')}</a>}
      </p>
    </Page>
  );
}
