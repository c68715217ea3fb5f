import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { formTexts } from '#components/edit/form-texts.ts';
import { SettleDateForm } from '#components/edit/settle-date-form.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { now } from '#lib/kernel/clock.ts';
import { dayIn } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { heldDateIn } from '#lib/places/listings/reason-texts.ts';
import { type DateToSettle, dateToSettle } from '#lib/places/listings/settled-date-queries.ts';
import { STATES } from '#lib/places/listings/states.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { EditorPage } from '../../../editor-page.tsx';
import { readable } from '../../../readable.ts';

type Props = { params: Promise<{ locale: string; release: string; row: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'queues.dates' });
  return { title: t('title'), robots: { index: false } };
}

/** One date of signature on hold: what ICE wrote, and the form that settles it. */
export default async function EditDate({ params }: Props) {
  const locale = await pageLocale(params);
  const given = await params;
  const release = readable(given.release);
  const path = `/edit/date/${encodeURIComponent(release)}/${given.row}`;
  const actor = await requireActor(locale, path);
  const t = await getTranslations({ locale, namespace: 'queues.dates' });
  return (
    <EditorPage locale={locale} actor={actor} path={path} title={t('title')}>
      {async () => {
        const cell = /^\d{1,7}$/.test(given.row) ? await dateToSettle(release, Number(given.row)) : null;
        return (
          <>
            <p className="small">
              <a href={pathIn(locale, '/edit/releases#dates')}>{t('back')}</a>
            </p>
            {cell ? (
              <Cell locale={locale} cell={cell} />
            ) : (
              <Notice>
                <p>{t('moved')}</p>
              </Notice>
            )}
          </>
        );
      }}
    </EditorPage>
  );
}

const OWN = [
  'question',
  'date',
  'day',
  'none',
  'note',
  'noteHint',
  'sourceIntro',
  'saved',
  'moved',
  'implausible',
] as const;

async function Cell({ locale, cell }: { locale: Locale; cell: DateToSettle }) {
  const [t, tModel, texts] = await Promise.all([
    getTranslations({ locale, namespace: 'queues.dates' }),
    getTranslations({ locale, namespace: 'places' }),
    formTexts(locale),
  ]);
  const { releaseId, fileName, asOf, row, stateCode, agencyName, model, held, moaUrl, sources } = cell;
  const today = dayIn('America/New_York', now());
  // The document carries the signatures, so it is what an editor most often reads the date from.
  const values: Record<string, string> = moaUrl
    ? {
        's.source': 'new',
        's.kind': 'primary_document',
        's.publisher': 'U.S. Immigration and Customs Enforcement',
        's.title': `Memorandum of agreement: ${agencyName}`,
        's.url': moaUrl,
        's.confidence': 'high',
      }
    : {};
  return (
    <>
      <ul>
        <li>
          <strong lang="en">{agencyName}</strong>, {STATES[stateCode] ?? stateCode.toUpperCase()},{' '}
          {tModel(`model.${model}`)}
        </li>
        <li>{t('row', { row: String(row), file: fileName, date: formatDay(locale, asOf) })}</li>
        <li>{heldDateIn(locale, held)}</li>
        {moaUrl && (
          <li>
            <a href={moaUrl} rel="noreferrer">
              {tModel('agencies.moa')}
            </a>
          </li>
        )}
      </ul>
      <SettleDateForm
        release={releaseId}
        row={row}
        was={held}
        sources={sources}
        values={values}
        today={today}
        texts={texts}
        own={Object.fromEntries(OWN.map((key) => [key, t(key)]))}
      />
    </>
  );
}
