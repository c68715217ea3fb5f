import { getTranslations } from 'next-intl/server';
import { ActionForm } from '#components/ui/action-form.tsx';
import type { ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { switchCampaignSending } from '#lib/campaigns/pause-actions.ts';
import { formatInstant } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';

type Props = {
  locale: Locale;
  campaign: { id: string; pausedAt: Date | null; place: { timeZone: string } };
  /** Copies that have not left. */
  waiting: number;
  reasons: ReasonTexts;
};

/** Whether the letters of a campaign leave, and the switch for it. */
export async function CampaignSending({ locale, campaign, waiting, reasons }: Props) {
  const t = await getTranslations({ locale, namespace: 'mailroom.campaign' });
  const { id, pausedAt, place } = campaign;
  const to = pausedAt ? 'resume' : 'pause';
  return (
    <section>
      <h2>{t('title')}</h2>
      <p>
        {pausedAt
          ? t('paused', { time: formatInstant(locale, pausedAt, place.timeZone), count: waiting })
          : t('running')}
      </p>
      <p className="small muted">{t('note')}</p>
      <ActionForm
        run={switchCampaignSending}
        values={{ id, to }}
        label={t(to)}
        quiet={to === 'pause'}
        reasons={reasons}
      />
    </section>
  );
}
