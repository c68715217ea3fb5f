import { getTranslations } from 'next-intl/server';
import { Notice } from '#components/ui/notice.tsx';
import { formatInstant } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';

/** Since when the letters of the whole host, and those of the campaign, wait. */
export type Pauses = { host: Date | null; campaign: Date | null };

/** Before one writes: that what is sent now waits, and for what. Nothing while letters leave. */
export async function PausedNotice({
  locale,
  timeZone,
  pauses: { host, campaign },
}: {
  locale: Locale;
  timeZone: string;
  pauses: Pauses;
}) {
  if (!host && !campaign) return null;
  const t = await getTranslations({ locale, namespace: 'sending.before' });
  return (
    <Notice tone="warm">
      {host && <p>{t('host', { time: formatInstant(locale, host, timeZone) })}</p>}
      {campaign && <p>{t('campaign', { time: formatInstant(locale, campaign, timeZone) })}</p>}
    </Notice>
  );
}
