import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ChangeList } from '#components/edit/change-list.tsx';
import { Field } from '#components/ui/field.tsx';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { recentChanges } from '#lib/officials/edit/edit-queries.ts';
import { recentEntries } from '#lib/officials/edit/entry-queries.ts';
import { openReportCount } from '#lib/officials/reports/report-queries.ts';
import { search } from '#lib/places/queries.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { EditorPage } from './editor-page.tsx';
import { Queues } from './queues.tsx';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ q?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'edit.start' });
  return { title: t('title'), robots: { index: false } };
}

/** Where editors begin: a place, the reports that wait, what was changed last. */
export default async function EditStart({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { q } = await searchParams;
  const text = typeof q === 'string' ? q.slice(0, 100) : '';
  const actor = await requireActor(locale, `/edit${text ? `?q=${encodeURIComponent(text)}` : ''}`);
  const t = await getTranslations({ locale, namespace: 'edit.start' });
  return (
    <EditorPage locale={locale} actor={actor} path="/edit" title={t('title')}>
      {async () => {
        const [waiting, changes, entries] = await Promise.all([
          openReportCount(),
          recentChanges(locale),
          recentEntries(),
        ]);
        return (
          <>
            <p>{t('intro')}</p>
            <form action={pathIn(locale, '/edit')}>
              <Field id="q" label={t('find')}>
                {(attributes) => <input {...attributes} name="q" defaultValue={text} maxLength={100} />}
              </Field>
              <button type="submit">{t('open')}</button>
            </form>
            {text && <Found locale={locale} text={text} />}
            <p>
              {t('reports', { count: waiting })}{' '}
              {waiting > 0 && <a href={pathIn(locale, '/edit/reports')}>{t('reportsLink')}</a>}
            </p>
            <Queues locale={locale} />
            <h2>{t('changes')}</h2>
            <ChangeList locale={locale} changes={changes} entries={entries} />
          </>
        );
      }}
    </EditorPage>
  );
}

async function Found({ locale, text }: { locale: Locale; text: string }) {
  const [t, answer] = await Promise.all([
    getTranslations({ locale, namespace: 'edit.start' }),
    search(text, { limit: 12 }),
  ]);
  if (answer.places.length === 0) return <p>{t('notFound')}</p>;
  return (
    <ul style={{ marginBlockStart: 'calc(var(--step) * 2)' }}>
      {answer.places.map((place) => (
        <li key={place.geoid}>
          <a href={pathIn(locale, `/edit/place/${place.geoid}`)}>
            {place.name}, {place.stateCode.toUpperCase()}
          </a>
        </li>
      ))}
    </ul>
  );
}
