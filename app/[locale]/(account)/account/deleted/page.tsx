import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Page } from '#components/ui/page.tsx';
import { pageLocale } from '#lib/platform/page-locale.ts';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'accounts.deleted' });
  return { title: t('title'), robots: { index: false } };
}

export default async function AccountDeleted({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: 'accounts.deleted' });
  return (
    <Page locale={locale} path="/account/deleted">
      <h1>{t('title')}</h1>
      <p>{t('body')}</p>
    </Page>
  );
}
