import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AnswerForm } from '#components/edit/answer-form.tsx';
import { LinkedText } from '#components/ui/linked-text.tsx';
import { formatInstant } from '#lib/kernel/format.ts';
import { inLocale, isLocale, LANGUAGE_NAMES, type Locale, pathIn } from '#lib/kernel/locales.ts';
import { openReports, type QueuedReport } from '#lib/officials/reports/report-queries.ts';
import { placePath } from '#lib/places/paths.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { EditorPage } from '../editor-page.tsx';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'edit.reports' });
  return { title: t('title'), robots: { index: false } };
}

/** What readers say is wrong, the oldest first, each with its fact as it stands. */
export default async function EditReports({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, '/edit/reports');
  const t = await getTranslations({ locale, namespace: 'edit.reports' });
  return (
    <EditorPage locale={locale} actor={actor} path="/edit/reports" title={t('title')}>
      {async () => {
        const reports = await openReports(actor);
        return (
          <>
            <p>{t('intro')}</p>
            {reports.length === 0 && <p className="muted">{t('none')}</p>}
            {reports.map((report) => (
              <Report key={report.id} locale={locale} report={report} />
            ))}
          </>
        );
      }}
    </EditorPage>
  );
}

async function Report({ locale, report }: { locale: Locale; report: QueuedReport }) {
  const [t, reasons] = await Promise.all([
    getTranslations({ locale, namespace: 'edit.reports' }),
    reasonTexts(locale),
  ]);
  const { line, edit } = report;
  const told = line && inLocale(line.text, locale);
  const language = isLocale(report.language) ? LANGUAGE_NAMES[report.language] : report.language;
  return (
    <article>
      <h2>{line?.place.name ?? t('gone')}</h2>
      {line && told && (
        <>
          <h3>{t('now')}</h3>
          <p lang={told.lang === locale ? undefined : told.lang}>
            {line.on && <>{line.on}: </>}
            {told.text}
          </p>
          <p className="row">
            {edit && (
              <a href={pathIn(locale, `/edit/fact/${edit.kind}/${encodeURIComponent(edit.id)}`)}>
                {t('correct')}
              </a>
            )}
            <a href={pathIn(locale, placePath(line.place))}>{t('see')}</a>
          </p>
        </>
      )}
      <h3>{t('said')}</h3>
      <blockquote lang={report.language} style={{ whiteSpace: 'pre-line' }}>
        {report.text}
      </blockquote>
      {report.link && (
        <p>
          <LinkedText text={report.link} />
        </p>
      )}
      <p className="muted small">
        {t('received', { date: formatInstant(locale, report.createdAt, 'America/New_York') })}.{' '}
        {t('language', { language })}. {report.waits ? t('waits') : t('silent')}
      </p>
      <AnswerForm
        id={report.id}
        lang={report.language}
        texts={{
          outcome: t('outcome'),
          corrected: t('corrected'),
          unchanged: t('unchanged'),
          answer: t('answer'),
          close: t('close'),
          closed: t('closed'),
        }}
        reasons={reasons}
      />
    </article>
  );
}
