import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Meeting } from '#components/agendas/meeting.tsx';
import { WherePublished } from '#components/agendas/where-published.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { placeAgenda } from '#lib/agendas/queries.ts';
import { dayIn } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import { pathIn } from '#lib/kernel/locales.ts';
import { tagPage, tagState } from '#lib/platform/page-cache.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { tags } from '#lib/platform/publish.ts';

type Props = { params: Promise<{ locale: string; state: string; place: string }> };

/** A meeting to come becomes a past one by the clock alone. */
export const revalidate = 3600;

export function generateStaticParams(): { state: string; place: string }[] {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params);
  const { state, place: slug } = await params;
  const agenda = await placeAgenda(state, slug);
  if (!agenda) return {};
  const t = await getTranslations({ locale, namespace: 'agendas.agenda' });
  return {
    title: t('title', { place: agenda.place.name }),
    alternates: { types: { 'text/calendar': pathIn(locale, `/${state}/${slug}/agenda.ics`) } },
  };
}

export default async function Agenda({ params }: Props) {
  const locale = await pageLocale(params);
  const { state, place: slug } = await params;
  await tagState(state);
  const agenda = await placeAgenda(state, slug);
  if (!agenda) notFound();
  const { place, upcoming, past, lastReadAt } = agenda;
  await tagPage(tags.place(place.geoid));
  const t = await getTranslations({ locale, namespace: 'agendas.agenda' });
  const path = `/${place.stateCode}/${place.slug}`;
  const to = (target: string) => pathIn(locale, target);
  const empty = upcoming.length === 0 && past.length === 0;
  return (
    <Page locale={locale} path={`${path}/agenda`} script={false}>
      <h1>{t('title', { place: place.name })}</h1>
      <p>
        <a href={to(path)}>{t('placePage', { place: place.name })}</a>
      </p>
      {empty && (
        <Notice>
          <p>
            <strong>{t('emptyTitle')}</strong>
          </p>
          <p>{t('emptyBody', { place: place.name })}</p>
          <p>{t('howToRead')}</p>
        </Notice>
      )}
      <WherePublished locale={locale} place={place} />
      <p className="row no-print">
        <a className="button" href={to(`/account/follows/new?place=${place.geoid}`)}>
          {t('follow')}
        </a>
        <a href={to(`${path}/agenda.ics`)}>{t('calendar')}</a>
      </p>
      {!empty && (
        <>
          <h2>{t('upcoming')}</h2>
          {upcoming.length === 0 && <p>{t('noneUpcoming')}</p>}
          <ul className="plain">
            {upcoming.map((meeting) => (
              <Meeting key={meeting.id} locale={locale} meeting={meeting} />
            ))}
          </ul>
        </>
      )}
      {past.length > 0 && (
        <>
          <h2>{t('past')}</h2>
          <ul className="plain">
            {past.map((meeting) => (
              <Meeting key={meeting.id} locale={locale} meeting={meeting} />
            ))}
          </ul>
        </>
      )}
      {lastReadAt && (
        <p className="muted small">
          {t('asOf', { date: formatDay(locale, dayIn(place.timeZone, lastReadAt)) })}
        </p>
      )}
    </Page>
  );
}
