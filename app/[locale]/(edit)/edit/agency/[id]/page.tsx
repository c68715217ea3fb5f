import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { formTexts } from '#components/edit/form-texts.ts';
import { TieForm } from '#components/edit/tie-form.tsx';
import { Untied } from '#components/edit/untied.tsx';
import { Day } from '#components/ui/day.tsx';
import { now } from '#lib/kernel/clock.ts';
import { dayIn } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { type AgencyToTie, agencyToTie, placesToChoose } from '#lib/places/matching/agency-tie-queries.ts';
import { placePath } from '#lib/places/paths.ts';
import { AGENCY_KINDS } from '#lib/places/types.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { EditorPage } from '../../editor-page.tsx';
import { readable } from '../../readable.ts';

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'queues.agencies' });
  return { title: t('title'), robots: { index: false } };
}

/** One agency: what the lists say of it, and the form that says where it belongs. */
export default async function EditAgency({ params }: Props) {
  const locale = await pageLocale(params);
  const id = readable((await params).id);
  const path = `/edit/agency/${encodeURIComponent(id)}`;
  const actor = await requireActor(locale, path);
  const agency = await agencyToTie(id);
  if (!agency) notFound();
  return (
    <EditorPage locale={locale} actor={actor} path={path} title={agency.name}>
      {async () => (
        <>
          <About locale={locale} agency={agency} />
          <Tie locale={locale} agency={agency} />
        </>
      )}
    </EditorPage>
  );
}

async function About({ locale, agency }: { locale: Locale; agency: AgencyToTie }) {
  const [t, tModel] = await Promise.all([
    getTranslations({ locale, namespace: 'queues.agencies' }),
    getTranslations({ locale, namespace: 'places.model' }),
  ]);
  const { place, county, listed, unmatched, agreements, stateCode } = agency;
  const at = place ?? county;
  return (
    <>
      <p className="small">
        <a href={pathIn(locale, `/edit/agencies?state=${stateCode}`)}>{t('back')}</a>
        {at && (
          <>
            {' · '}
            <a href={pathIn(locale, placePath(at))}>{t('page')}</a>
          </>
        )}
      </p>
      <ul>
        <li>{at ? t('now', { place: at.name }) : t('nowNone')}</li>
        {unmatched && (
          <li>
            {t('why')}: <Untied locale={locale} kept={unmatched} />
          </li>
        )}
        {listed && (
          <li>
            {t('ice', {
              date: formatDay(locale, listed.asOf),
              county: listed.county ?? t('notGiven'),
              type: listed.type ?? t('notGiven'),
            })}
          </li>
        )}
        {agreements.map(({ model, signedOn }) => (
          <li key={model}>
            {tModel(model)}
            {signedOn && (
              <>
                , <Day locale={locale} day={signedOn} />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const OWN = [
  'saved',
  'kind',
  'place',
  'placeHint',
  'noPlaceChosen',
  'cities',
  'counties',
  'second',
  'sourceIntro',
] as const;
const PROBLEMS = [
  'needsCity',
  'needsCounty',
  'noCity',
  'noPlace',
  'otherState',
  'anotherCity',
  'secondPolice',
] as const;

async function Tie({ locale, agency }: { locale: Locale; agency: AgencyToTie }) {
  const [t, texts, { counties, municipalities }] = await Promise.all([
    getTranslations({ locale, namespace: 'queues.agencies' }),
    formTexts(locale),
    placesToChoose(agency.stateCode),
  ]);
  const own = Object.fromEntries([
    ...OWN.map((key) => [key, t(`form.${key}`)]),
    ...PROBLEMS.map((key) => [key, t(`problem.${key}`)]),
  ]) as Record<string, string>;
  return (
    <section>
      <h2>{t('form.title')}</h2>
      <TieForm
        id={agency.id}
        was={agency.version}
        kind={agency.tie.kind}
        place={agency.tie.placeGeoid ?? agency.tie.countyGeoid ?? ''}
        kinds={AGENCY_KINDS.map((kind) => [kind, t(`kinds.${kind}`)] as const)}
        cities={municipalities.map(({ geoid, legalName, county }) => [
          geoid,
          county ? `${legalName} (${county.name})` : legalName,
        ])}
        counties={counties.map(({ geoid, name }) => [geoid, name])}
        sources={agency.sources}
        today={dayIn('America/New_York', now())}
        texts={texts}
        own={own}
      />
    </section>
  );
}
