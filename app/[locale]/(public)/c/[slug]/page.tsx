import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import styles from '#components/campaigns/campaigns.module.css';
import { Progress } from '#components/campaigns/progress.tsx';
import { PausedNotice } from '#components/letters/paused-notice.tsx';
import { CountLine } from '#components/officials/count-line.tsx';
import { Dais } from '#components/officials/dais.tsx';
import { seatLabel } from '#components/officials/seat-label.ts';
import { StatusLine } from '#components/places/status-line.tsx';
import { JsonLd } from '#components/ui/json-ld.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { dayIn } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import { pathIn } from '#lib/kernel/locales.ts';
import { situationOf } from '#lib/letters/rules.ts';
import { placePath } from '#lib/places/paths.ts';
import { env } from '#lib/platform/env.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { loadCampaign, loadSurroundings, sampleLetter } from './load.ts';

type Props = { params: Promise<{ locale: string; slug: string }> };

/** Made at the first request and kept until something about the campaign or its place is published. */
export function generateStaticParams(): { slug: string }[] {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params);
  const campaign = await loadCampaign((await params).slug);
  return campaign ? { title: campaign.title, description: campaign.summary } : {};
}

export default async function CampaignPage({ params }: Props) {
  const locale = await pageLocale(params);
  const { slug } = await params;
  const campaign = await loadCampaign(slug);
  if (!campaign) notFound();
  const [t, tSeat, tPaper, tResidents, around] = await Promise.all([
    getTranslations({ locale, namespace: 'campaigns' }),
    getTranslations({ locale, namespace: 'officials.seat' }),
    getTranslations({ locale, namespace: 'paper' }),
    getTranslations({ locale, namespace: 'protection.residents' }),
    loadSurroundings(campaign),
  ]);
  const { place, status, body, records, whip, targets } = around;
  const path = placePath(place);
  const named = { place: place.name };
  const write = pathIn(locale, `/write${path}`);
  // To keep an agreement is to sign one where there is none.
  const asked = campaign.ask === 'keep' && situationOf(status.code) === 'none' ? 'sign' : campaign.ask;
  const closed = campaign.state === 'closed';
  const sample = closed ? null : await sampleLetter(campaign, around, locale);
  return (
    <Page locale={locale} path={`/c/${slug}`} script={false}>
      <JsonLd
        data={{
          '@type': 'WebPage',
          name: campaign.title,
          description: campaign.summary,
          inLanguage: campaign.language,
          url: `${env().appUrl}/c/${slug}`,
          ...(campaign.publishedAt && { datePublished: campaign.publishedAt.toISOString() }),
          about: { '@id': `${env().appUrl}${path}#place`, '@type': 'Place', name: place.name },
        }}
      />
      <p className={styles.kind}>
        {t(closed ? 'closedKind' : 'kind')} · <a href={pathIn(locale, path)}>{place.name}</a> ·{' '}
        {t(`ask.${campaign.ask}`)}
      </p>
      <h1 lang={campaign.language}>{campaign.title}</h1>
      <p className={styles.prose} lang={campaign.language}>
        {campaign.summary}
      </p>
      <p>{t(`asks.${asked}`, { body: body?.name ?? t('nobody', named) })}</p>
      {closed && campaign.closedAt && (
        <Notice tone="warm">
          <p>{t('closed', { date: formatDay(locale, dayIn(place.timeZone, campaign.closedAt)) })}</p>
        </Notice>
      )}
      <Progress locale={locale} count={around.count} goal={campaign.goal} />
      {around.calls > 0 && <p>{tPaper('calls.campaign', { count: around.calls })}</p>}
      {!closed && (
        <PausedNotice
          locale={locale}
          timeZone={place.timeZone}
          pauses={{ host: around.hostPaused, campaign: campaign.pausedAt }}
        />
      )}
      <p className="no-print">
        <a className={closed ? 'button quiet' : 'button'} href={closed ? write : `${write}?campaign=${slug}`}>
          {closed ? t('writeAlone', named) : t('write')}
        </a>
      </p>
      {campaign.requiresResidence && <p>{tResidents('campaign', named)}</p>}
      {!closed && <p className="small muted">{t('private')}</p>}
      <h2>{t('whom')}</h2>
      {targets.length === 0 && <p>{t('whomNone')}</p>}
      <ul>
        {targets.map((target) => {
          const seat = seatLabel(tSeat, target.seatLabel);
          return (
            <li key={target.termId}>
              <a href={pathIn(locale, `${path}/officials/${target.slug}`)}>{target.name}</a>,{' '}
              <span lang={seat.lang}>{seat.text}</span>
            </li>
          );
        })}
      </ul>
      {sample && (
        <>
          <h2>{t('sample')}</h2>
          <p>{t('sampleNote', { name: sample.name })}</p>
          <details>
            <summary>{sample.letter.subject}</summary>
            <div className={styles.letter}>{sample.letter.body}</div>
          </details>
        </>
      )}
      <h2>{t('record', named)}</h2>
      <StatusLine locale={locale} place={place} status={status} hasOwnAgency={around.hasOwnAgency} />
      {body && whip && (
        <>
          <Dais locale={locale} path={path} body={body} records={records} size="small" />
          <p>
            <CountLine
              locale={locale}
              agendaItem={around.agendaItem}
              count={whip}
              body={body}
              members={records.some((record) => record.seat.votes)}
            />
          </p>
        </>
      )}
      <p>
        <a href={pathIn(locale, path)}>{t('place', named)}</a>
      </p>
      <p className="small muted">{t('words')}</p>
    </Page>
  );
}
