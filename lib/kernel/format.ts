import { type DatePrecision, type Day, dayIn, fromDay } from './dates.ts';
import type { Locale } from './locales.ts';

/** BCP 47 tags with which to format numbers and dates; ICU has no Haitian Creole, whose months stand below. */
export const FORMAT_LOCALE: Record<Locale, string> = { en: 'en-US', es: 'es-US', ht: 'fr-HT' };

const HT_MONTHS = [
  'janvye',
  'fevriye',
  'mas',
  'avril',
  'me',
  'jen',
  'jiyè',
  'out',
  'septanm',
  'oktòb',
  'novanm',
  'desanm',
];

/** Of which a date alone says all there is to say. */
type DatePart = Exclude<DatePrecision, 'before' | 'about'>;

/**
 * "June 17, 2025", "17 de junio de 2025", "17 jen 2025"; only as exact as the precision. Where that may be "before" or
 * "about", `datedText` says it whole.
 */
export function formatDay(locale: Locale, day: Day, precision: DatePart = 'day'): string {
  const date = fromDay(day);
  if (locale === 'ht') return formatHaitian(date, precision);
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' };
  if (precision !== 'year') options.month = 'long';
  if (precision !== 'year' && precision !== 'month') options.day = 'numeric';
  return new Intl.DateTimeFormat(FORMAT_LOCALE[locale], options).format(date);
}

/** The same for a text that says by itself whether it was on the day, before it or about it. */
export function formatBareDay(locale: Locale, day: Day, precision: DatePrecision): string {
  return formatDay(locale, day, precision === 'before' || precision === 'about' ? 'day' : precision);
}

function formatHaitian(date: Date, precision: DatePart): string {
  const year = date.getUTCFullYear();
  if (precision === 'year') return String(year);
  const month = HT_MONTHS[date.getUTCMonth()];
  return precision === 'month' ? `${month} ${year}` : `${date.getUTCDate()} ${month} ${year}`;
}

/** An instant on the wall clock of a time zone: "Wednesday, December 2, 2026, 3:00 PM". */
export function formatInstant(
  locale: Locale,
  instant: Date,
  timeZone: string,
  withTime: boolean = true,
): string {
  if (locale === 'ht') {
    const day = dayIn(timeZone, instant);
    return withTime
      ? `${formatDay('ht', day)}, ${formatTime('ht', instant, timeZone)}`
      : formatDay('ht', day);
  }
  return new Intl.DateTimeFormat(FORMAT_LOCALE[locale], {
    timeZone,
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    ...(withTime && { hour: 'numeric', minute: '2-digit' }),
  }).format(instant);
}

/** "3:00 PM" on the wall clock of a time zone. */
export function formatTime(locale: Locale, instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat(FORMAT_LOCALE[locale], {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
  }).format(instant);
}

export function formatNumber(locale: Locale, value: number): string {
  return new Intl.NumberFormat(FORMAT_LOCALE[locale]).format(value);
}

/** "Florida, Georgia and Texas"; in Creole with "ak" before the last. */
export function formatList(locale: Locale, words: readonly string[]): string {
  if (locale === 'ht') return words.join(', ').replace(/, ([^,]+)$/, ' ak $1');
  return new Intl.ListFormat(FORMAT_LOCALE[locale], { type: 'conjunction' }).format(words);
}

/** A share between 0 and 1 as "43 %", and "under 1 %" rather than a false nought. */
export function formatShare(locale: Locale, share: number): string {
  const percent = new Intl.NumberFormat(FORMAT_LOCALE[locale], {
    style: 'percent',
    maximumFractionDigits: 0,
  });
  return share > 0 && share < 0.005 ? `<${percent.format(0.01)}` : percent.format(share);
}

/** The words as a line begins with them: "modelo Task Force" becomes "Modelo Task Force". */
export function capital(words: string): string {
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}
