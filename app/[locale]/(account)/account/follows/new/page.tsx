import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '#components/ui/action-form.tsx';
import { Page } from '#components/ui/page.tsx';
import { follow } from '#lib/agendas/actions.ts';
import { MOST_FOLLOWS } from '#lib/agendas/policy.ts';
import { followTarget } from '#lib/agendas/queries.ts';
import { followSchema } from '#lib/agendas/schema.ts';
import { pathIn } from '#lib/kernel/locales.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';
import { requireActor } from '#lib/platform/viewer.ts';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'agendas.new' });
  return { title: t('title'), robots: { index: false } };
}

/** Says what one is about to follow, and does it at the press of a button. */
export default async function NewFollow({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { place, item } = await searchParams;
  const parsed = followSchema.safeParse({ place, item });
  const query = parsed.success
    ? `?${new URLSearchParams(parsed.data.item ? { item: parsed.data.item } : { place: parsed.data.place ?? '' })}`
    : '';
  const actor = await requireActor(locale, `/account/follows/new${query}`);
  const target = parsed.success ? await followTarget(parsed.data) : null;
  const t = await getTranslations({ locale, namespace: 'agendas.new' });
  const reasons = { ...(await reasonTexts(locale)), conflict: t('full', { most: MOST_FOLLOWS }) };
  return (
    <Page locale={locale} path={`/account/follows/new${query}`}>
      <h1>{t('title')}</h1>
      {target && parsed.success ? (
        <>
          <h2 lang={target.itemTitle ? 'en' : undefined}>
            <a href={pathIn(locale, target.path)}>{target.itemTitle ?? target.placeName}</a>
          </h2>
          <p>{target.itemTitle ? t('item') : t('place', { place: target.placeName })}</p>
          <p>{t('mail', { email: actor.email })}</p>
          <ActionForm
            run={follow}
            values={{
              language: locale,
              ...(parsed.data.place && { place: parsed.data.place }),
              ...(parsed.data.item && { item: parsed.data.item }),
            }}
            label={t('submit')}
            reasons={reasons}
          />
        </>
      ) : (
        <p>{t('missing')}</p>
      )}
    </Page>
  );
}
