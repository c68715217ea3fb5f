import { getTranslations } from 'next-intl/server';
import { seatLabel } from '#components/officials/seat-label.ts';
import type { SeatChoice, TeamCampaign } from '#lib/campaigns/queries.ts';
import { GROUP_ROLES } from '#lib/campaigns/schema.ts';
import { LANGUAGE_NAMES, LOCALES, type Locale } from '#lib/kernel/locales.ts';
import { ASKS } from '#lib/letters/words.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';
import { CampaignForm, type CampaignValues } from './campaign-form.tsx';

type Props = {
  locale: Locale;
  placeGeoid: string;
  /** Null to begin one. */
  campaign: TeamCampaign | null;
  /** Seats that can be chosen one by one. */
  seats: readonly SeatChoice[];
};

const FIELD_TEXTS = [
  'title',
  'titleHint',
  'slug',
  'slugHint',
  'summary',
  'summaryHint',
  'language',
  'ask',
  'targets',
  'targetsHint',
  'seats',
  'goal',
  'requiresResidence',
  'requiresResidenceHint',
] as const;

/** The form with its texts and choices in the reader's language. */
export async function CampaignEditor({ locale, placeGeoid, campaign, seats }: Props) {
  const [t, asks, reasons] = await Promise.all([
    getTranslations({ locale, namespace: 'organize' }),
    getTranslations({ locale, namespace: 'campaigns' }),
    reasonTexts(locale),
  ]);
  const tSeat = await getTranslations({ locale, namespace: 'officials.seat' });
  const named = seats.map(({ label }) => seatLabel(tSeat, label).text);
  const texts = Object.fromEntries(FIELD_TEXTS.map((name) => [name, t(`form.${name}`)])) as Record<
    (typeof FIELD_TEXTS)[number],
    string
  >;
  return (
    <CampaignForm
      // Another version is another form: nothing of the older one may stay in its fields.
      key={campaign?.updatedAt.toISOString() ?? 'new'}
      values={valuesOf(locale, placeGeoid, campaign)}
      asks={ASKS.map((value) => ({ value, label: asks(`ask.${value}`) }))}
      languages={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
      groups={GROUP_ROLES.map((value) => ({ value, label: t(`form.group.${value}`) }))}
      seats={seats.map(({ id, label, holder }, index) => {
        // Empty seats of one name are told apart by what the records add to it.
        const alone = named.filter((name) => name === named[index]).length === 1;
        const seat = (holder || alone ? named[index] : null) ?? label;
        return {
          value: `seat:${id}`,
          label: holder ? t('form.seat', { seat, name: holder }) : t('form.seatVacant', { seat }),
        };
      })}
      texts={{
        ...texts,
        submit: campaign ? t('form.save') : t('new.submit'),
        pending: t('form.saving'),
      }}
      reasons={{ ...reasons, ...errorTexts(t) }}
    />
  );
}

function valuesOf(locale: Locale, placeGeoid: string, campaign: TeamCampaign | null): CampaignValues {
  if (!campaign) {
    return {
      title: '',
      summary: '',
      language: locale,
      ask: ASKS[0],
      targets: ['every_member'],
      goal: '100',
      requiresResidence: false,
      placeGeoid,
      locale,
    };
  }
  return {
    title: campaign.title,
    summary: campaign.summary,
    language: campaign.language,
    ask: campaign.ask,
    targets: campaign.targets.map((it) => (it.role === 'seat' ? `seat:${it.seatId}` : it.role)),
    goal: String(campaign.goal),
    requiresResidence: campaign.requiresResidence,
    placeGeoid,
    locale,
    id: campaign.id,
    updatedAt: campaign.updatedAt.toISOString(),
    ...(campaign.state === 'draft' && { slug: campaign.slug }),
  };
}

/** What the reasons of this area say, beside those that every form knows. */
export function errorTexts(
  t: Awaited<ReturnType<typeof getTranslations<'organize'>>>,
): Record<string, string> {
  const keys = ['slug', 'reserved', 'taken', 'notReady', 'notHere', 'notWhole'] as const;
  return Object.fromEntries(keys.map((key) => [key, t(`errors.${key}`)]));
}
