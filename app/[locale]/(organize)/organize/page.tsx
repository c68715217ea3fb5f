import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import styles from '#components/campaigns/campaigns.module.css';
import { Page } from '#components/ui/page.tsx';
import { mayCreate } from '#lib/campaigns/policy.ts';
import { campaignsFor } from '#lib/campaigns/queries.ts';
import { pathIn } from '#lib/kernel/locales.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { ORGANIZE_LANGUAGES, organizeLocale } from './language.ts';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'organize' });
  return { title: t('mine.title'), robots: { index: false } };
}

/** One's own campaigns; for a resident, what an organizer is and how to become one. */
export default async function Organize({ params }: Props) {
  const locale = await organizeLocale(params, '/organize');
  const actor = await requireActor(locale, '/organize');
  const [t, asks, campaigns] = await Promise.all([
    getTranslations({ locale, namespace: 'organize' }),
    getTranslations({ locale, namespace: 'campaigns' }),
    campaignsFor(actor),
  ]);
  const allowed = mayCreate(actor) === null;
  return (
    <Page locale={locale} path="/organize" languages={ORGANIZE_LANGUAGES}>
      <h1>{t('mine.title')}</h1>
      <p>{t('mine.intro')}</p>
      {allowed && (
        <p>
          <a className="button" href={pathIn(locale, '/organize/new')}>
            {t('mine.create')}
          </a>
        </p>
      )}
      {(allowed || campaigns.length > 0) && (
        <>
          <h2>{t('mine.yours')}</h2>
          {campaigns.length === 0 && <p>{t('mine.none')}</p>}
          <ul className={styles.list}>
            {campaigns.map(({ slug, title, language, ask, state, letters, goal, place }) => (
              <li key={slug}>
                <a href={pathIn(locale, `/organize/${slug}`)} lang={language}>
                  {title}
                </a>
                <br />
                <span className="small muted figures">
                  {t(`state.${state}`)} · {place.name} · {asks(`ask.${ask}`)} ·{' '}
                  {t('mine.line', { count: letters, goal })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {!allowed && (
        <>
          <h2>{t('role.title')}</h2>
          <p>{t('role.body')}</p>
          <p>{t('role.any')}</p>
          <p>{t('role.how')}</p>
          <p>
            <code>npm run role -- {actor.email} organizer</code>
          </p>
        </>
      )}
    </Page>
  );
}
