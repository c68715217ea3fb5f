import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ActionForm } from '#components/ui/action-form.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { stopNotices } from '#lib/agendas/actions.ts';
import { stopTarget } from '#lib/agendas/queries.ts';
import { readStopToken } from '#lib/agendas/stop-token.ts';
import { pathIn } from '#lib/kernel/locales.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';

type Props = { params: Promise<{ locale: string; token: string }> };

export const dynamic = 'force-dynamic';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'agendas.stop' });
  return { title: t('title'), robots: { index: false } };
}

/** Where the links in a notice lead. Opening it ends nothing: mail programs open links by themselves. */
export default async function Unfollow({ params }: Props) {
  const locale = await pageLocale(params);
  const token = decodeURIComponent((await params).token);
  const stop = readStopToken(token);
  const [t, target, reasons] = await Promise.all([
    getTranslations({ locale, namespace: 'agendas.stop' }),
    stop && stopTarget(stop),
    reasonTexts(locale),
  ]);
  return (
    <Page locale={locale} path={`/unfollow/${token}`}>
      <h1>{t('title')}</h1>
      {!stop && (
        <Notice tone="bad">
          <p>{t('invalid')}</p>
        </Notice>
      )}
      {stop && !target && (
        <Notice tone="good" live>
          <p>{t('over')}</p>
        </Notice>
      )}
      {stop && target && (
        <>
          <p>{stop.what === 'user' ? t('all', { count: target.count }) : t('one', { name: target.name })}</p>
          <ActionForm
            run={stopNotices}
            values={{ token }}
            label={stop.what === 'user' ? t('submitAll') : t('submitOne')}
            reasons={reasons}
          />
        </>
      )}
      <p>
        <a href={pathIn(locale, '/account/follows')}>{t('account')}</a>
      </p>
    </Page>
  );
}
