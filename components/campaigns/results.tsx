import { getTranslations } from 'next-intl/server';
import { OfficeName } from '#components/officials/office-name.tsx';
import { officeLabel } from '#components/officials/seat-label.ts';
import { Scroll } from '#components/ui/scroll.tsx';
import { type Results as Counts, DELIVERY_STATES, STANDINGS_SHOWN } from '#lib/campaigns/queries.ts';
import { formatDay, formatNumber } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import styles from './campaigns.module.css';
import { DayChart } from './day-chart.tsx';

/** Letters by day, by official and by state: numbers only. */
export async function Results({ locale, goal, counts }: { locale: Locale; goal: number; counts: Counts }) {
  const t = await getTranslations({ locale, namespace: 'organize.results' });
  const tSeat = await getTranslations({ locale, namespace: 'officials.seat' });
  if (counts.letters === 0) return <p>{t('none')}</p>;
  const number = (value: number) => formatNumber(locale, value);
  const withLetters = counts.byDay.filter((it) => it.letters > 0).reverse();
  const max = Math.max(0, ...counts.byDay.map((it) => it.letters));
  return (
    <>
      <p>{t('counted', { count: counts.counted, goal, sent: counts.letters })}</p>
      <h3>{t('byDay')}</h3>
      <p className="small muted">{t('byDayNote', { max })}</p>
      <DayChart
        days={counts.byDay}
        first={formatDay(locale, counts.byDay[0]?.day ?? '')}
        last={formatDay(locale, counts.byDay.at(-1)?.day ?? '')}
      />
      <table>
        <caption className="visually-hidden">{t('byDay')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('day')}</th>
            <th scope="col" className={styles.number}>
              {t('letters')}
            </th>
          </tr>
        </thead>
        <tbody>
          {withLetters.map(({ day, letters }) => (
            <tr key={day}>
              <th scope="row">{formatDay(locale, day)}</th>
              <td className={styles.number}>{number(letters)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('byOfficial')}</h3>
      <Scroll label={t('byOfficial')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('official')}</th>
              {DELIVERY_STATES.map((state) => (
                <th key={state} scope="col" className={styles.number}>
                  {t(`state.${state}`)}
                </th>
              ))}
              <th scope="col" className={styles.number}>
                {t('total')}
              </th>
            </tr>
          </thead>
          <tbody>
            {counts.byOfficial.map(({ name, office, states, total }) => (
              <tr key={`${name} ${office}`}>
                <th scope="row">
                  {name}, <OfficeName office={officeLabel(tSeat, office)} />
                </th>
                {DELIVERY_STATES.map((state) => (
                  <td key={state} className={styles.number}>
                    {number(states[state])}
                  </td>
                ))}
                <td className={styles.number}>{number(total)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <h3>{t('byStanding')}</h3>
      <p className="small muted">{t('standingNote')}</p>
      <table>
        <caption className="visually-hidden">{t('byStanding')}</caption>
        <tbody>
          {STANDINGS_SHOWN.map((standing) => (
            <tr key={standing}>
              <th scope="row">{t(`standing.${standing}`)}</th>
              <td className={styles.number}>{number(counts.byStanding[standing])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('byState')}</h3>
      <table>
        <caption className="visually-hidden">{t('byState')}</caption>
        <tbody>
          {DELIVERY_STATES.map((state) => (
            <tr key={state}>
              <th scope="row">{t(`state.${state}`)}</th>
              <td className={styles.number}>{number(counts.byState[state])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
