import { getTranslations } from 'next-intl/server';
import type { Day as CalendarDay, DatePrecision } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';

type Props = { locale: Locale; day: CalendarDay; precision?: DatePrecision };

/** A day as exact as it is known: "June 17, 2025", "June 2025", "before September 4, 2025". */
export async function Day({ locale, day, precision = 'day' }: Props) {
  const text = formatDay(locale, day, precision);
  if (precision !== 'before' && precision !== 'about') {
    const known = precision === 'year' ? day.slice(0, 4) : precision === 'month' ? day.slice(0, 7) : day;
    return <time dateTime={known}>{text}</time>;
  }
  const t = await getTranslations({ locale, namespace: 'common.precision' });
  return <span>{t(precision, { date: text })}</span>;
}
