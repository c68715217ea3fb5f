import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { ShownItem, ShownMeeting } from '#lib/agendas/queries.ts';
import { formatInstant } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import styles from './agendas.module.css';

type When = Pick<ShownMeeting, 'startsAt' | 'startTimeKnown' | 'timeZone'>;

/** The day and hour of a meeting on its own wall clock; says so when the hour is not given. */
export async function MeetingTime({ locale, meeting }: { locale: Locale; meeting: When }) {
  const t = await getTranslations({ locale, namespace: 'agendas.meeting' });
  const { startsAt, startTimeKnown, timeZone } = meeting;
  return (
    <>
      <time dateTime={startsAt.toISOString()}>
        {formatInstant(locale, startsAt, timeZone, startTimeKnown)}
      </time>
      {!startTimeKnown && <span className="muted"> ({t('noTime')})</span>}
    </>
  );
}

/** One meeting of a list: when, where, its papers, and its items behind one tap. Texts of the city are in English. */
export async function Meeting({ locale, meeting }: { locale: Locale; meeting: ShownMeeting }) {
  const t = await getTranslations({ locale, namespace: 'agendas' });
  const off = meeting.status !== 'scheduled';
  const relevant = meeting.items.filter((item) => item.relevant);
  return (
    <li className={`${styles.meeting} ${off ? styles.off : ''}`}>
      <h3>
        <span lang="en">{meeting.bodyName}</span>
      </h3>
      <p>
        <MeetingTime locale={locale} meeting={meeting} />
        {off && (
          <>
            {' · '}
            <strong className={styles.mark}>{t(`status.${meeting.status}`)}</strong>
          </>
        )}
      </p>
      {meeting.location && (
        <p className={`muted ${styles.lines}`} lang="en">
          {meeting.location}
        </p>
      )}
      {relevant.length > 0 && (
        <>
          <p className={styles.mark}>{t('item.about')}</p>
          <Items locale={locale} items={relevant} />
        </>
      )}
      {meeting.items.length > relevant.length && (
        <details>
          <summary>{t('meeting.items', { count: meeting.items.length })}</summary>
          <Items locale={locale} items={meeting.items} />
        </details>
      )}
      <Papers
        meeting={meeting}
        labels={{ agenda: t('meeting.agenda'), minutes: t('meeting.minutes'), source: t('meeting.source') }}
      />
    </li>
  );
}

async function Items({ locale, items }: { locale: Locale; items: readonly ShownItem[] }) {
  const t = await getTranslations({ locale, namespace: 'agendas.item' });
  return (
    <ul className={styles.items}>
      {items.map(({ id, number, title, withdrawn, result }) => (
        <li key={id}>
          {number && <span className="muted">{t('number', { number })}: </span>}
          <a href={pathIn(locale, `/items/${id}`)} lang="en">
            {title}
          </a>
          {result && <span lang="en"> · {result}</span>}
          {withdrawn && <strong className={styles.mark}> · {t('withdrawn')}</strong>}
        </li>
      ))}
    </ul>
  );
}

type PapersProps = {
  meeting: { agendaUrl: string | null; minutesUrl: string | null; url: string | null };
  labels: { agenda: string; minutes: string; source: string };
};

/** Links to what the city itself publishes about a meeting. */
export function Papers({ meeting, labels }: PapersProps) {
  const links: ReactNode[] = [];
  const add = (url: string | null, label: string) => {
    if (!url) return;
    links.push(
      <a key={label} href={url} rel="noreferrer">
        {label}
      </a>,
    );
  };
  add(meeting.agendaUrl, labels.agenda);
  add(meeting.minutesUrl, labels.minutes);
  add(meeting.url, labels.source);
  return links.length > 0 ? <p className="row small">{links}</p> : null;
}
