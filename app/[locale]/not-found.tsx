import { getLocale, getTranslations } from 'next-intl/server';
import { Page } from '#components/ui/page.tsx';
import { DEFAULT_LOCALE, isLocale, pathIn } from '#lib/kernel/locales.ts';

export default async function NotFound() {
  const requested = await getLocale();
  const locale = isLocale(requested) ? requested : DEFAULT_LOCALE;
  const t = await getTranslations({ locale, namespace: 'common' });
  return (
    <Page locale={locale} path="/">
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.body')}</p>
      <p>
        <a className="button" href={pathIn(locale, '/')}>
          {t('notFound.link')}
        </a>
      </p>
    </Page>
  );
}
