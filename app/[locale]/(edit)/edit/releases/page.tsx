import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HeldDates } from '#components/places/held-dates.tsx';
import { SettleRelease } from '#components/places/settle-release.tsx';
import { SettledDates } from '#components/places/settled-dates.tsx';
import { Field } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Scroll } from '#components/ui/scroll.tsx';
import { formatDay, formatNumber } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { heldDates, heldReleases, releasesOnFile } from '#lib/places/listings/listings-queries.ts';
import { reasonsIn, rowProblemIn } from '#lib/places/listings/reason-texts.ts';
import { standingDecisions } from '#lib/places/listings/settle-undo-queries.ts';
import { settledDates } from '#lib/places/listings/settled-date-queries.ts';
import type { Rejected } from '#lib/places/listings/types.ts';
import { readWorkbookProblem, workbookProblemIn } from '#lib/places/listings/workbook-problem.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { EditorPage } from '../editor-page.tsx';

type Query = { done?: string | string[]; why?: string | string[] };
type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Query> };

const OUTCOMES = ['known', 'published', 'held', 'refused'] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'edit.releases' });
  return { title: t('title'), robots: { index: false } };
}

/** ICE's sheets: those that wait for an editor's word, those on file, and a form to bring one. */
export default async function EditReleases({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const query = await searchParams;
  const actor = await requireActor(locale, '/edit/releases');
  const [t, tBack] = await Promise.all([
    getTranslations({ locale, namespace: 'edit.releases' }),
    getTranslations({ locale, namespace: 'queues' }),
  ]);
  return (
    <EditorPage locale={locale} actor={actor} path="/edit/releases" title={t('title')}>
      {async () => (
        <>
          <p>{t('intro')}</p>
          <p>
            <a href={pathIn(locale, '/edit')}>{tBack('back')}</a>
          </p>
          <Told locale={locale} query={query} />
          <Held locale={locale} />
          <Dates locale={locale} />
          <Upload locale={locale} />
          <OnFile locale={locale} />
        </>
      )}
    </EditorPage>
  );
}

async function Told({ locale, query }: { locale: Locale; query: Query }) {
  const t = await getTranslations({ locale, namespace: 'edit.releases' });
  const outcome = OUTCOMES.find((name) => name === query.done);
  if (!outcome) return null;
  const problem =
    outcome === 'refused' && typeof query.why === 'string' ? readWorkbookProblem(query.why) : null;
  return (
    <Notice tone={outcome === 'published' || outcome === 'known' ? 'good' : 'bad'} live>
      <p>{t(`done.${outcome}`)}</p>
      {problem && <p>{workbookProblemIn(locale, problem)}</p>}
    </Notice>
  );
}

async function Held({ locale }: { locale: Locale }) {
  const [t, reasons, held] = await Promise.all([
    getTranslations({ locale, namespace: 'edit.releases' }),
    reasonTexts(locale),
    heldReleases(),
  ]);
  const texts = {
    accept: t('accept'),
    accepted: t('accepted'),
    reject: t('reject'),
    rejected: t('rejected'),
  };
  return (
    <section>
      <h2>{t('held')}</h2>
      <p className={held.length === 0 ? 'muted' : undefined}>{t(held.length === 0 ? 'noneHeld' : 'final')}</p>
      {held.map((release) => (
        <article key={release.id}>
          <h3>{release.fileName}</h3>
          <p>
            {t('about', { kind: release.kind, day: formatDay(locale, release.asOf), rows: release.rows })}
          </p>
          <ul>
            {reasonsIn(locale, release.reasons).map(({ text, lang }) => (
              <li key={text} lang={lang === locale ? undefined : lang}>
                {text}
              </li>
            ))}
          </ul>
          <Unread locale={locale} report={release.report} />
          <SettleRelease id={release.id} empty={release.readable === 0} texts={texts} reasons={reasons} />
        </article>
      ))}
    </section>
  );
}

/** How many rows that could not be read are shown at most. */
const UNREAD_SHOWN = 100;

/** Rows of a held list that could not be read, each with why. */
async function Unread({ locale, report }: { locale: Locale; report: unknown }) {
  const { rejected = [] } = (report ?? {}) as { rejected?: Rejected[] };
  if (rejected.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'queues.rows' });
  return (
    <details>
      <summary>{t('title', { count: rejected.length })}</summary>
      <ul>
        {rejected.slice(0, UNREAD_SHOWN).map(({ row, reason, agencyName }) => {
          const { text, lang } = rowProblemIn(locale, reason);
          return (
            <li key={row}>
              {t('row', { row: String(row) })}
              {agencyName && (
                <>
                  , <span lang="en">{agencyName}</span>
                </>
              )}
              : <span lang={lang === locale ? undefined : lang}>{text}</span>
            </li>
          );
        })}
      </ul>
      {rejected.length > UNREAD_SHOWN && <p>{t('more', { count: rejected.length - UNREAD_SHOWN })}</p>}
    </details>
  );
}

async function Dates({ locale }: { locale: Locale }) {
  const [t, held, settled] = await Promise.all([
    getTranslations({ locale, namespace: 'queues.dates' }),
    heldDates(),
    settledDates(),
  ]);
  return (
    <section>
      <HeldDates
        locale={locale}
        dates={held}
        heading="h2"
        settle={({ releaseId, row }) => (
          <a href={pathIn(locale, `/edit/date/${encodeURIComponent(releaseId)}/${row}`)}>{t('settle')}</a>
        )}
      />
      <SettledDates locale={locale} dates={settled} />
    </section>
  );
}

async function Upload({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'edit.releases' });
  return (
    <section>
      <h2>{t('upload')}</h2>
      <form action="/api/edit/releases" method="post" encType="multipart/form-data">
        <input type="hidden" name="locale" value={locale} />
        <Field id="file" label={t('file')} hint={t('fileHint')}>
          {(attributes) => <input {...attributes} name="file" type="file" accept=".xlsx" required />}
        </Field>
        <Field id="kind" label={t('kind')}>
          {(attributes) => (
            <select {...attributes} name="kind" defaultValue="">
              <option value="">{t('kinds.unknown')}</option>
              <option value="participating">{t('kinds.participating')}</option>
              <option value="pending">{t('kinds.pending')}</option>
            </select>
          )}
        </Field>
        <Field id="asOf" label={t('asOf')} hint={t('asOfHint')}>
          {(attributes) => <input {...attributes} name="asOf" type="date" />}
        </Field>
        <button type="submit">{t('send')}</button>
      </form>
    </section>
  );
}

async function OnFile({ locale }: { locale: Locale }) {
  const [t, releases, decisions] = await Promise.all([
    getTranslations({ locale, namespace: 'edit.releases' }),
    releasesOnFile(),
    standingDecisions(),
  ]);
  return (
    <section>
      <h2>{t('onFile')}</h2>
      <Scroll label={t('onFile')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('columns.day')}</th>
              <th scope="col">{t('columns.kind')}</th>
              <th scope="col">{t('columns.state')}</th>
              <th scope="col">{t('columns.rows')}</th>
              <th scope="col">{t('columns.file')}</th>
            </tr>
          </thead>
          <tbody>
            {releases.map((release) => (
              <tr key={release.id}>
                <td>{formatDay(locale, release.asOf)}</td>
                <td>{t(`kinds.${release.kind}`)}</td>
                <td>
                  {t(`states.${release.state}`)}
                  {decisions.has(release.id) && (
                    <>
                      <br />
                      <a className="small" href={pathIn(locale, `/edit/entry/${decisions.get(release.id)}`)}>
                        {t('undo')}
                      </a>
                    </>
                  )}
                </td>
                <td>{formatNumber(locale, release.rowCount)}</td>
                <td>{release.fileName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
