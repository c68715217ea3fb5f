import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { UndoEntry } from '#components/edit/undo-entry.tsx';
import { Scroll } from '#components/ui/scroll.tsx';
import { hasRole } from '#lib/kernel/actor.ts';
import { formatDay, formatInstant } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { type EntryDetail, entryDetail, isUndoable } from '#lib/officials/edit/entry-queries.ts';
import { heldDateIn } from '#lib/places/listings/reason-texts.ts';
import { AGENCY_KINDS } from '#lib/places/types.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { EditorPage } from '../../editor-page.tsx';
import { readable } from '../../readable.ts';

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'queues.entries' });
  return { title: t('title'), robots: { index: false } };
}

/** What a file brought or an editor decided, and the button that takes it back or why there is none. */
export default async function EditEntry({ params }: Props) {
  const locale = await pageLocale(params);
  const id = readable((await params).id);
  const path = `/edit/entry/${encodeURIComponent(id)}`;
  const actor = await requireActor(locale, path);
  const entry = hasRole(actor, 'editor') ? await entryDetail(id) : null;
  if (!entry && hasRole(actor, 'editor')) notFound();
  const t = await getTranslations({ locale, namespace: 'queues.entries' });
  return (
    <EditorPage locale={locale} actor={actor} path={path} title={t('title')}>
      {async () => entry && <Detail locale={locale} entry={entry} />}
    </EditorPage>
  );
}

/** What of an entry an editor can read. */
const SHOWN = [
  'file',
  'rows',
  'from',
  'to',
  'kind',
  'placeGeoid',
  'countyGeoid',
  'onFile',
  'inFile',
  'agency',
  'held',
  'signedOn',
] as const;

async function Detail({ locale, entry }: { locale: Locale; entry: EntryDetail }) {
  const [t, tAgency, tBack, reasons] = await Promise.all([
    getTranslations({ locale, namespace: 'queues.entries' }),
    getTranslations({ locale, namespace: 'queues.agencies' }),
    getTranslations({ locale, namespace: 'queues' }),
    reasonTexts(locale),
  ]);
  const { action, by, before, after } = entry;
  const name = by === 'command' || by === 'system' ? t(`by.${by}`) : by;
  const rows = SHOWN.filter((row) => row in before || row in after);
  const shown = (row: (typeof SHOWN)[number], values: Record<string, string>) => {
    const value = values[row];
    const kind = row === 'kind' && AGENCY_KINDS.find((one) => one === value);
    if (kind) return tAgency(`kinds.${kind}`);
    if (value && row === 'held') return heldDateIn(locale, value);
    if (value && row === 'signedOn') return formatDay(locale, value);
    return value ?? '–';
  };
  const key = action.replaceAll('.', '_') as 'agency_tie';
  return (
    <>
      <p className="small">
        <a href={pathIn(locale, '/edit')}>{tBack('back')}</a>
        {entry.agencyId && (
          <>
            {' · '}
            <a href={pathIn(locale, `/edit/agency/${encodeURIComponent(entry.agencyId)}`)}>{t('agency')}</a>
          </>
        )}
      </p>
      <p>
        {t(`done.${key}`, { name })}: <span lang="en">{entry.text}</span>
        <br />
        <span className="muted small">{formatInstant(locale, entry.at, 'America/New_York')}</span>
      </p>
      {rows.length > 0 && (
        <Scroll label={t('kept')}>
          <table>
            <thead>
              <tr>
                <td />
                <th scope="col">{t('before')}</th>
                <th scope="col">{t('after')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row}>
                  <th scope="row">{t(`keys.${row}`)}</th>
                  <td>{shown(row, before)}</td>
                  <td>{shown(row, after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <Undo locale={locale} entry={entry} reasons={reasons} />
    </>
  );
}

/** Why an entry of this kind has no button. */
const WHY_NOT = {
  listings: 'lists',
  agency: 'agencyWhy',
  official: 'register',
  outline: 'outline',
  places: 'places',
  difference: 'undoOfUndo',
  date: 'undoOfUndo',
} as const;

type UndoProps = { locale: Locale; entry: EntryDetail; reasons: Record<string, string> };

async function Undo({ locale, entry, reasons }: UndoProps) {
  const t = await getTranslations({ locale, namespace: 'queues.entries' });
  if (isUndoable(entry.action)) {
    return (
      <UndoEntry
        entry={entry.id}
        label={t('undo')}
        done={t('undone')}
        reasons={{ ...reasons, conflict: t('moved') }}
        note={
          <>
            {entry.action === 'listings.accept' && <p>{t('undoList.accept')}</p>}
            {entry.action === 'listings.reject' && <p>{t('undoList.reject')}</p>}
          </>
        }
        blocked={entry.undone && <p>{t('undoneLater')}</p>}
      />
    );
  }
  const area = entry.action.split('.')[0] as keyof typeof WHY_NOT;
  const why = entry.action.endsWith('.undo') ? 'undoOfUndo' : WHY_NOT[area];
  return <p>{t(`whyNot.${why}`)}</p>;
}
