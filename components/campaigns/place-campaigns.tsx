import { getTranslations } from 'next-intl/server';
import { campaignsIn } from '#lib/campaigns/queries.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import styles from './campaigns.module.css';

/**
 * The open campaigns at a place, newest first. Titles stay in their own language. No counts: the place's page is not
 * made anew for every letter.
 */
export async function PlaceCampaigns({ locale, geoid }: { locale: Locale; geoid: string }) {
  const [t, campaigns] = await Promise.all([
    getTranslations({ locale, namespace: 'campaigns' }),
    campaignsIn(geoid),
  ]);
  if (campaigns.length === 0) return <p className="muted">{t('inPlace.none')}</p>;
  return (
    <ul className={styles.list}>
      {campaigns.map(({ slug, title, language, ask }) => (
        <li key={slug}>
          <a href={pathIn(locale, `/c/${slug}`)} lang={language}>
            {title}
          </a>
          <br />
          <span className="small muted">{t(`ask.${ask}`)}</span>
        </li>
      ))}
    </ul>
  );
}
