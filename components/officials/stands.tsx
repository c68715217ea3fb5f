import { getTranslations } from 'next-intl/server';
import { formatDay } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import type { SeatRecord } from '#lib/officials/rules.ts';
import { datedText } from '#lib/platform/dated-text.ts';
import styles from './path.module.css';
import { seatLabel } from './seat-label.ts';
import { SeatMark } from './seat-mark.tsx';

const GROUPS = ['end', 'keep', 'statement', 'none', 'vacant'] as const;

function groupOf(record: SeatRecord): (typeof GROUPS)[number] {
  if (record.direction) return record.direction;
  return record.mark === 'statement' || record.mark === 'vacant' ? record.mark : 'none';
}

type Props = { locale: Locale; path: string; records: readonly SeatRecord[] };

/** Where each voting seat stands on the record, by what is on record. */
export async function Stands({ locale, path, records }: Props) {
  const t = await getTranslations({ locale, namespace: 'officials' });
  const tSeat = await getTranslations({ locale, namespace: 'officials.seat' });
  const voting = records.filter((record) => record.seat.votes);
  if (voting.length === 0) return null;
  return (
    <dl className={styles.stands}>
      {GROUPS.map((group) => {
        const inGroup = voting.filter((record) => groupOf(record) === group);
        if (inGroup.length === 0) return null;
        const mark = group === 'end' ? 'voted_end' : group === 'keep' ? 'voted_keep' : group;
        return (
          <div key={group}>
            <dt>
              <svg viewBox="-14 -11 28 22" width="28" height="22" aria-hidden="true">
                <SeatMark mark={mark} direction={null} x={0} y={0} r={8} />
              </svg>
              <span>
                {t(`path.stands.${group}`)} <span className="figures">({inGroup.length})</span>
              </span>
            </dt>
            <dd>
              <ul className="plain">
                {inGroup.map((record) => (
                  <li key={record.seat.id}>{line(record)}</li>
                ))}
              </ul>
            </dd>
          </div>
        );
      })}
    </dl>
  );

  function line(record: SeatRecord) {
    const label = seatLabel(tSeat, record.seat.label);
    const seat = <span lang={label.lang}>{label.text}</span>;
    if (!record.holder) {
      return (
        <>
          {seat}: {t(record.vacancy === 'never_on_file' ? 'dais.neverOnFile' : 'dais.successor')}
        </>
      );
    }
    const newest = record.decisive[0];
    const before = record.decisive.find((vote) => vote.direction !== newest?.direction);
    return (
      <>
        <a href={pathIn(locale, `${path}/officials/${record.holder.person.slug}`)}>
          {record.holder.person.name}
        </a>
        , {seat}
        {newest && (
          <span className="muted">
            , <time dateTime={newest.on}>{formatDay(locale, newest.on)}</time>
            {before && `; ${t('path.stands.before', { date: formatDay(locale, before.on) })}`}
          </span>
        )}
        {!newest && record.statement && (
          <span className="muted">
            {' '}
            ({t(`stance.${record.statement.stance}`)},{' '}
            {datedText(locale, record.statement.on, record.statement.precision)})
          </span>
        )}
      </>
    );
  }
}
