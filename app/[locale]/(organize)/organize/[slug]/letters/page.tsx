import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { loadWriting } from '#app/[locale]/(public)/write/[state]/[place]/load.ts';
import { TemplateDesk } from '#components/campaigns/template-desk.tsx';
import { TemplateMatrix } from '#components/campaigns/template-matrix.tsx';
import { TemplateNav } from '#components/campaigns/template-nav.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { previewsOf } from '#lib/campaigns/previews.ts';
import { teamCampaign } from '#lib/campaigns/queries.ts';
import { resolveTargets } from '#lib/campaigns/rules.ts';
import { templatesOf } from '#lib/campaigns/template-queries.ts';
import { TEMPLATE_FOR } from '#lib/campaigns/template-rules.ts';
import { isLocale, pathIn } from '#lib/kernel/locales.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { ORGANIZE_LANGUAGES, organizeLocale } from '../../language.ts';

type Props = {
  params: Promise<{ locale: string; slug: string }>;
  searchParams: Promise<{ [name in 'language' | 'for' | 'done']?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'templates' });
  return { title: t('title'), robots: { index: false } };
}

/** The wording of a campaign's letters: one text at a time, tried on every target. */
export default async function Letters({ params, searchParams }: Props) {
  const { slug } = await params;
  const path = `/organize/${slug}/letters`;
  const locale = await organizeLocale(params, path);
  const actor = await requireActor(locale, path);
  const campaign = await teamCampaign(actor, slug);
  if (!campaign) notFound();
  const query = await searchParams;
  const [t, templates, writing] = await Promise.all([
    getTranslations({ locale, namespace: 'templates' }),
    templatesOf(campaign.id),
    loadWriting(campaign.place.stateCode, campaign.place.slug),
  ]);
  if (!writing) notFound();
  const language = isLocale(query.language) ? query.language : campaign.language;
  const variant = TEMPLATE_FOR.find((it) => it === query.for) ?? 'all';
  const targets = resolveTargets(campaign.targets, writing.addressees);
  const place = writing.facts;
  const writerName = t('writer');
  const done = query.done === 'saved' || query.done === 'removed' ? query.done : null;
  return (
    <Page locale={locale} path={path} languages={ORGANIZE_LANGUAGES}>
      <p className="small">
        <a href={pathIn(locale, `/organize/${slug}`)}>{t('back')}</a>
      </p>
      <h1>{t('heading')}</h1>
      <p className="muted" lang={campaign.language}>
        {campaign.title}
      </p>
      <p>{t('intro')}</p>
      {done && (
        <Notice tone="good" live>
          <p>{t(`done.${done}`)}</p>
        </Notice>
      )}
      <TemplateNav
        locale={locale}
        path={pathIn(locale, path)}
        language={language}
        chosen={variant}
        templates={templates}
        targets={targets}
      />
      {campaign.state === 'closed' ? (
        <p>{t('closed')}</p>
      ) : (
        <TemplateDesk
          locale={locale}
          campaign={campaign}
          language={language}
          variant={variant}
          templates={templates}
          place={place}
          targets={targets}
        />
      )}
      <TemplateMatrix
        locale={locale}
        language={language}
        previews={previewsOf({ ask: campaign.ask, templates, place, targets, writerName })}
        targets={targets}
      />
    </Page>
  );
}
