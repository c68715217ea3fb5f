import { getTranslations } from 'next-intl/server';
import { type CampaignTemplate, TEMPLATE_FOR, type TemplateFor } from '#lib/campaigns/template-rules.ts';
import { LANGUAGE_NAMES, LOCALES, type Locale } from '#lib/kernel/locales.ts';
import { variantFor } from '#lib/letters/rules.ts';
import type { Recipient } from '#lib/officials/types.ts';
import styles from './templates.module.css';

type Props = {
  locale: Locale;
  path: string;
  language: Locale;
  chosen: TemplateFor;
  templates: readonly CampaignTemplate[];
  targets: readonly Recipient[];
};

/** Which text is shown: its language, and for whom it is. */
export async function TemplateNav({ locale, path, language, chosen, templates, targets }: Props) {
  const t = await getTranslations({ locale, namespace: 'templates' });
  const href = (inLanguage: Locale, variant: TemplateFor) =>
    `${path}?${new URLSearchParams({ language: inLanguage, for: variant })}`;
  const has = (variant: TemplateFor) =>
    templates.some((it) => it.language === language && it.variant === variant);
  return (
    <>
      <nav aria-label={t('language')} className={styles.languages}>
        {LOCALES.map((it) => (
          <a key={it} href={href(it, chosen)} aria-current={it === language ? 'page' : undefined} lang={it}>
            {LANGUAGE_NAMES[it]}
          </a>
        ))}
      </nav>
      <nav aria-label={t('for')}>
        <ul className={styles.variants}>
          {TEMPLATE_FOR.map((variant) => {
            const from = has(variant) ? 'own' : variant !== 'all' && has('all') ? 'all' : 'ready_made';
            const count =
              variant === 'all'
                ? targets.filter((target) => !has(variantFor(target))).length
                : targets.filter((target) => variantFor(target) === variant).length;
            return (
              <li key={variant}>
                <a href={href(language, variant)} aria-current={variant === chosen ? 'page' : undefined}>
                  {t(`variant.${variant}`)}
                </a>{' '}
                <span className="small muted">
                  {t(`from.${from}`)} · {t('people', { count })}
                </span>
              </li>
            );
          })}
        </ul>
      </nav>
    </>
  );
}
