import { getTranslations } from 'next-intl/server';
import { ActionForm } from '#components/ui/action-form.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { now } from '#lib/kernel/clock.ts';
import { formatInstant } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { givenUpAt } from '#lib/letters/sending/delivery-rules.ts';
import { cancelLetter } from '#lib/letters/sending/sending-actions.ts';

/** `hostPaused`: since when the whole host does not send. */
type Props = {
  locale: Locale;
  letter: {
    id: string;
    sendAt: Date | null;
    place: { timeZone: string };
    campaign: { pausedAt: Date | null } | null;
    deliveries: readonly { state: string; calledAt: Date | null }[];
  };
};

/** Why copies of a letter have not left, or why nobody knows whether they have. Nothing once all is known. */
export async function WhyWaiting({ locale, letter, hostPaused }: Props & { hostPaused: Date | null }) {
  const called = letter.deliveries.flatMap(({ calledAt }) => calledAt ?? []).sort((a, b) => +a - +b);
  if (waiting(letter) === 0 && !(hostPaused && called[0])) return null;
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
          {called[0] && (
            <p>{t('pausedUnknown', { count: called.length, time: time(givenUpAt(called[0])) })}</p>
          )}
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
      <ActionForm
        run={cancelLetter}
        values={{ letterId: letter.id }}
        label={t('cancel')}
        quiet
        reasons={{ ...reasons, conflict: t('tooLate') }}
      />
    </>
  );
}

function waiting({ deliveries }: Props['letter']): number {
  return deliveries.filter(({ state }) => state === 'queued').length;
}
