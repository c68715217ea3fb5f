import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OfficialsFileForm } from '#components/edit/officials-file-form.tsx';
import { now } from '#lib/kernel/clock.ts';
import { dayIn } from '#lib/kernel/dates.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { PROBLEM_VALUES } from '#lib/officials/import/import-problem.ts';
import { COLUMNS } from '#lib/officials/import/roster.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { EditorPage } from '../editor-page.tsx';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'queues.officialsFile' });
  return { title: t('title'), robots: { index: false } };
}

/** Brings a file of officials, as the command does. */
export default async function EditOfficials({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, '/edit/officials');
  const [t, tBack] = await Promise.all([
    getTranslations({ locale, namespace: 'queues.officialsFile' }),
    getTranslations({ locale, namespace: 'queues' }),
  ]);
  return (
    <EditorPage locale={locale} actor={actor} path="/edit/officials" title={t('title')}>
      {async () => (
        <>
          <p>{t('intro')}</p>
          <p>
            <a href={pathIn(locale, '/edit')}>{tBack('back')}</a>
          </p>
          <details>
            <summary>{t('columns')}</summary>
            <p>{t('columnsIntro')}</p>
            <p lang="en">
              {COLUMNS.map((column) => (
                <span key={column}>
                  <code>{column}</code>{' '}
                </span>
              ))}
            </p>
          </details>
          <Form locale={locale} />
        </>
      )}
    </EditorPage>
  );
}

const TEXTS = [
  'file',
  'fileHint',
  'text',
  'name',
  'nameHint',
  'defaults',
  'publisher',
  'sourceTitle',
  'url',
  'retrieved',
  'bodySource',
  'try',
  'take',
  'working',
  'errors',
  'whole',
  'tried',
  'taken',
  'same',
  'waits',
  'differencesLink',
] as const;

async function Form({ locale }: { locale: Locale }) {
  const [t, reasons] = await Promise.all([
    getTranslations({ locale, namespace: 'queues.officialsFile' }),
    reasonTexts(locale),
  ]);
  // Values are put in by the browser, which has no catalogue.
  const texts = {
    ...Object.fromEntries(TEXTS.map((key) => [key, t(key)])),
    at: t.raw('at'),
    terms: t.raw('terms'),
    addresses: t.raw('addresses'),
    bodies: t.raw('bodies'),
    seats: t.raw('seats'),
    oneDifference: t('differences', { count: 1 }),
    someDifferences: t('differences', { count: 2 }).replace('2', '{count}'),
  };
  const problems = Object.fromEntries(
    Object.keys(PROBLEM_VALUES).map((code) => [
      code,
      t.raw(`problem.${code as keyof typeof PROBLEM_VALUES}`),
    ]),
  ) as Record<keyof typeof PROBLEM_VALUES, string>;
  return (
    <OfficialsFileForm
      today={dayIn('America/New_York', now())}
      texts={texts}
      problems={problems}
      reasons={reasons}
      differences={pathIn(locale, '/edit/differences')}
    />
  );
}
