import { formatInstant } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { translator } from '#lib/platform/translator.ts';
import { type ChangedField, ITEM_FIELDS, MEETING_FIELDS } from './rules.ts';

/** One field of a change, as pages and mails show it. Texts of the city itself stay in its language. */
export type ShownField = { field: ChangedField; label: string; before: ShownValue; after: ShownValue };
/** `ofCity`: the city's own words, not ours. */
export type ShownValue = { text: string; ofCity: boolean };

const FIELDS = new Set<string>([...MEETING_FIELDS, ...ITEM_FIELDS]);
/** Told by the hour beside it, or of no use to a reader. */
const SILENT = new Set(['startTimeKnown', 'timeZone']);

/** The fields of a change with their values before and after, in words. */
export function shownFields(locale: Locale, fields: unknown, timeZone: string): ShownField[] {
  const t = translator(locale, 'agendas');
  const entries = Object.entries((fields ?? {}) as Record<string, { before: unknown; after: unknown }>);
  return entries
    .filter(([field]) => FIELDS.has(field) && !SILENT.has(field))
    .map(([name, { before, after }]) => {
      const field = name as ChangedField;
      const show = (value: unknown): ShownValue =>
        shownValue(locale, field, value, timeZone) ?? { text: t('change.nothing'), ofCity: false };
      return { field, label: t(`field.${field}`), before: show(before), after: show(after) };
    });
}

function shownValue(
  locale: Locale,
  field: ChangedField,
  value: unknown,
  timeZone: string,
): ShownValue | null {
  if (value === null || value === undefined || value === '') return null;
  if (field === 'startsAt' || field === 'endsAt') {
    return { text: formatInstant(locale, new Date(String(value)), timeZone), ofCity: false };
  }
  if (field === 'status' && (value === 'scheduled' || value === 'cancelled')) {
    return { text: translator(locale, 'agendas')(`status.${value}`), ofCity: false };
  }
  if (!Array.isArray(value)) return { text: String(value), ofCity: true };
  const names = value.map((each: { name?: unknown }) => String(each?.name ?? '')).join('; ');
  return names ? { text: names, ofCity: true } : null;
}
