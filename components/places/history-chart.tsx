import { getTranslations } from 'next-intl/server';
import { Scroll } from '#components/ui/scroll.tsx';
import { formatDay, formatNumber } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import type { SeriesPoint } from '#lib/places/country-queries.ts';
import { AGREEMENT_MODELS } from '#lib/places/types.ts';
import { CHART, scaleOf, steps } from './chart-geometry.ts';
import styles from './history-chart.module.css';

type Props = { locale: Locale; points: readonly SeriesPoint[] };

/** Agreements over ICE's lists on file, drawn on the server, with the numbers as a table behind it. */
export async function HistoryChart({ locale, points }: Props) {
  const t = await getTranslations({ locale, namespace: 'opendata.series' });
  const tModel = await getTranslations({ locale, namespace: 'places.model' });
  const number = (value: number) => formatNumber(locale, value);
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return <p>{t('none')}</p>;
  if (first === last) return <p>{t('one', { date: formatDay(locale, first.asOf), rows: first.rows })}</p>;
  if (points.every(({ rows }) => rows === 0)) {
    return <p>{t('never', { first: formatDay(locale, first.asOf), last: formatDay(locale, last.asOf) })}</p>;
  }
  const scale = scaleOf(first.asOf, last.asOf, Math.max(...points.map(({ rows }) => rows)));
  const agencies = points.map((it) => ({ asOf: it.asOf, value: it.agencies }));
  const right = CHART.width - CHART.right;
  const ground = CHART.height - CHART.bottom;
  const label = t('chart', {
    first: formatDay(locale, first.asOf),
    last: formatDay(locale, last.asOf),
    rowsFirst: number(first.rows),
    rowsLast: number(last.rows),
  });
  // The two numbers at the right would lie on each other where the lines end close together.
  const yRows = scale.y(last.rows);
  const yAgencies = Math.max(scale.y(last.agencies), yRows + 15);
  return (
    <>
      <figure className={styles.figure}>
        <p className={styles.legend}>
          <span>
            <Line className={styles.rows} />
            {t('rows')}
          </span>
          <span>
            <Line className={styles.agencies} />
            {t('agencies')}
          </span>
        </p>
        <svg
          className={styles.chart}
          viewBox={`0 0 ${CHART.width} ${CHART.height}`}
          role="img"
          aria-label={label}
        >
          <title>{label}</title>
          {scale.ticks.map((tick) => (
            <g key={tick}>
              <line
                className={tick === 0 ? styles.ground : styles.grid}
                x1={CHART.left}
                x2={right}
                y1={scale.y(tick)}
                y2={scale.y(tick)}
              />
              <text x={CHART.left - 8} y={scale.y(tick) + 4} textAnchor="end">
                {number(tick)}
              </text>
            </g>
          ))}
          <text x={CHART.left} y={ground + 20}>
            {formatDay(locale, first.asOf, 'month')}
          </text>
          <text x={right} y={ground + 20} textAnchor="end">
            {formatDay(locale, last.asOf, 'month')}
          </text>
          <path className={styles.agencies} d={steps(agencies, scale)} />
          <path
            className={styles.rows}
            d={steps(
              points.map(({ asOf, rows }) => ({ asOf, value: rows })),
              scale,
            )}
          />
          <text className={styles.value} x={right + 6} y={yRows + 4}>
            {number(last.rows)}
          </text>
          <text x={right + 6} y={yAgencies + 4}>
            {number(last.agencies)}
          </text>
        </svg>
        <figcaption className="small muted">{t('note')}</figcaption>
      </figure>
      <details>
        <summary>{t('table')}</summary>
        <Scroll label={t('table')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('date')}</th>
                <th scope="col">{t('rows')}</th>
                <th scope="col">{t('agencies')}</th>
                {AGREEMENT_MODELS.map((model) => (
                  <th key={model} scope="col">
                    {tModel(model)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {points.toReversed().map(({ asOf, rows, agencies: own, byModel }) => (
                <tr key={asOf}>
                  <th scope="row">{formatDay(locale, asOf)}</th>
                  <td>{number(rows)}</td>
                  <td>{number(own)}</td>
                  {AGREEMENT_MODELS.map((model) => (
                    <td key={model}>{number(byModel[model])}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </details>
    </>
  );
}

function Line({ className }: { className: string | undefined }) {
  return (
    <svg viewBox="0 0 44 12" aria-hidden="true">
      <path className={className} d="M0 6H44" />
    </svg>
  );
}
