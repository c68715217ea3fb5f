import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Page } from '#components/ui/page.tsx';
import { pageLocale } from '#lib/platform/page-locale.ts';

type Props = { params: Promise<{ locale: string }> };

const SECTIONS = ['looking', 'writing', 'record', 'account', 'reporting', 'network', 'asked'] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'accounts.privacy' });
  return { title: t('title') };
}

export default async function Privacy({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: 'accounts.privacy' });
  return (
    <Page locale={locale} path="/about/privacy" script={false}>
      <h1>{t('title')}</h1>
      {SECTIONS.map((section) => (
        <section key={section}>
          <h2>{t(`${section}.title`)}</h2>
          <p>{t(`${section}.body`)}</p>
        </section>
      ))}
    </Page>
  );
}
