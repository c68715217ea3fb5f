import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Page } from '#components/ui/page.tsx';
import { formatList } from '#lib/kernel/format.ts';
import { statesWithLaw } from '#lib/officials/law-queries.ts';
import { nameOfState } from '#lib/places/states.ts';
import { tagPage } from '#lib/platform/page-cache.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { tags } from '#lib/platform/publish.ts';

type Props = { params: Promise<{ locale: string }> };

const SECTIONS = ['looking', 'writing', 'record', 'account', 'reporting', 'network', 'asked'] as const;

export const revalidate = 600;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'accounts.privacy' });
  return { title: t('title') };
}

export default async function Privacy({ params }: Props) {
  const locale = await pageLocale(params);
  const t = await getTranslations({ locale, namespace: 'accounts.privacy' });
  const tLaw = await getTranslations({ locale, namespace: 'law' });
  const states = await statesWithLaw('public_records');
  await tagPage(...states.map(tags.state));
  const body = (section: (typeof SECTIONS)[number]) =>
    section === 'record'
      ? tLaw('everywhere', { count: states.length, states: formatList(locale, states.map(nameOfState)) })
      : t(`${section}.body`);
  return (
    <Page locale={locale} path="/about/privacy" script={false}>
      <h1>{t('title')}</h1>
      {SECTIONS.map((section) => (
        <section key={section}>
          <h2>{t(`${section}.title`)}</h2>
          <p>{body(section)}</p>
        </section>
      ))}
    </Page>
  );
}
