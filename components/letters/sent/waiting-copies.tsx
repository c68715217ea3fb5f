import { getTranslations } from 'next-intl/server';
import { Notice } from '#components/ui/notice.tsx';
import type { ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { now } from '#lib/kernel/clock.ts';
import { formatInstant } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { CancelForm } from './cancel-form.tsx';

/** `hostPaused`: since when the whole host does not send. */
type Props = {
  locale: Locale;
  letter: {
    id: string;
    sendAt: Date | null;
    place: { timeZone: string };
    campaign: { pausedAt: Date | null } | null;
    deliveries: readonly { state: string }[];
  };
};

/** Why copies of a letter have not left. Nothing once all have. */
export async function WhyWaiting({ locale, letter, hostPaused }: Props & { hostPaused: Date | null }) {
  if (waiting(letter) === 0) return null;
  const t = await getTranslations({ locale, namespace: 'sending.letter' });
  const time = (at: Date) => formatInstant(locale, at, letter.place.timeZone);
  const campaignPaused = letter.campaign?.pausedAt;
  return (
    <>
      {letter.sendAt && letter.sendAt > now() && (
        <Notice>
          <p>{t('leaves', { time: time(letter.sendAt) })}</p>
        </Notice>
      )}
      {hostPaused && (
        <Notice>
          <p>{t('pausedHost', { time: time(hostPaused) })}</p>
        </Notice>
      )}
      {campaignPaused && (
        <Notice>
          <p>{t('pausedCampaign', { time: time(campaignPaused) })}</p>
        </Notice>
      )}
    </>
  );
}

/** How to keep here what has not left. */
export async function CancelWaiting({ locale, letter, reasons }: Props & { reasons: ReasonTexts }) {
  const count = waiting(letter);
  if (count === 0) return null;
  const t = await getTranslations({ locale, namespace: 'sending.letter' });
  return (
    <>
      <h2>{t('cancelTitle')}</h2>
      <p>{t('cancelHint', { count })}</p>
      <CancelForm letterId={letter.id} label={t('cancel')} reasons={{ ...reasons, conflict: t('tooLate') }} />
    </>
  );
}

function waiting({ deliveries }: Props['letter']): number {
  return deliveries.filter(({ state }) => state === 'queued').length;
}
