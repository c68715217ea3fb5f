import { getTranslations } from 'next-intl/server';
import type { TeamCampaign } from '#lib/campaigns/queries.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { composeLetter, officeOf, type PlaceFacts } from '#lib/letters/templates.ts';
import { translateTemplates } from '#lib/letters/translate.ts';
import type { Recipient } from '#lib/officials/types.ts';
import styles from './campaigns.module.css';

type Props = {
  locale: Locale;
  campaign: Pick<TeamCampaign, 'ask' | 'language' | 'letterText'>;
  place: PlaceFacts;
  recipients: readonly (Recipient & { mayorPowers: readonly string[] })[];
};

/** The letter that each target would receive from a resident who adds nothing, in the campaign's own language. */
export async function LetterPreviews({ locale, campaign, place, recipients }: Props) {
  const t = await getTranslations({ locale, namespace: 'organize.letters' });
  const templates = translateTemplates(campaign.language);
  return (
    <>
      <p>{t('intro', { count: recipients.length })}</p>
      {recipients.map((recipient) => {
        const { subject, body } = composeLetter({
          t: templates,
          locale: campaign.language,
          recipient,
          ask: campaign.ask,
          place: { ...place, mayorPowers: recipient.mayorPowers },
          campaignText: campaign.letterText,
          ownWords: '',
          writerName: t('writer'),
        });
        return (
          <details key={recipient.termId}>
            <summary>{officeOf(translateTemplates(locale), recipient)}</summary>
            <p className="small muted">{recipient.email ? t('email') : t('paper')}</p>
            <div className={styles.letter} lang={campaign.language}>
              <p>
                <strong>{subject}</strong>
              </p>
              {body}
            </div>
          </details>
        );
      })}
    </>
  );
}
