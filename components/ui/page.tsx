import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LANGUAGE_NAMES, LOCALES, type Locale, pathIn } from '#lib/kernel/locales.ts';
import { env } from '#lib/platform/env.ts';
import { NO_SCRIPT_MARK } from '#lib/platform/page-keep.ts';
import styles from './page.module.css';

type Props = {
  locale: Locale;
  /** The page's path without a language, for the links to the other languages: "/fl/miami". */
  path: string;
  /** Languages in which the page exists; all of them when left out. */
  languages?: readonly Locale[];
  /** False: nothing on the page needs a script, so none is sent (lib/platform/page-keep.ts). */
  script?: boolean;
  children: ReactNode;
};

/** Masthead, content, foot. Every page is inside one; it knows its own path so that it can be cached whole. */
export async function Page({ locale, path, languages = LOCALES, script = true, children }: Props) {
  const t = await getTranslations({ locale, namespace: 'common' });
  const to = (target: string) => pathIn(locale, target);
  const { localMode } = env();
  return (
    <>
      {!script && <meta name={NO_SCRIPT_MARK} content="none" />}
      <a className="skip visually-hidden" href="#content">
        {t('skip')}
      </a>
      <header className={styles.masthead}>
        <div className={`shell ${styles.bar}`}>
          <a className={styles.name} href={to('/')}>
            {t('name')}
          </a>
          <nav aria-label={t('nav.label')} className={`${styles.links} no-print`}>
            <a href={to('/us')}>{t('nav.states')}</a>
            <a href={to('/account')}>{t('nav.account')}</a>
          </nav>
          <nav aria-label={t('nav.languages')} className={`${styles.links} no-print`}>
            {languages.map((language) => (
              <a
                key={language}
                href={pathIn(language, path)}
                lang={language}
                hrefLang={language}
                aria-current={language === locale ? 'true' : undefined}
              >
                {LANGUAGE_NAMES[language]}
              </a>
            ))}
          </nav>
        </div>
      </header>
      <main id="content" className={`shell ${styles.main}`} tabIndex={-1}>
        {children}
      </main>
      <footer className={`${styles.foot} no-print`}>
        <div className="shell">
          <p>{t('footer.about')}</p>
          <ul className={`plain ${styles.links}`}>
            <li>
              <a href={to('/about/privacy')}>{t('footer.privacy')}</a>
            </li>
            <li>
              <a href={to('/about/conduct')}>{t('footer.conduct')}</a>
            </li>
            <li>
              <a href={to('/about/data')}>{t('footer.data')}</a>
            </li>
            <li>
              <a href={to('/organize')}>{t('nav.organize')}</a>
            </li>
            <li>
              <a href="/api/v1/openapi.json">{t('footer.api')}</a>
            </li>
            <li>{t('footer.licence')}</li>
          </ul>
          {localMode && (
            <p className="small">
              {t('footer.local')} <a href={to('/outbox')}>/outbox</a>
            </p>
          )}
        </div>
      </footer>
    </>
  );
}
