import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Page } from '#components/ui/page.tsx';
import { DEFAULT_LOCALE, isLocale } from '#lib/kernel/locales.ts';

export default async function Home({ params }: { params: Promise<{ locale: string }> }) {
  const { locale: requested } = await params;
  const locale = isLocale(requested) ? requested : DEFAULT_LOCALE;
  setRequestLocale(locale);
  const t = await getTranslations({ locale, namespace: 'common' });
  return (
    <Page locale={locale} path="/">
      <h1>{t('tagline')}</h1>
    </Page>
  );
}
