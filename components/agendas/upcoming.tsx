import { getTranslations } from 'next-intl/server';
import type { Calendar } from '#lib/agendas/queries.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import styles from './agendas.module.css';
import { MeetingTime } from './meeting.tsx';

type Props = {
  locale: Locale;
  place: { geoid: string; stateCode: string; slug: string };
  calendar: Calendar;
};

/** For a place's page, under its heading: items to come that speak of the agreement, and the next meetings. */
export async function Upcoming({ locale, place, calendar: { next, relevant } }: Props) {
  const t = await getTranslations({ locale, namespace: 'agendas' });
  const to = (path: string) => pathIn(locale, path);
  return (
    <>
      {relevant.length > 0 && (
        <>
          <h3>{t('upcoming.relevant')}</h3>
          <ul className={styles.items}>
            {relevant.map(({ id, title, meeting }) => (
              <li key={id}>
                <a href={to(`/items/${id}`)} lang="en">
                  {title}
                </a>
                <br />
                <span className="muted">
                  <span lang="en">{meeting.bodyName}</span>, <MeetingTime locale={locale} meeting={meeting} />
                  {meeting.status === 'cancelled' && (
                    <strong className={styles.mark}> · {t('status.cancelled')}</strong>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {next.length > 0 ? (
        <>
          <h3>{t('upcoming.next')}</h3>
          <ul className="plain">
            {next.map((meeting) => (
              <li key={meeting.id}>
                <span lang="en">{meeting.bodyName}</span>, <MeetingTime locale={locale} meeting={meeting} />
                {meeting.status === 'cancelled' && (
                  <strong className={styles.mark}> · {t('status.cancelled')}</strong>
                )}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{t('upcoming.none')}</p>
      )}
      <p className="row no-print">
        <a href={to(`/${place.stateCode}/${place.slug}/agenda`)}>{t('upcoming.all')}</a>
        <a href={to(`/account/follows/new?place=${place.geoid}`)}>{t('upcoming.follow')}</a>
      </p>
    </>
  );
}
