import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { BenchList } from '#components/edit/bench-list.tsx';
import { Day } from '#components/ui/day.tsx';
import { now } from '#lib/kernel/clock.ts';
import { dayIn } from '#lib/kernel/dates.ts';
import { pathIn } from '#lib/kernel/locales.ts';
import { EDIT_KINDS, isGiven } from '#lib/officials/edit/edit-fields-schema.ts';
import { benchOf, editableFacts } from '#lib/officials/edit/edit-list-queries.ts';
import { placePath } from '#lib/places/paths.ts';
import { placeByGeoid } from '#lib/places/queries.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { EditorPage } from '../../editor-page.tsx';

type Props = { params: Promise<{ locale: string; geoid: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'edit.start' });
  return { title: t('title'), robots: { index: false } };
}

/** All facts of a place that can be corrected, by kind. */
export default async function EditPlace({ params }: Props) {
  const locale = await pageLocale(params);
  const { geoid } = await params;
  const actor = await requireActor(locale, `/edit/place/${geoid}`);
  const place = /^\d{2,10}$/.test(geoid) ? await placeByGeoid(geoid) : null;
  if (!place) notFound();
  const t = await getTranslations({ locale, namespace: 'edit' });
  return (
    <EditorPage locale={locale} actor={actor} path={`/edit/place/${geoid}`} title={place.name}>
      {async () => {
        const today = dayIn(place.timeZone, now());
        const [facts, bench] = await Promise.all([editableFacts(geoid, locale), benchOf(geoid, today)]);
        return (
          <>
            <p className="small">
              <a href={pathIn(locale, '/edit')}>{t('back')}</a>
              {' · '}
              <a href={pathIn(locale, placePath(place))}>{t('place.page')}</a>
            </p>
            <p>{t('place.intro')}</p>
            <section>
              <h2>{t('place.bench')}</h2>
              <BenchList locale={locale} geoid={geoid} bench={bench} />
            </section>
            {EDIT_KINDS.map((kind) => (
              <section key={kind}>
                <h2>{t(`kinds.${kind}`)}</h2>
                {kind === 'channel' && <p className="muted small">{t('place.channelRule')}</p>}
                {facts[kind].length === 0 ? (
                  <p className="muted">{t('place.none')}</p>
                ) : (
                  <ul className="plain">
                    {facts[kind].map((fact) => (
                      <li key={fact.id}>
                        <p>
                          {fact.on && (
                            <span className="muted small">
                              <Day locale={locale} day={fact.on} />{' '}
                            </span>
                          )}
                          <a
                            href={pathIn(locale, `/edit/fact/${kind}/${encodeURIComponent(fact.id)}`)}
                            lang={fact.lang === locale ? undefined : fact.lang}
                          >
                            {fact.text}
                          </a>
                        </p>
                      </li>
                    ))}
                  </ul>
                )}
                {!isGiven(kind) && (
                  <p>
                    <a
                      className="button quiet"
                      href={pathIn(locale, `/edit/fact/${kind}/new?place=${geoid}`)}
                    >
                      {t('place.add', { one: t(`one.${kind}`) })}
                    </a>
                  </p>
                )}
              </section>
            ))}
          </>
        );
      }}
    </EditorPage>
  );
}
