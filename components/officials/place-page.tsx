import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Agencies } from '#components/places/agencies.tsx';
import { FeedLink } from '#components/places/feed-link.tsx';
import { ListAge } from '#components/places/list-age.tsx';
import { NotShown } from '#components/places/not-shown.tsx';
import { PlaceSite } from '#components/places/place-site.tsx';
import { StatusMark } from '#components/places/status-mark.tsx';
import { JsonLd } from '#components/ui/json-ld.tsx';
import { Noted } from '#components/ui/noted.tsx';
import { Page } from '#components/ui/page.tsx';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { hasDistricts } from '#lib/officials/districts/district-queries.ts';
import { placeFacts } from '#lib/officials/open-data/structured-data.ts';
import { reasonSide } from '#lib/officials/path.ts';
import { placePath } from '#lib/places/paths.ts';
import { nameOfState } from '#lib/places/states.ts';
import type { Place } from '#lib/places/types.ts';
import { env } from '#lib/platform/env.ts';
import { AsOf } from './as-of.tsx';
import { BodyFacts } from './body-facts.tsx';
import { type AgendaItem, CountLine } from './count-line.tsx';
import { Dais } from './dais.tsx';
import { DaisLegend } from './dais-legend.tsx';
import { Path } from './path.tsx';
import { placeData } from './place-data.ts';
import styles from './place-page.module.css';
import { Sides } from './sides.tsx';
import { statusWords } from './status-words.ts';
import { Timeline } from './timeline.tsx';
import { WriteButton } from './write-button.tsx';

type Props = {
  locale: Locale;
  place: Place;
  /** The next item on an agenda here that speaks of the agreement. */
  agendaItem: AgendaItem | null;
  /** What is on the agenda here; the section is left out without it. */
  upcoming?: ReactNode;
  /** Campaigns here; the section is left out without it. */
  campaigns?: ReactNode;
};

/** The page of a municipality, top to bottom: status, dais, how to write, path to change, agencies, what happened. */
export async function PlacePage({ locale, place, agendaItem, upcoming, campaigns }: Props) {
  const t = await getTranslations({ locale, namespace: 'officials' });
  const tPlaces = await getTranslations({ locale, namespace: 'places' });
  const [data, districts] = await Promise.all([placeData(place), hasDistricts(place.geoid)]);
  const { today, status, body, records, count, question } = data;
  const path = placePath(place);
  const here = { geoid: place.geoid, path };
  const words = await statusWords(locale, place, status, data.agencies);
  // Several places of a state may share a name; a city that is its own county is not in another.
  const around = [
    ...place.counties
      .filter(({ name }) => name !== place.legalName)
      .map((county) => ({ geoid: county.geoid, name: county.name, path: placePath(county) })),
    { geoid: place.stateCode, name: nameOfState(place.stateCode), path: `/${place.stateCode}` },
  ];
  const members = records.some((record) => record.seat.votes);
  // The dais is as old as the oldest sight of someone who still sits on it.
  const seen = records.flatMap((record) => (record.holder ? [record.holder.asOf] : [])).sort()[0];
  const pathSection = (
    <section>
      <h2>{t(question === 'end' ? 'path.titleEnd' : 'path.titleSign')}</h2>
      {question === 'sign' && <p>{t('path.introSign')}</p>}
      <Path
        locale={locale}
        today={today}
        place={here}
        steps={data.steps}
        body={body}
        records={records}
        question={question}
        count={count}
        agendaItem={agendaItem}
      />
    </section>
  );
  const agencySection = (
    <section className={styles.notPrinted}>
      <h2>{tPlaces('agencies.title')}</h2>
      <p>{tPlaces('agencies.intro')}</p>
      <Agencies locale={locale} place={place} agencies={data.agencies} />
      <NotShown locale={locale} place={place} agencies={data.agencies} cover={data.cover} />
    </section>
  );
  // Where nobody on file decides, who polices the place is what there is to know: it comes first.
  return (
    <Page locale={locale} path={path} script={false}>
      <article className={styles.place}>
        <header className={styles.head}>
          <div className={styles.name}>
            <h1 lang="en">{place.name}</h1>
            <p className={`${styles.where} small`} lang="en">
              {around.map(({ geoid, name, path: to }) => (
                <a key={geoid} href={pathIn(locale, to)}>
                  {name}
                </a>
              ))}
            </p>
          </div>
          <Noted locale={locale} sources={words.sources} fact={`place:${place.geoid}`}>
            <div className={styles.status}>
              <StatusMark code={status.code} label={tPlaces(`status.${status.code}`)} shapeOnly />
              <p>
                <span className={styles.lead}>{words.lead}</span>{' '}
                <span className={styles.details}>
                  {words.details.join(' ')}
                  {words.seen && <ListAge locale={locale} asOf={words.seen} />}
                </span>
              </p>
            </div>
          </Noted>
        </header>
        {body && records.length > 0 ? (
          <>
            <Dais locale={locale} path={path} body={body} records={records} />
            {count && (
              <p className={styles.count}>
                <CountLine
                  {...{ locale, count, body, members, agendaItem }}
                  asOf={seen && <AsOf locale={locale} kind="term" asOf={seen} today={today} />}
                />
              </p>
            )}
            <WriteButton locale={locale} path={path} body={body} records={records} />
            {districts && (
              <p className="no-print">
                <a href={pathIn(locale, `${path}/district`)}>{t('district.link')}</a>
              </p>
            )}
            <DaisLegend locale={locale} body={body} records={records} />
            <div className={styles.notPrinted}>
              <BodyFacts locale={locale} today={today} body={body} />
            </div>
          </>
        ) : (
          <section className={styles.missing}>
            <h2>{t('noOfficials.title', { place: place.name })}</h2>
            <p>{t('noOfficials.body')}</p>
          </section>
        )}
        {body ? (
          <>
            {pathSection}
            {agencySection}
          </>
        ) : (
          <>
            {agencySection}
            {pathSection}
          </>
        )}
        <section className={styles.notPrinted}>
          <h2>{t('happened.title')}</h2>
          {data.timeline.length > 0 ? (
            <Timeline locale={locale} path={path} entries={data.timeline} />
          ) : (
            <p>{t('happened.nothing', { place: place.name })}</p>
          )}
        </section>
        {upcoming && (
          <section className={styles.upcoming}>
            <h2>{t('upcoming')}</h2>
            {upcoming}
          </section>
        )}
        {(data.statements.length > 0 || data.rules.some((rule) => reasonSide(rule) !== null)) && (
          <section className={styles.notPrinted}>
            <h2>{t('sides.title')}</h2>
            <Sides
              locale={locale}
              today={today}
              place={here}
              rules={data.rules}
              statements={data.statements}
            />
          </section>
        )}
        {campaigns && (
          <section className={styles.notPrinted}>
            <h2>{t('campaigns')}</h2>
            {campaigns}
          </section>
        )}
        <p className={styles.address}>{`${env().appUrl}${pathIn(locale, path)}`}</p>
      </article>
      <PlaceSite locale={locale} place={place} />
      <FeedLink locale={locale} path={path} />
      <JsonLd data={placeFacts(place, body ? [body] : [], data.agencies, env().appUrl)} />
    </Page>
  );
}
