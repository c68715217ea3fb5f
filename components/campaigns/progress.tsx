import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/kernel/locales.ts';
import styles from './campaigns.module.css';

/** How many letters arrived, against the goal: a number in words, and a bar for the eye. */
export async function Progress({ locale, count, goal }: { locale: Locale; count: number; goal: number }) {
  const t = await getTranslations({ locale, namespace: 'campaigns' });
  const share = Math.min(1, count / goal);
  return (
    <div className={styles.progress}>
      <p className="figures">{t('count', { count, goal })}</p>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={t('progress')}
        aria-valuemin={0}
        aria-valuemax={goal}
        aria-valuenow={Math.min(count, goal)}
      >
        <div className={styles.fill} style={{ width: `${share * 100}%` }} />
      </div>
    </div>
  );
}
