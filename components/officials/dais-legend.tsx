import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/kernel/locales.ts';
import type { SeatRecord } from '#lib/officials/rules.ts';
import type { BodyFact, RecordMark } from '#lib/officials/types.ts';
import styles from './dais.module.css';
import { SeatMark } from './seat-mark.tsx';

const MARKS: readonly RecordMark[] = ['voted_keep', 'voted_end', 'mixed', 'statement', 'none', 'vacant'];

type Props = { locale: Locale; body: Pick<BodyFact, 'votingSeats'>; records: readonly SeatRecord[] };

/** What the marks of one dais mean: only those that stand on it. */
export async function DaisLegend({ locale, body, records }: Props) {
  const t = await getTranslations({ locale, namespace: 'officials' });
  const voting = records.filter((record) => record.seat.votes).length;
  const incomplete = voting > 0 && (body.votingSeats ?? 0) > voting;
  const marks = MARKS.filter(
    (mark) => records.some((record) => record.mark === mark) || (mark === 'vacant' && incomplete),
  );
  return (
    <ul className={`plain ${styles.legend}`} aria-label={t('dais.legend')}>
      {marks.map((mark) => (
        <li key={mark}>
          <svg viewBox="-14 -11 28 22" width="28" height="22" aria-hidden="true">
            <SeatMark mark={mark} direction={null} x={0} y={0} r={8} />
          </svg>
          {t(`mark.${mark}`)}
        </li>
      ))}
    </ul>
  );
}
