import type { Day as CalendarDay, DatePrecision } from '#lib/kernel/dates.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { datedText } from '#lib/platform/dated-text.ts';

type Props = { locale: Locale; day: CalendarDay; precision?: DatePrecision };

/** A day as exact as it is known: "June 17, 2025", "June 2025", "before September 4, 2025". */
export function Day({ locale, day, precision = 'day' }: Props) {
  const text = datedText(locale, day, precision);
  if (precision === 'before' || precision === 'about') return <span>{text}</span>;
  const known = precision === 'year' ? day.slice(0, 4) : precision === 'month' ? day.slice(0, 7) : day;
  return <time dateTime={known}>{text}</time>;
}
