import { formatInstant } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { translator } from '#lib/platform/translator.ts';
import { type ChangedField, ITEM_FIELDS, MEETING_FIELDS } from './rules.ts';

/** One field of a change, as pages and mails show it. Texts of the city itself stay in its language. */
export type ShownField = { field: ChangedField; label: string; before: string; after: string };

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
      const show = (value: unknown) => shownValue(locale, field, value, timeZone) || t('change.nothing');
      return { field, label: t(`field.${field}`), before: show(before), after: show(after) };
    });
}

function shownValue(locale: Locale, field: ChangedField, value: unknown, timeZone: string): string {
  if (value === null || value === undefined || value === '') return '';
  if (field === 'startsAt' || field === 'endsAt')
    return formatInstant(locale, new Date(String(value)), timeZone);
  if (Array.isArray(value))
    return value.map((each: { name?: unknown }) => String(each?.name ?? '')).join('; ');
  if (field === 'status' && (value === 'scheduled' || value === 'cancelled')) {
    return translator(locale, 'agendas')(`status.${value}`);
  }
  return String(value);
}
