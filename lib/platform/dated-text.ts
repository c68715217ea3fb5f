import type { DatePrecision, Day } from '#lib/kernel/dates.ts';
import { formatBareDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { translator } from './translator.ts';

/** A day in words, as exact as it is known: "June 17, 2025", "June 2025", "before September 4, 2025". */
export function datedText(locale: Locale, day: Day, precision: DatePrecision): string {
  const date = formatBareDay(locale, day, precision);
  if (precision !== 'before' && precision !== 'about') return date;
  return translator(locale, 'common')(`precision.${precision}`, { date });
}
