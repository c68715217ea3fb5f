import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ReportForm } from '#components/officials/report-form.tsx';
import { Day } from '#components/ui/day.tsx';
import { Page } from '#components/ui/page.tsx';
import { inLocale, type Locale, pathIn } from '#lib/kernel/locales.ts';
import { factLine } from '#lib/officials/fact-queries.ts';
import { placePath } from '#lib/places/paths.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ fact?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'places.report' });
  return { title: t('title'), robots: { index: false } };
}

/** A reader reports a mistake in one fact, without an account and without script. */
export default async function ReportMistake({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { fact } = await searchParams;
  const named = typeof fact === 'string' ? fact : '';
  const t = await getTranslations({ locale, namespace: 'places.report' });
  return (
    <Page locale={locale} path={named ? `/report?fact=${encodeURIComponent(named)}` : '/report'}>
      <h1>{t('title')}</h1>
      {named ? <Form locale={locale} fact={named} /> : <p>{t('which')}</p>}
    </Page>
  );
}

async function Form({ locale, fact }: { locale: Locale; fact: string }) {
  const [t, line, reasons] = await Promise.all([
    getTranslations({ locale, namespace: 'places.report' }),
    factLine(fact),
    reasonTexts(locale),
  ]);
  if (!line) {
    return (
      <>
        <p>{t('gone')}</p>
        <p>{t('which')}</p>
      </>
    );
  }
  const told = inLocale(line.text, locale);
  return (
    <>
      <p>{t('intro')}</p>
      <h2>{t('fact')}</h2>
      <p lang={told.lang === locale ? undefined : told.lang}>
        {line.on && (
          <>
            <Day locale={locale} day={line.on} />
            {': '}
          </>
        )}
        {told.text}
      </p>
      <p className="small">
        <a href={pathIn(locale, placePath(line.place))}>{t('back', { place: line.place.name })}</a>
      </p>
      <ReportForm
        fact={fact}
        locale={locale}
        texts={{
          text: t('text'),
          textHint: t('textHint'),
          link: t('link'),
          linkHint: t('linkHint'),
          email: t('email'),
          emailHint: t('emailHint'),
          kept: t('kept'),
          send: t('send'),
          sending: t('sending'),
          sent: t('sent'),
        }}
        reasons={{ ...reasons, webAddress: t('webAddress') }}
      />
    </>
  );
}
