import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { formTexts } from '#components/edit/form-texts.ts';
import { SettleDifference } from '#components/edit/settle-difference.tsx';
import { Scroll } from '#components/ui/scroll.tsx';
import { formatDay } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import type { ShownSource } from '#lib/kernel/shown-source.ts';
import { type OpenDifference, openDifferences } from '#lib/officials/import/difference-queries.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { EditorPage } from '../editor-page.tsx';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'queues.differences' });
  return { title: t('title'), robots: { index: false } };
}

/** Where a file of officials says otherwise than what is on file, each with both versions and their sources. */
export default async function EditDifferences({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, '/edit/differences');
  const [t, tBack] = await Promise.all([
    getTranslations({ locale, namespace: 'queues.differences' }),
    getTranslations({ locale, namespace: 'queues' }),
  ]);
  return (
    <EditorPage locale={locale} actor={actor} path="/edit/differences" title={t('title')}>
      {async () => {
        const open = await openDifferences();
        return (
          <>
            <p>{t('intro')}</p>
            <p>
              <a href={pathIn(locale, '/edit')}>{tBack('back')}</a>
            </p>
            <p>{t('count', { count: open.length })}</p>
            {open.map((difference) => (
              <OneDifference key={difference.id} locale={locale} difference={difference} />
            ))}
          </>
        );
      }}
    </EditorPage>
  );
}

async function OneDifference({ locale, difference }: { locale: Locale; difference: OpenDifference }) {
  const [t, texts] = await Promise.all([
    getTranslations({ locale, namespace: 'queues.differences' }),
    formTexts(locale),
  ]);
  const { id, place, office, who, about, holder, onFile, inFile, sources, fileSource, fileName, row, fact } =
    difference;
  const ours = holder
    ? t('holder', {
        name: holder.name,
        start: holder.startOn ? formatDay(locale, holder.startOn) : 'none',
        end: holder.endOn ? formatDay(locale, holder.endOn) : 'none',
      })
    : null;
  const day = (version: string | null) =>
    version && (about === 'start' || about === 'end')
      ? formatDay(locale, version)
      : (version ?? t('nothing'));
  return (
    <article>
      <h2 lang="en">
        {who}, {office}
      </h2>
      <p>
        {t(`about.${about}`)} ·{' '}
        <a href={pathIn(locale, `/edit/fact/${fact.kind}/${encodeURIComponent(fact.id)}`)}>{t('open')}</a> ·{' '}
        <a href={pathIn(locale, `/edit/place/${place.geoid}`)} lang="en">
          {place.name}
        </a>
      </p>
      <Scroll label={t(`about.${about}`)}>
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col">{t('ours')}</th>
              <th scope="col">{t('file')}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('says')}</th>
              <td style={{ whiteSpace: 'pre-line' }}>{ours ?? day(onFile)}</td>
              <td style={{ whiteSpace: 'pre-line' }}>{day(inFile)}</td>
            </tr>
            <tr>
              <th scope="row">{t('source')}</th>
              <td>
                {sources.map((source) => (
                  <Source
                    key={source.id}
                    source={source}
                    read={t('read', { date: formatDay(locale, source.retrievedOn) })}
                  />
                ))}
              </td>
              <td>
                <Source
                  source={fileSource}
                  read={t('readRow', {
                    date: formatDay(locale, fileSource.retrievedOn),
                    file: fileName,
                    row,
                  })}
                />
              </td>
            </tr>
          </tbody>
        </table>
      </Scroll>
      {difference.cannotTake && <p className="muted">{t(difference.cannotTake)}</p>}
      <SettleDifference
        id={id}
        takeable={difference.cannotTake === null}
        texts={{ take: t('take'), taken: t('taken'), keep: t('keep'), kept: t('kept') }}
        reasons={{ ...texts.reasons, conflict: t('moved') }}
      />
    </article>
  );
}

function Source({ source, read }: { source: ShownSource; read: string }) {
  const name = `${source.publisher}: ${source.title}`;
  return (
    <div>
      {source.url ? (
        <a href={source.url} rel="noreferrer" lang={source.language}>
          {name}
        </a>
      ) : (
        <span lang={source.language}>{name}</span>
      )}
      <br />
      <span className="muted small">{read}</span>
    </div>
  );
}
