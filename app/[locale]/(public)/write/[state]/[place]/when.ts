import { getTranslations } from 'next-intl/server';
import type { WhenChoice } from '#components/letters/when-to-send.tsx';
import { upcomingOf } from '#lib/agendas/queries.ts';
import { now } from '#lib/kernel/clock.ts';
import { formatInstant } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { nextMorningBefore, sendAtOf, timesToChoose } from '#lib/letters/sending/schedule-rules.ts';

/** When a letter to a place can leave: its meetings and its wall clock decide. */
export async function whenToSend(
  locale: Locale,
  place: { geoid: string; name: string; timeZone: string },
): Promise<WhenChoice> {
  const t = await getTranslations({ locale, namespace: 'sending.when' });
  const at = now();
  const { next } = await upcomingOf(place.geoid);
  const before = nextMorningBefore(next, place.timeZone, at);
  const morning = before && sendAtOf(before, place.timeZone, at);
  return {
    before,
    ...timesToChoose(place.timeZone, at),
    texts: {
      title: t('title'),
      now: t('now'),
      before: t('before', { time: morning ? formatInstant(locale, morning, place.timeZone) : '' }),
      at: t('at'),
      label: t('label', { place: place.name }),
      hint: t('hint'),
      bad: t('bad'),
      passed: t('passed', { time: '{time}' }),
    },
  };
}
