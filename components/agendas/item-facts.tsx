import { getTranslations } from 'next-intl/server';
import type { itemPage } from '#lib/agendas/queries.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import styles from './agendas.module.css';
import { MeetingTime, Papers } from './meeting.tsx';

type Found = NonNullable<Awaited<ReturnType<typeof itemPage>>>;
type Props = { locale: Locale; item: Found['item']; meeting: Found['meeting'] };

/** What is on file of an item: its meeting, its number, and links to the city's own papers. */
export async function ItemFacts({ locale, item, meeting }: Props) {
  const t = await getTranslations({ locale, namespace: 'agendas' });
  const status = meeting.withdrawnAt ? 'withdrawn' : meeting.status === 'cancelled' ? 'cancelled' : null;
  const facts = [
    ['number', item.number],
    ['fileNumber', item.fileNumber],
    ['kind', item.kind],
    ['status', item.status],
    ['action', item.action],
    ['result', item.result],
  ] as const;
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">{t('item.facts')}</h2>
      <dl className={styles.compare}>
        <dt>{t('item.meeting')}</dt>
        <dd lang="en">{meeting.bodyName}</dd>
        <dt>{t('meeting.when')}</dt>
        <dd>
          <MeetingTime locale={locale} meeting={meeting} />
          {status && <strong className={styles.mark}> · {t(`status.${status}`)}</strong>}
        </dd>
        {meeting.location && (
          <>
            <dt>{t('meeting.place')}</dt>
            <dd className={styles.lines} lang="en">
              {meeting.location}
            </dd>
          </>
        )}
        {facts.map(([field, value]) =>
          value ? <FieldRow key={field} label={t(`field.${field}`)} value={value} /> : null,
        )}
      </dl>
      <Papers
        meeting={meeting}
        labels={{ agenda: t('meeting.agenda'), minutes: t('meeting.minutes'), source: t('meeting.source') }}
      />
      <Attachments label={t('meeting.attachments')} attachments={item.attachments} />
    </section>
  );
}

function FieldRow({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd lang="en">{value}</dd>
    </>
  );
}

/** Only links: what they lead to stays at the city. */
function Attachments({ label, attachments }: { label: string; attachments: unknown }) {
  const list = Array.isArray(attachments) ? (attachments as { name: string; url: string }[]) : [];
  if (list.length === 0) return null;
  return (
    <details className={styles.attachments}>
      <summary>{label}</summary>
      <ul lang="en">
        {list.map(({ name, url }) => (
          <li key={url}>
            <a href={url} rel="noreferrer">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
