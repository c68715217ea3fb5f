import { cache } from 'react';
import { upcomingOf } from '#lib/agendas/queries.ts';
import { countCalls, countLetters, type PublicCampaign, publicCampaign } from '#lib/campaigns/queries.ts';
import { resolveTargets } from '#lib/campaigns/rules.ts';
import { SLUG } from '#lib/campaigns/slug.ts';
import { templatesOf } from '#lib/campaigns/template-queries.ts';
import { templateIn } from '#lib/campaigns/template-rules.ts';
import { now } from '#lib/kernel/clock.ts';
import { dayIn } from '#lib/kernel/dates.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { variantFor } from '#lib/letters/rules.ts';
import { hostPause } from '#lib/letters/sending/sending-queries.ts';
import { placeFacts } from '#lib/letters/wording/place-facts.ts';
import { composeLetter } from '#lib/letters/wording/templates.ts';
import { translateTemplates } from '#lib/letters/wording/translate.ts';
import { questionFor } from '#lib/officials/path.ts';
import { bodiesOf, motionsOf, recipientsOf } from '#lib/officials/queries.ts';
import { seatRecord, whipCount } from '#lib/officials/rules.ts';
import { agenciesOf, newestList, placeByGeoid, statusOf } from '#lib/places/queries.ts';
import { tagPage } from '#lib/platform/page-cache.ts';
import { tags } from '#lib/platform/publish.ts';

/** The campaign, null while it is a draft; the page is tied to it either way, so that publishing shows it at once. */
export const loadCampaign = cache(async (slug: string): Promise<PublicCampaign | null> => {
  if (!SLUG.test(slug) || slug.length > 60) return null;
  const campaign = await publicCampaign(slug);
  await tagPage(
    tags.campaign(slug),
    tags.sending,
    ...(campaign ? [tags.place(campaign.place.geoid), tags.state(campaign.place.stateCode)] : []),
  );
  return campaign;
});

/** What the page tells of the place: its status, its dais, whom the letters go to, how many arrived. */
export async function loadSurroundings(campaign: PublicCampaign) {
  const { geoid, timeZone } = campaign.place;
  const today = dayIn(timeZone, now());
  const [place, bodies, motions, recipients, count, calls, calendar, hostPaused] = await Promise.all([
    placeByGeoid(geoid),
    bodiesOf(geoid),
    motionsOf(geoid),
    recipientsOf(geoid, today),
    countLetters(campaign.id),
    countCalls(campaign.id),
    upcomingOf(geoid),
    hostPause(),
  ]);
  if (!place) throw new Error(`campaign ${campaign.id} names a place that is not there: ${geoid}`);
  const [status, agencies] = await Promise.all([statusOf(place), agenciesOf(place)]);
  const body = bodies.find((it) => it.seats.length > 0) ?? null;
  const records = body?.seats.map((seat) => seatRecord(seat, today)) ?? [];
  return {
    place,
    status,
    hasOwnAgency: agencies.some((it) => it.role === 'own'),
    body,
    records,
    whip: body && whipCount(records, body, questionFor(status.code), motions),
    targets: resolveTargets(campaign.targets, recipients),
    count,
    calls,
    agendaItem: calendar.item,
    hostPaused,
  };
}

/** The letter to the first target as a resident who adds nothing would send it; null when nobody is in office. */
export async function sampleLetter(
  campaign: PublicCampaign,
  { place, status, targets }: Awaited<ReturnType<typeof loadSurroundings>>,
  locale: Locale,
) {
  const [first] = targets;
  if (!first) return null;
  const [templates, list] = await Promise.all([templatesOf(campaign.id), newestList(place.stateCode)]);
  const letter = composeLetter({
    t: translateTemplates(locale),
    locale,
    recipient: first,
    ask: campaign.ask,
    place: placeFacts(place, status, list),
    campaign: templateIn(templates, locale, variantFor(first)),
    ownWords: '',
    writerName: '',
  });
  return { name: first.name, letter };
}
