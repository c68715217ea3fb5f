import { getTranslations } from 'next-intl/server';
import { Page } from '#components/ui/page.tsx';
import { pageLocale } from '#lib/platform/page-locale.ts';

export default async function AccountDeleted({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: 'accounts.deleted' });
  return (
    <Page locale={locale} path="/account/deleted">
      <h1>{t('title')}</h1>
      <p>{t('body')}</p>
    </Page>
  );
}
