import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ChangeList } from '#components/edit/change-list.tsx';
import { FactForm } from '#components/edit/fact-form.tsx';
import { formFields } from '#components/edit/form-fields.ts';
import { formTexts } from '#components/edit/form-texts.ts';
import { RemoveFact } from '#components/edit/remove-fact.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { hasRole } from '#lib/kernel/actor.ts';
import { now } from '#lib/kernel/clock.ts';
import { dayIn } from '#lib/kernel/dates.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { EDIT_FIELDS, type EditKind, isEditKind, isGiven } from '#lib/officials/edit/edit-fields-schema.ts';
import { type Change, editForm, recentChanges } from '#lib/officials/edit/edit-queries.ts';
import { placePath } from '#lib/places/paths.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { EditorPage } from '../../../editor-page.tsx';
import { readable } from '../../../readable.ts';

type Props = {
  params: Promise<{ locale: string; kind: string; id: string }>;
  /** For a new fact: the GEOID of its place, and what its fields begin with, by their names. */
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'edit.start' });
  return { title: t('title'), robots: { index: false } };
}

/** The form of one fact, or of a new one of a place. */
export default async function EditFact({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const { kind, id: given } = await params;
  const id = readable(given);
  const asked = await searchParams;
  const fresh = id === 'new';
  if (!isEditKind(kind) || (fresh && isGiven(kind))) notFound();
  const geoid = typeof asked.place === 'string' && /^\d{2,10}$/.test(asked.place) ? asked.place : '';
  const beginning = fresh ? beginningOf(kind, asked) : {};
  const query = new URLSearchParams({ place: geoid, ...beginning });
  const path = `/edit/fact/${kind}/${encodeURIComponent(id)}${fresh ? `?${query}` : ''}`;
  const actor = await requireActor(locale, path);
  const editor = hasRole(actor, 'editor');
  const form = editor ? await editForm(kind, fresh ? { placeGeoid: geoid } : { id }, locale) : null;
  const changes = editor && !fresh ? await recentChanges(locale, `${kind}:${id}`) : [];
  // What was taken away keeps its changes: there it can be brought back.
  if (editor && !form && changes.length === 0) notFound();
  const t = await getTranslations({ locale, namespace: 'edit' });
  const one = t(`one.${kind}`);
  return (
    <EditorPage
      locale={locale}
      actor={actor}
      path={path}
      title={t(fresh ? 'form.add' : 'form.correct', { one })}
    >
      {async () => {
        if (!form) return <TakenAway locale={locale} changes={changes} />;
        const toPlace = pathIn(locale, `/edit/place/${form.place.geoid}`);
        const [fields, texts] = await Promise.all([
          formFields(locale, kind, form.options, fresh),
          formTexts(locale),
        ]);
        return (
          <>
            <p className="small">
              <a href={toPlace}>{t('form.place', { place: form.place.name })}</a>
              {' · '}
              <a href={pathIn(locale, placePath(form.place))}>{t('place.page')}</a>
            </p>
            <FactForm
              kind={kind}
              id={fresh ? null : id}
              place={form.place.geoid}
              version={form.version}
              fields={fields}
              values={{ ...form.values, ...beginning }}
              citations={form.citations.map(({ id: citation, publisher, title, url, disputes, locator }) => ({
                id: citation,
                label: [publisher, title, locator].filter(Boolean).join(' · '),
                url,
                disputes,
              }))}
              sources={form.sources}
              today={dayIn(form.place.timeZone, now())}
              here={pathIn(locale, path)}
              toPlace={toPlace}
              texts={texts}
            />
            {!fresh && form.version && (
              <>
                {!isGiven(kind) && <RemoveFact kind={kind} id={id} version={form.version} texts={texts} />}
                <h2>{t('form.changes')}</h2>
                <ChangeList locale={locale} changes={changes} />
              </>
            )}
          </>
        );
      }}
    </EditorPage>
  );
}

async function TakenAway({ locale, changes }: { locale: Locale; changes: readonly Change[] }) {
  const [t, tBack] = await Promise.all([
    getTranslations({ locale, namespace: 'edit.form' }),
    getTranslations({ locale, namespace: 'queues' }),
  ]);
  return (
    <>
      <Notice tone="good" live>
        <p>{t('removed')}</p>
      </Notice>
      <h2>{t('changes')}</h2>
      <ChangeList locale={locale} changes={changes} />
      <p>
        <a href={pathIn(locale, '/edit')}>{tBack('back')}</a>
      </p>
    </>
  );
}

/** What the address says that a new fact's fields begin with: the seat of a term, the owner of an address. */
function beginningOf(
  kind: EditKind,
  asked: Record<string, string | string[] | undefined>,
): Record<string, string> {
  return Object.fromEntries(
    EDIT_FIELDS[kind].flatMap(({ name }) => {
      const given = asked[name];
      return typeof given === 'string' ? [[name, given.slice(0, 300)] as const] : [];
    }),
  );
}
