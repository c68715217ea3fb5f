import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { History } from '#components/agendas/history.tsx';
import { ItemFacts } from '#components/agendas/item-facts.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { Sources } from '#components/ui/sources.tsx';
import { itemPage } from '#lib/agendas/queries.ts';
import { mentionsAgreement } from '#lib/agendas/rules.ts';
import { dayIn } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import { pathIn } from '#lib/kernel/locales.ts';
import { tagPage } from '#lib/platform/page-cache.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { tags } from '#lib/platform/publish.ts';

type Props = { params: Promise<{ locale: string; id: string }> };

export const revalidate = 3600;

export function generateStaticParams(): { id: string }[] {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await itemPage((await params).id);
  return found ? { title: `${found.item.title.slice(0, 80)} · ${found.place.name}` } : {};
}

export default async function Item({ params }: Props) {
  const locale = await pageLocale(params);
  const { id } = await params;
  const found = await itemPage(id);
  if (!found) notFound();
  const { item, meeting, place, history } = found;
  await tagPage(tags.item(id), tags.place(place.geoid), tags.state(place.stateCode));
  const t = await getTranslations({ locale, namespace: 'agendas' });
  const tPaper = await getTranslations({ locale, namespace: 'paper' });
  const to = (path: string) => pathIn(locale, path);
  return (
    <Page locale={locale} path={`/items/${id}`} script={false}>
      <p>
        <a href={to(`/${place.stateCode}/${place.slug}/agenda`)}>
          {t('agenda.title', { place: place.name })}
        </a>
      </p>
      <h1 lang="en">{item.title}</h1>
      {item.withdrawnAt && (
        <Notice tone="warm">
          <p>
            {t('item.withdrawn')}: {formatDay(locale, dayIn(meeting.timeZone, item.withdrawnAt))}
          </p>
        </Notice>
      )}
      {mentionsAgreement(item.title) && (
        <p>
          <strong>{t('item.about')}.</strong> <span className="muted">{t('item.aboutWhy')}</span>
        </p>
      )}
      <ItemFacts locale={locale} item={item} meeting={meeting} />
      <p className="row no-print">
        <a className="button" href={to(`/write/${place.stateCode}/${place.slug}`)}>
          {t('item.write')}
        </a>
        <a className="button quiet" href={to(`/write/${place.stateCode}/${place.slug}/comment?item=${id}`)}>
          {tPaper('links.item')}
        </a>
        <a className="button quiet" href={to(`/account/follows/new?item=${id}`)}>
          {t('item.follow')}
        </a>
      </p>
      <h2>{t('item.history')}</h2>
      <p className="muted">{t('item.historyIntro')}</p>
      <History locale={locale} changes={history} timeZone={meeting.timeZone} />
      <p className="muted small">
        {t('item.asOf', { date: formatDay(locale, dayIn(meeting.timeZone, item.readAt)) })}
      </p>
      <Sources locale={locale} sources={[]} fact={`item:${id}`} />
    </Page>
  );
}
