import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { FollowList } from '#components/agendas/follow-list.tsx';
import { ActionForm } from '#components/ui/action-form.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { unfollow } from '#lib/agendas/actions.ts';
import { followsOf } from '#lib/agendas/queries.ts';
import { pathIn } from '#lib/kernel/locales.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';
import { requireActor } from '#lib/platform/viewer.ts';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ done?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'agendas.follows' });
  return { title: t('title'), robots: { index: false } };
}

export default async function Follows({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, '/account/follows');
  const { done } = await searchParams;
  const [t, follows, reasons] = await Promise.all([
    getTranslations({ locale, namespace: 'agendas.follows' }),
    followsOf(actor),
    reasonTexts(locale),
  ]);
  return (
    <Page locale={locale} path="/account/follows">
      <h1>{t('title')}</h1>
      {(done === 'added' || done === 'removed') && (
        <Notice tone="good" live>
          <p>{t(done)}</p>
        </Notice>
      )}
      {follows.length === 0 ? (
        <>
          <p>{t('none')}</p>
          <p>
            <a className="button" href={pathIn(locale, '/')}>
              {t('find')}
            </a>
          </p>
        </>
      ) : (
        <>
          <p>{t('intro')}</p>
          <FollowList
            locale={locale}
            follows={follows}
            stop={({ id, name }) => (
              <ActionForm
                run={unfollow}
                values={{ id, language: locale }}
                label={t('stop')}
                fullLabel={t('stopNamed', { name })}
                quiet
                reasons={reasons}
              />
            )}
          />
        </>
      )}
    </Page>
  );
}
