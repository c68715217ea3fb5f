import { getTranslations } from 'next-intl/server';
import type { Preview } from '#lib/campaigns/previews.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { officeOf } from '#lib/letters/wording/templates.ts';
import { translateTemplates } from '#lib/letters/wording/translate.ts';
import type { Recipient } from '#lib/officials/types.ts';
import styles from './campaigns.module.css';

type Props = {
  locale: Locale;
  /** Of the letters. */
  language: Locale;
  previews: readonly Preview[];
  recipients: readonly Recipient[];
};

/** The letter that each target would receive from a resident who adds nothing. */
export async function LetterPreviews({ locale, language, previews, recipients }: Props) {
  const t = await getTranslations({ locale, namespace: 'organize.letters' });
  return (
    <>
      <p>{t('intro', { count: recipients.length })}</p>
      {recipients.map((recipient) => {
        const preview = previews.find(
          (it) => it.applies && it.termId === recipient.termId && it.language === language,
        );
        if (!preview?.letter) return null;
        return (
          <details key={recipient.termId}>
            <summary>{officeOf(translateTemplates(locale), recipient)}</summary>
            <p className="small muted">{recipient.email ? t('email') : t('paper')}</p>
            <div className={styles.letter} lang={language}>
              <p>
                <strong>{preview.letter.subject}</strong>
              </p>
              {preview.letter.body}
            </div>
          </details>
        );
      })}
    </>
  );
}
