import { getTranslations } from 'next-intl/server';
import { now } from '#lib/kernel/clock.ts';
import { type Day, dayIn } from '#lib/kernel/dates.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { isStale } from '#lib/kernel/shelf-life.ts';
import styles from './list-age.module.css';

/** Of a list of ICE's that is past its shelf life: that no newer one is on file, and that what it says may have changed. */
export async function ListAge({ locale, asOf }: { locale: Locale; asOf: Day }) {
  if (!isStale('listing', asOf, dayIn('America/New_York', now()))) return null;
  const t = await getTranslations({ locale, namespace: 'places' });
  return <span className={styles.old}> {t('detail.listOld')}</span>;
}
