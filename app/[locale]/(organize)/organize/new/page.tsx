import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CampaignEditor } from '#components/campaigns/campaign-editor.tsx';
import { Field } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { mayCreate } from '#lib/campaigns/policy.ts';
import { campaignPlace, seatsAt } from '#lib/campaigns/queries.ts';
import { pathIn } from '#lib/kernel/locales.ts';
import { search } from '#lib/places/queries.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { ORGANIZE_LANGUAGES, organizeLocale } from '../language.ts';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ q?: string | string[]; place?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'organize' });
  return { title: t('new.title'), robots: { index: false } };
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');

/** First the place, then the campaign: two plain pages, so that neither needs a script. */
export default async function NewCampaign({ params, searchParams }: Props) {
  const locale = await organizeLocale(params, '/organize/new');
  const { q, place: geoid } = await searchParams;
  const actor = await requireActor(locale, '/organize/new');
  if (mayCreate(actor)) redirect(pathIn(locale, '/organize'));
  const t = await getTranslations({ locale, namespace: 'organize' });
  const here = pathIn(locale, '/organize/new');
  const place = one(geoid) ? await campaignPlace(one(geoid)) : null;
  const query = one(q).trim();

  if (place) {
    const seats = await seatsAt(place);
    return (
      <Page locale={locale} path="/organize/new" languages={ORGANIZE_LANGUAGES}>
        <h1>{t('new.title')}</h1>
        <p>
          {t('new.about', { place: place.name })}. <a href={here}>{t('new.other')}</a>
        </p>
        {!seats.some((seat) => seat.holder) && (
          <Notice tone="warm">
            <p>{t('new.noOfficials', { place: place.name })}</p>
          </Notice>
        )}
        <CampaignEditor locale={locale} placeGeoid={place.geoid} campaign={null} seats={seats} />
      </Page>
    );
  }

  const answer = query ? await search(query) : null;
  const found = answer?.places.filter((it) => it.kind !== 'state') ?? [];
  if (answer?.kind === 'one' && found[0]) redirect(`${here}?place=${found[0].geoid}`);
  return (
    <Page locale={locale} path="/organize/new" languages={ORGANIZE_LANGUAGES}>
      <h1>{t('new.title')}</h1>
      <form action={here}>
        <Field id="q" label={t('new.place')} hint={t('new.placeHint')}>
          {(attributes) => <input {...attributes} name="q" defaultValue={query} required maxLength={100} />}
        </Field>
        <button type="submit">{t('new.find')}</button>
      </form>
      {answer && found.length === 0 && <p role="status">{t('new.none', { query: answer.query })}</p>}
      {found.length > 0 && (
        <>
          <h2>{t('new.choose')}</h2>
          <ul>
            {found.map((it) => (
              <li key={it.geoid}>
                <a href={`${here}?place=${it.geoid}`}>{it.name}</a>
                {it.countyName && <span className="muted">, {it.countyName}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Page>
  );
}
