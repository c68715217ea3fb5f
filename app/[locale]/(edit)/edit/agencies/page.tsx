import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Untied } from '#components/edit/untied.tsx';
import { Field } from '#components/ui/field.tsx';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { STATES } from '#lib/places/listings/states.ts';
import { agenciesNamed, openAgencies, openByState } from '#lib/places/matching/agency-tie-queries.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { EditorPage } from '../editor-page.tsx';

type Query = { state?: string | string[]; q?: string | string[] };
type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'queues.agencies' });
  return { title: t('title'), robots: { index: false } };
}

/** Agencies that are tied to no place, state by state, and a way to find any other. */
export default async function EditAgencies({ params, searchParams }: Props) {
  const locale = await pageLocale(params);
  const query = await searchParams;
  const state = typeof query.state === 'string' && Object.hasOwn(STATES, query.state) ? query.state : '';
  const q = typeof query.q === 'string' ? query.q.slice(0, 100) : '';
  const path = state ? `/edit/agencies?${new URLSearchParams({ state, ...(q && { q }) })}` : '/edit/agencies';
  const actor = await requireActor(locale, path);
  const [t, tBack] = await Promise.all([
    getTranslations({ locale, namespace: 'queues.agencies' }),
    getTranslations({ locale, namespace: 'queues' }),
  ]);
  return (
    <EditorPage locale={locale} actor={actor} path={path} title={t('title')}>
      {async () => (
        <>
          <p>{t('intro')}</p>
          <p>
            <a href={pathIn(locale, '/edit')}>{tBack('back')}</a>
          </p>
          <Find locale={locale} state={state} q={q} />
          {q && state && <Found locale={locale} state={state} q={q} />}
          {state ? <Open locale={locale} state={state} /> : <ByState locale={locale} />}
        </>
      )}
    </EditorPage>
  );
}

function agencyPath(locale: Locale, id: string): string {
  return pathIn(locale, `/edit/agency/${encodeURIComponent(id)}`);
}

async function Find({ locale, state, q }: { locale: Locale; state: string; q: string }) {
  const t = await getTranslations({ locale, namespace: 'queues.agencies' });
  return (
    <form action={pathIn(locale, '/edit/agencies')}>
      <Field id="state" label={t('state')}>
        {(attributes) => (
          <select {...attributes} name="state" defaultValue={state}>
            <option value="">{t('allStates')}</option>
            {Object.entries(STATES).map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="q" label={t('part')} hint={t('partHint')}>
        {(attributes) => <input {...attributes} name="q" defaultValue={q} maxLength={100} />}
      </Field>
      <button type="submit">{t('show')}</button>
    </form>
  );
}

async function Found({ locale, state, q }: { locale: Locale; state: string; q: string }) {
  const [t, found] = await Promise.all([
    getTranslations({ locale, namespace: 'queues.agencies' }),
    agenciesNamed(state, q),
  ]);
  return (
    <section>
      <h2>{t('found', { count: found.length })}</h2>
      <ul>
        {found.map(({ id, name, place, county }) => (
          <li key={id}>
            <a href={agencyPath(locale, id)} lang="en">
              {name}
            </a>
            {(place ?? county) && <span className="muted"> · {(place ?? county)?.name}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

async function ByState({ locale }: { locale: Locale }) {
  const [t, states] = await Promise.all([
    getTranslations({ locale, namespace: 'queues.agencies' }),
    openByState(),
  ]);
  const all = states.reduce((sum, { count }) => sum + count, 0);
  return (
    <section>
      <h2>{t('count', { count: all })}</h2>
      <ul>
        {states.map(({ code, name, count }) => (
          <li key={code}>
            <a href={pathIn(locale, `/edit/agencies?state=${code}`)}>{name}</a>: {count}
          </li>
        ))}
      </ul>
    </section>
  );
}

async function Open({ locale, state }: { locale: Locale; state: string }) {
  const [t, open] = await Promise.all([
    getTranslations({ locale, namespace: 'queues.agencies' }),
    openAgencies(state),
  ]);
  return (
    <section>
      <h2>{t('count', { count: open.length })}</h2>
      <ul className="plain">
        {open.map(({ id, name, county, type, unmatched }) => (
          <li key={id}>
            <p>
              <a href={agencyPath(locale, id)} lang="en">
                {name}
              </a>
              <br />
              {unmatched !== null && <Untied locale={locale} kept={unmatched} />}
              <br />
              <span className="muted small">
                {t('iceCounty')}: <span lang="en">{county ?? '–'}</span> · {t('iceType')}:{' '}
                <span lang="en">{type ?? '–'}</span>
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
