import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { type FormField, shownValue } from '#components/edit/fields-shown.ts';
import { formFields } from '#components/edit/form-fields.ts';
import { formTexts } from '#components/edit/form-texts.ts';
import { UndoChange } from '#components/edit/undo-change.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Scroll } from '#components/ui/scroll.tsx';
import { hasRole } from '#lib/kernel/actor.ts';
import { formatInstant } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { type ChangeDetail, changeDetail } from '#lib/officials/edit/edit-queries.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { EditorPage } from '../../editor-page.tsx';
import { readable } from '../../readable.ts';

type Props = { params: Promise<{ locale: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'edit.change' });
  return { title: t('title'), robots: { index: false } };
}

/** One change: before beside after, and the button that undoes it or why it cannot be undone. */
export default async function EditChange({ params }: Props) {
  const locale = await pageLocale(params);
  const id = readable((await params).id);
  const path = `/edit/change/${encodeURIComponent(id)}`;
  const actor = await requireActor(locale, path);
  const change = hasRole(actor, 'editor') ? await changeDetail(id, locale) : null;
  if (!change && hasRole(actor, 'editor')) notFound();
  const t = await getTranslations({ locale, namespace: 'edit.change' });
  return (
    <EditorPage locale={locale} actor={actor} path={path} title={t('title')}>
      {async () => change && <Detail locale={locale} change={change} />}
    </EditorPage>
  );
}

async function Detail({ locale, change }: { locale: Locale; change: ChangeDetail }) {
  const [t, tOne, tEntry, fields, texts] = await Promise.all([
    getTranslations({ locale, namespace: 'edit.change' }),
    getTranslations({ locale, namespace: 'edit.one' }),
    getTranslations({ locale, namespace: 'queues.entries' }),
    formFields(locale, change.kind, change.options),
    formTexts(locale),
  ]);
  const { before, after, present, blockedBy, by } = change;
  const name = by === 'command' || by === 'system' ? tEntry(`by.${by}`) : by;
  const fact = pathIn(locale, `/edit/fact/${change.kind}/${encodeURIComponent(change.factId)}`);
  return (
    <>
      <p>
        {t(change.action, { name })}: {tOne(change.kind)}
        <br />
        <span className="muted small">{formatInstant(locale, change.at, 'America/New_York')}</span>
      </p>
      {present && (
        <p>
          <a href={fact}>{t('fact')}</a>
        </p>
      )}
      <Versions
        label={t('title')}
        fields={fields}
        nothing={t('nothing')}
        left={{ title: t('before'), values: before }}
        right={{ title: t('after'), values: after }}
        sources={{ title: t('sources'), left: change.sourcesBefore, right: change.sourcesAfter }}
      />
      {!before && !after ? (
        <p>{t('unkept')}</p>
      ) : (
        <UndoChange
          entry={change.id}
          label={t('undoButton')}
          done={t('undone')}
          reasons={texts.reasons}
          blocked={
            blockedBy && (
              <>
                <Notice tone="warm">
                  <p>
                    {t('blocked')}{' '}
                    {blockedBy.id && (
                      <a href={pathIn(locale, `/edit/change/${blockedBy.id}`)}>{t('newer')}</a>
                    )}
                  </p>
                </Notice>
                <Versions
                  label={t('now')}
                  fields={fields}
                  nothing={t('nothing')}
                  left={{ title: t('after'), values: after }}
                  right={{ title: t('now'), values: present }}
                />
              </>
            )
          }
        />
      )}
    </>
  );
}

type Version = { title: string; values: Record<string, string> | null };
type VersionsProps = {
  label: string;
  fields: readonly FormField[];
  nothing: string;
  left: Version;
  right: Version;
  sources?: { title: string; left: readonly string[]; right: readonly string[] };
};

/** Two versions side by side; what is the same in both is muted. */
function Versions({ label, fields, nothing, left, right, sources }: VersionsProps) {
  const cell = (version: Version, field: FormField) =>
    version.values ? shownValue(field, version.values[field.name] ?? '') : nothing;
  return (
    <Scroll label={label}>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{left.title}</th>
            <th scope="col">{right.title}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => {
            const [one, other] = [cell(left, field), cell(right, field)];
            if (one === '' && other === '') return null;
            return (
              <tr key={field.name} className={one === other ? 'muted' : undefined}>
                <th scope="row">{field.label}</th>
                <td lang={field.lang}>{one}</td>
                <td lang={field.lang}>{other}</td>
              </tr>
            );
          })}
          {sources && (
            <tr className={sources.left.join() === sources.right.join() ? 'muted' : undefined}>
              <th scope="row">{sources.title}</th>
              {[sources.left, sources.right].map((lines, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: always the same two columns.
                <td key={at} style={{ whiteSpace: 'pre-line' }}>
                  {lines.join('\n')}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </Scroll>
  );
}
