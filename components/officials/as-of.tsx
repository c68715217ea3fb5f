import { getTranslations } from 'next-intl/server';
import type { Day } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { isStale, type SHELF_LIFE } from '#lib/kernel/shelf-life.ts';
import styles from './as-of.module.css';

type Props = { locale: Locale; kind: keyof typeof SHELF_LIFE; asOf: Day; today: Day };

/** Since when a fact stands on file; past its shelf life it says, in the warm tone, that it may have changed. */
export async function AsOf({ locale, kind, asOf, today }: Props) {
  const t = await getTranslations({ locale, namespace: 'officials.asOf' });
  const old = isStale(kind, asOf, today);
  return (
    <span className={old ? styles.stale : styles.fresh}>
      {t(old ? 'stale' : 'fresh', { date: formatDay(locale, asOf) })}
    </span>
  );
}
