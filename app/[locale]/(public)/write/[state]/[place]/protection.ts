import type { Protection } from '#components/letters/types.ts';
import type { Viewer } from '#lib/kernel/actor.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { writtenLately } from '#lib/letters/abuse-queries.ts';
import { messagesFor } from '#lib/platform/messages.ts';
import type { WriteCampaign } from './campaign.ts';
import type { Writing } from './load.ts';

/** What protects the writer and those written to, as the form in the browser needs it. */
export async function protectionFor(
  locale: Locale,
  { place, addressees }: Writing,
  viewer: Viewer,
  campaign: WriteCampaign | null,
): Promise<Protection> {
  const { sensitive, lately, residents } = messagesFor(locale).protection;
  return {
    texts: {
      sensitive,
      lately,
      residents: { ...residents, note: residents.note.replace('{place}', place.name) },
    },
    lately: viewer ? await writtenLately(viewer, place.geoid) : [],
    timeZone: place.timeZone,
    office: addressees.flatMap((it) => it.otherChannels.map((channel) => channel.value)),
    residents: campaign?.requiresResidence ?? false,
  };
}
