import { getTranslations } from 'next-intl/server';
import type { Protection } from '#components/letters/types.ts';
import type { Viewer } from '#lib/kernel/actor.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import type { EarlierLetter } from '#lib/letters/answers/answer-queries.ts';
import { writtenLately } from '#lib/letters/protection/abuse-queries.ts';
import { messagesFor } from '#lib/platform/messages.ts';
import type { WriteCampaign } from './campaign.ts';
import type { Writing } from './load.ts';

/** What protects the writer and those written to, as the form in the browser needs it. */
export async function protectionFor(
  locale: Locale,
  { place, addressees }: Writing,
  viewer: Viewer,
  campaign: WriteCampaign | null,
  earlier: EarlierLetter | null,
): Promise<Protection> {
  const t = await getTranslations({ locale, namespace: 'protection.residents' });
  const { sensitive, lately } = messagesFor(locale).protection;
  const followed = earlier?.copies.map(({ deliveryId }) => deliveryId);
  return {
    texts: { sensitive, lately },
    lately: viewer ? await writtenLately(viewer, place.geoid, followed) : [],
    timeZone: place.timeZone,
    office: addressees.flatMap((it) => it.otherChannels.map((channel) => channel.value)),
    residents: campaign?.requiresResidence ? t('note', { place: place.name }) : null,
  };
}
