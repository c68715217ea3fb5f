import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Page } from '#components/ui/page.tsx';
import { pageLocale } from '#lib/platform/page-locale.ts';

type Props = { params: Promise<{ locale: string }> };

const SECTIONS = ['speech', 'held', 'once', 'limits', 'links', 'address', 'standing', 'wrong'] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'protection.conduct' });
  return { title: t('title') };
}

/** What is passed on to officials, what waits for a person, and what is not taken. */
export default async function Conduct({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: 'protection.conduct' });
  return (
    <Page locale={locale} path="/about/conduct" script={false}>
      <h1>{t('title')}</h1>
      {SECTIONS.map((section) => (
        <section key={section} id={section}>
          <h2>{t(`sections.${section}.title`)}</h2>
          <p>{t(`sections.${section}.body`)}</p>
        </section>
      ))}
    </Page>
  );
}
