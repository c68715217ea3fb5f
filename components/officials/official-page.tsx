import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Noted } from '#components/ui/noted.tsx';
import { Page } from '#components/ui/page.tsx';
import type { Day as CalendarDay, DatePrecision } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import { inLocale, type Locale, pathIn } from '#lib/kernel/locales.ts';
import type { OfficialPage as Facts, OfficialTerm } from '#lib/officials/queries.ts';
import { directionOfVote, holdsOn, recordOf, seatRecord } from '#lib/officials/rules.ts';
import { placePath } from '#lib/places/paths.ts';
import type { Place } from '#lib/places/types.ts';
import { datedText } from '#lib/platform/dated-text.ts';
import { AsOf } from './as-of.tsx';
import { Channels } from './channels.tsx';
import styles from './official-page.module.css';
import { seatLabel } from './seat-label.ts';
import { SeatMark } from './seat-mark.tsx';
import { Statement } from './statement.tsx';

type Props = {
  locale: Locale;
  today: CalendarDay;
  place: Place;
  official: Facts;
  /** What stands before the ways to write: how letters were answered. */
  children?: ReactNode;
};

/** One official: seat and term, votes, statements in their own words, and how to reach the office. */
export async function OfficialPage({ locale, today, place, official, children }: Props) {
  const t = await getTranslations({ locale, namespace: 'officials' });
  const { person, terms } = official;
  const path = placePath(place);
  const record = recordOf(person, today);
  const serving = terms.find(({ term }) => holdsOn(term, today));
  const mark =
    record.mark === 'mixed' ? t(`record.mixed_${record.direction ?? 'keep'}`) : t(`mark.${record.mark}`);
  return (
    <Page locale={locale} path={`${path}/officials/${person.slug}`} script={false}>
      <p className="small">
        <a href={pathIn(locale, path)}>{t('official.back', { place: place.name })}</a>
      </p>
      <h1>{person.name}</h1>
      <p className={styles.mark}>
        <svg viewBox="-15 -12 30 24" width="30" height="24" aria-hidden="true">
          <SeatMark mark={record.mark} direction={record.direction} x={0} y={0} r={9} />
        </svg>
        <span>
          {mark}
          {record.decisive[0] && <>, {formatDay(locale, record.decisive[0].on)}</>}
        </span>
      </p>
      <section>
        <h2>{t('official.seatTitle')}</h2>
        {terms.map((one) => (
          <Term key={one.term.id} locale={locale} today={today} path={path} one={one} />
        ))}
      </section>
      <section>
        <h2>{t('official.votesTitle')}</h2>
        {person.votes.length === 0 && <p>{t('official.noVotes', { name: person.name })}</p>}
        {person.votes.map((vote) => {
          const title = inLocale(vote.title, locale);
          const direction = directionOfVote(vote);
          return (
            <Noted key={vote.motionId} locale={locale} sources={vote.sources} fact={`position:${vote.id}`}>
              <p className={styles.vote}>
                <strong>
                  {t('official.voted', { position: t(`happened.position.${vote.value}`) })}
                  {direction && `, ${t(direction === 'keep' ? 'official.meansKeep' : 'official.meansEnd')}`}
                </strong>
                <span className="muted">
                  {' · '}
                  <time dateTime={vote.on}>{formatDay(locale, vote.on)}</time>
                  {' · '}
                  {vote.passed ? t('happened.passed') : t('happened.failed')}
                </span>
                <br />
                <span lang={title.lang === locale ? undefined : title.lang}>{title.text}</span>
              </p>
            </Noted>
          );
        })}
      </section>
      <section>
        <h2>{t('official.statementsTitle')}</h2>
        {person.statements.length === 0 ? (
          <p>{t('official.noStatements', { name: person.name })}</p>
        ) : (
          <p className="muted">{t('official.notVote')}</p>
        )}
        {person.statements.map((statement) => (
          <Statement key={statement.id} locale={locale} statement={statement} path={null} />
        ))}
      </section>
      {children}
      <section>
        <h2>{t('official.channelsTitle')}</h2>
        {serving ? (
          <>
            <Channels locale={locale} today={today} term={serving.term} body={serving.body} />
            <p className="no-print">
              <a className="button" href={pathIn(locale, `/write${path}`)}>
                {t('write.one', { name: person.name })}
              </a>
            </p>
          </>
        ) : (
          <p>{t('official.formerChannels')}</p>
        )}
      </section>
    </Page>
  );
}

type TermProps = { locale: Locale; today: CalendarDay; path: string; one: OfficialTerm };

async function Term({ locale, today, path, one: { body, seat, term } }: TermProps) {
  const t = await getTranslations({ locale, namespace: 'officials.official' });
  const tSeat = await getTranslations({ locale, namespace: 'officials.seat' });
  const label = seatLabel(tSeat, seat.label);
  const holds = holdsOn(term, today);
  const over = term.endOn !== null && term.endOn <= today;
  const now = seatRecord(seat, today).holder;
  const voteless = seat.kind === 'mayor' && !seat.votes && body.mayorPowers.length > 0;
  return (
    <Noted locale={locale} sources={term.sources} fact={`term:${term.id}`}>
      <p>
        <strong>
          <span lang={label.lang}>{label.text}</span>, <span lang="en">{body.name}</span>
        </strong>
        <br />
        {holds ? t('now') : over ? t('formerly') : null}
        {', '}
        {term.startOn ? t('since', dated(locale, term.startOn, term.startPrecision)) : t('startUnknown')}
        {term.endOn && (
          <>
            {', '}
            {t(over ? 'until' : 'untilPlanned', dated(locale, term.endOn, term.endPrecision))}
          </>
        )}
        {'. '}
        {over && term.endReason && t(`ended.${term.endReason}`)}{' '}
        {voteless && t('doesNotVote', { kind: body.kind })}{' '}
        {over && !now && <span className={styles.warm}>{t('successorNotOnFile')}</span>}
        {over && now && now.person.id !== term.person.id && (
          <a href={pathIn(locale, `${path}/officials/${now.person.slug}`)}>
            {t('successorIs', { name: now.person.name })}
          </a>
        )}
      </p>
      {holds && (
        <p>
          <AsOf locale={locale} kind="term" asOf={term.asOf} today={today} />
        </p>
      )}
    </Noted>
  );
}

function dated(locale: Locale, day: CalendarDay, precision: DatePrecision | null) {
  return { date: datedText(locale, day, precision ?? 'day'), precision: precision ?? 'day' };
}
