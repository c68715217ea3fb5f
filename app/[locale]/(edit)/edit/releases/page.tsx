import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HeldDates } from '#components/places/held-dates.tsx';
import { SettleRelease } from '#components/places/settle-release.tsx';
import { Field } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Scroll } from '#components/ui/scroll.tsx';
import { formatDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { heldDates, heldReleases, releasesOnFile } from '#lib/places/listings/listings-queries.ts';
import { reasonsIn } from '#lib/places/listings/reason-texts.ts';
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
  const t = await getTranslations({ locale, namespace: 'edit.releases' });
  return (
    <EditorPage locale={locale} actor={actor} path="/edit/releases" title={t('title')}>
      {async () => (
        <>
          <p>{t('intro')}</p>
          <Told locale={locale} query={query} />
          <Held locale={locale} />
          <HeldDates locale={locale} dates={await heldDates()} heading="h2" />
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
  return (
    <Notice tone={outcome === 'published' || outcome === 'known' ? 'good' : 'bad'} live>
      <p>{t(`done.${outcome}`)}</p>
      {outcome === 'refused' && typeof query.why === 'string' && <p lang="en">{query.why.slice(0, 300)}</p>}
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
          <SettleRelease id={release.id} empty={release.readable === 0} texts={texts} reasons={reasons} />
        </article>
      ))}
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
  const [t, releases] = await Promise.all([
    getTranslations({ locale, namespace: 'edit.releases' }),
    releasesOnFile(),
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
                <td>{t(`states.${release.state}`)}</td>
                <td>{release.rowCount}</td>
                <td>{release.fileName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
