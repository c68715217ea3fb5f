import type { DayCount } from '#lib/campaigns/rules.ts';
import styles from './campaigns.module.css';

const HEIGHT = 100;
const BAR = 10;

/** Letters a day as bars, drawn on the server; the table beside it tells the same to those who do not see it. */
export function DayChart({ days, first, last }: { days: readonly DayCount[]; first: string; last: string }) {
  const max = Math.max(1, ...days.map((day) => day.letters));
  return (
    <figure className={styles.chart} aria-hidden="true">
      <svg viewBox={`0 0 ${days.length * BAR} ${HEIGHT}`} preserveAspectRatio="none" role="presentation">
        {days.map(({ day, letters }, index) => {
          const height = (letters / max) * (HEIGHT - 2);
          return (
            <rect
              key={day}
              x={index * BAR + 1}
              y={HEIGHT - height}
              width={BAR - 2}
              height={height}
              className={styles.bar}
            />
          );
        })}
        <line x1="0" x2={days.length * BAR} y1={HEIGHT} y2={HEIGHT} className={styles.ground} />
      </svg>
      <figcaption className="small muted">
        <span>{first}</span>
        <span>{last}</span>
      </figcaption>
    </figure>
  );
}
