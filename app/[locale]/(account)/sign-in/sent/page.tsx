import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Notice } from '#components/ui/notice.tsx';
import { Page } from '#components/ui/page.tsx';
import { pathIn } from '#lib/kernel/locales.ts';
import { mailLeaves } from '#lib/platform/mail.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'accounts.sent' });
  return { title: t('title'), robots: { index: false } };
}

export default async function LinkSent({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: 'accounts.sent' });
  return (
    <Page locale={locale} path="/sign-in/sent">
      <h1>{t('title')}</h1>
      {mailLeaves() ? (
        <p>{t('body')}</p>
      ) : (
        <Notice>
          <p>{t('local')}</p>
          <p>
            <a href={pathIn(locale, '/outbox')}>{t('outbox')}</a>
          </p>
        </Notice>
      )}
      <p>
        <a href={pathIn(locale, '/sign-in')}>{t('again')}</a>
      </p>
    </Page>
  );
}
