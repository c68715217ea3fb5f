import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { loadWriting } from '#app/[locale]/(public)/write/[state]/[place]/load.ts';
import { CampaignEditor, errorTexts } from '#components/campaigns/campaign-editor.tsx';
import { CampaignSending } from '#components/campaigns/campaign-sending.tsx';
import { LetterPreviews } from '#components/campaigns/letter-previews.tsx';
import { PublishChecks } from '#components/campaigns/publish-checks.tsx';
import { PublishForm } from '#components/campaigns/publish-form.tsx';
import { Results } from '#components/campaigns/results.tsx';
import { SharingWriters } from '#components/campaigns/sharing-writers.tsx';
import { ActionForm } from '#components/ui/action-form.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { closeCampaign } from '#lib/campaigns/actions.ts';
import { allWhole, previewsOf } from '#lib/campaigns/previews.ts';
import { resultsOf, seatsAt, sharingWriters, surroundings, teamCampaign } from '#lib/campaigns/queries.ts';
import { publishChecks, resolveTargets } from '#lib/campaigns/rules.ts';
import { templatesOf } from '#lib/campaigns/template-queries.ts';
import { dayIn } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import { LANGUAGE_NAMES, pathIn } from '#lib/kernel/locales.ts';
import { waitingOf } from '#lib/letters/sending/sending-queries.ts';
import { env } from '#lib/platform/env.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { ORGANIZE_LANGUAGES, organizeLocale } from '../language.ts';

type Props = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

const DONE = ['created', 'saved', 'published', 'closed'] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'organize' });
  return { title: t('mine.title'), robots: { index: false } };
}

/** One campaign as its team sees it. To everybody else it is not there. */
export default async function TeamPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const path = `/organize/${slug}`;
  const locale = await organizeLocale(params, path);
  const actor = await requireActor(locale, path);
  const campaign = await teamCampaign(actor, slug);
  if (!campaign) notFound();
  const { done } = await searchParams;
  const said = DONE.find((it) => it === done);
  const [t, reasons, writing, around, templates, seats, counts, writers, waiting] = await Promise.all([
    getTranslations({ locale, namespace: 'organize' }),
    reasonTexts(locale),
    loadWriting(campaign.place.stateCode, campaign.place.slug),
    surroundings(campaign.place),
    templatesOf(campaign.id),
    seatsAt(campaign.place),
    resultsOf(campaign),
    sharingWriters(campaign),
    waitingOf(campaign.id),
  ]);
  const recipients = writing ? resolveTargets(campaign.targets, writing.addressees) : [];
  const previews = writing
    ? previewsOf({
        ask: campaign.ask,
        templates,
        place: writing.facts,
        targets: recipients,
        writerName: t('letters.writer'),
      })
    : [];
  const checks = publishChecks(campaign, around, allWhole(previews));
  const ready = checks.every((it) => it.met);
  const version = { id: campaign.id, updatedAt: campaign.updatedAt.toISOString() };
  const texts = { ...reasons, ...errorTexts(t) };
  const address = `${env().appUrl}/c/${slug}`;
  return (
    <Page locale={locale} path={path} languages={ORGANIZE_LANGUAGES}>
      <p className="small">
        <a href={pathIn(locale, '/organize')}>{t('team.back')}</a>
      </p>
      <h1 lang={campaign.language}>{campaign.title}</h1>
      <p className="muted">
        {t(`state.${campaign.state}`)} · {campaign.place.name}
      </p>
      {said && (
        <Notice tone="good" live>
          <p>{t(`done.${said}`)}</p>
        </Notice>
      )}
      {campaign.state === 'draft' ? (
        <>
          <p>{t('team.preview')}</p>
          <h2>{t('team.publishTitle')}</h2>
          {!ready && <p>{t('team.unmet')}</p>}
          <PublishChecks locale={locale} checks={checks} />
          <p>{t('team.publishNote', { address })}</p>
          <PublishForm
            campaign={version}
            locale={locale}
            label={t('team.publish')}
            reasons={texts}
            disabled={!ready}
          />
        </>
      ) : (
        <>
          <p>
            <a href={pathIn(locale, `/c/${slug}`)}>{t('team.public')}</a>
          </p>
          {campaign.closedAt && (
            <p>
              {t('team.closedNote', {
                date: formatDay(locale, dayIn(campaign.place.timeZone, campaign.closedAt)),
              })}
            </p>
          )}
          <h2>{t('results.title')}</h2>
          <Results locale={locale} goal={campaign.goal} counts={counts} />
          <SharingWriters locale={locale} slug={slug} writers={writers} />
          <CampaignSending locale={locale} campaign={campaign} waiting={waiting} reasons={reasons} />
        </>
      )}
      <h2>{t('letters.title')}</h2>
      <p className="small muted">
        {t('letters.languageNote', { language: LANGUAGE_NAMES[campaign.language] })}
      </p>
      <LetterPreviews
        locale={locale}
        language={campaign.language}
        previews={previews}
        recipients={recipients}
      />
      <p>
        <a className="button quiet" href={pathIn(locale, `${path}/letters?language=${campaign.language}`)}>
          {t('letters.edit')}
        </a>
      </p>
      {campaign.state !== 'closed' && (
        <>
          <h2>{t('team.edit')}</h2>
          <CampaignEditor
            locale={locale}
            placeGeoid={campaign.place.geoid}
            campaign={campaign}
            seats={seats}
          />
        </>
      )}
      {campaign.state === 'published' && (
        <>
          <h2>{t('team.closeTitle')}</h2>
          <p>{t('team.closeNote')}</p>
          <ActionForm
            run={closeCampaign}
            values={{ ...version, locale }}
            label={t('team.close')}
            confirm={t('team.closeConfirm')}
            quiet
            reasons={texts}
          />
        </>
      )}
    </Page>
  );
}
