import { z } from 'zod';
import { type DatePrecision, type Day, PRECISIONS } from '#lib/kernel/dates.ts';
import { CONFIDENCES } from '#lib/kernel/shown-source.ts';
import { channelProblem, tidyChannel } from '../edit/edit-checks-schema.ts';
import { BODY_KINDS, type BodyKind, type ChannelKind } from '../types.ts';
import { CsvError, readCsv } from './csv-text.ts';
import { familyNameOf, wholeDay } from './openstates.ts';
import { isMayor } from './term-rules.ts';
import type { ImportError, ImportedTerm, Reading } from './types.ts';

/** The columns of the CSV, see docs/data.md. The first four and a source are needed; the rest may be absent. */
export const COLUMNS = [
  'place',
  'seat',
  'name',
  'retrieved',
  'body',
  'body_kind',
  'family_name',
  'ocd_person_id',
  'start',
  'start_precision',
  'end',
  'end_precision',
  'email',
  'phone',
  'address',
  'publisher',
  'title',
  'url',
  'confidence',
  'locator',
] as const;
export type Column = (typeof COLUMNS)[number];

/** What stands for a column that the file lacks, and which of the file's headings means which column. */
export type RosterOptions = {
  columns?: Partial<Record<Column, string>>;
  defaults?: Partial<Record<'publisher' | 'title' | 'url' | 'retrieved', string>>;
};

const MOST_ROWS = 5_000;
const blank = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    schema.optional(),
  );
const line = (most: number) => z.string().trim().min(1, 'is empty').max(most, 'is too long');
const date = z
  .string()
  .trim()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'is not a date such as 2026-11-23')
  .refine((text) => wholeDay(text) !== null, 'is not a day of the calendar');
// Published rosters write an unknown date as "unknown"; it is not known here either.
const precision = z.preprocess(
  (value) => (value === 'unknown' ? undefined : value),
  blank(z.enum(PRECISIONS, `is none of ${PRECISIONS.join(', ')}`)),
);

const rowSchema = z.object({
  place: z
    .string('is missing')
    .trim()
    .regex(
      /^(\d{5}|\d{7}(\d{3})?|ocd-division\/country:us\/.+)$/,
      'is neither a GEOID nor an ocd-division id',
    ),
  seat: line(200),
  name: line(200),
  retrieved: z.iso.date('is not a day such as 2026-11-23'),
  body: blank(line(200)),
  body_kind: blank(z.enum(BODY_KINDS, `is none of ${BODY_KINDS.join(', ')}`)),
  family_name: blank(line(100)),
  ocd_person_id: blank(
    z
      .string()
      .trim()
      .regex(/^ocd-person\/[0-9a-f-]{36}$/, 'is not an ocd-person id'),
  ),
  start: blank(date),
  start_precision: precision,
  end: blank(date),
  end_precision: precision,
  email: blank(z.string().trim()),
  phone: blank(z.string().trim()),
  address: blank(z.string().trim()),
  publisher: line(200),
  title: line(300),
  url: z.url({ protocol: /^https?$/, error: 'is not a web address' }).max(2000),
  confidence: blank(z.enum(CONFIDENCES, `is none of ${CONFIDENCES.join(', ')}`)),
  locator: blank(line(300)),
});
type Row = z.output<typeof rowSchema>;

/** Reads a roster: one row, one person in one seat. Every fault is named; a file with one gives no terms at all. */
export function readRoster(file: string, text: string, options: RosterOptions = {}): Reading {
  const wrong = (row: number | null, column: string | null, why: string): Reading => ({
    terms: [],
    errors: [{ file, row, column, why }],
  });
  let rows: ReturnType<typeof readCsv>;
  try {
    rows = readCsv(text);
  } catch (error) {
    if (error instanceof CsvError) return wrong(error.row, null, error.message);
    throw error;
  }
  const [header, ...body] = rows;
  if (!header || body.length === 0) return wrong(null, null, 'has no rows below its header');
  if (body.length > MOST_ROWS) return wrong(null, null, `has more than ${MOST_ROWS} rows: give it in parts`);
  const places = columnsIn(header.cells, options);
  if ('why' in places) return wrong(header.row, places.column, places.why);
  const terms: ImportedTerm[] = [];
  const errors: ImportError[] = [];
  for (const { row, cells } of body) {
    if (cells.length !== header.cells.length) {
      errors.push({
        file,
        row,
        column: null,
        why: `has ${cells.length} cells, the header has ${header.cells.length}`,
      });
      continue;
    }
    const raw: Record<string, string | undefined> = { ...options.defaults };
    for (const [column, at] of places.at) {
      if (cells[at]?.trim() || raw[column] === undefined) raw[column] = cells[at];
    }
    const parsed = rowSchema.safeParse(raw);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        const column = String(issue.path[0] ?? '');
        const missing = raw[column] === undefined;
        errors.push({
          file,
          row,
          column,
          why: missing ? 'is missing, and no option gives it' : issue.message,
        });
      }
      continue;
    }
    const term = termOf(row, parsed.data);
    if ('why' in term) errors.push({ file, row, column: term.column, why: term.why });
    else terms.push(term);
  }
  return errors.length > 0 ? { terms: [], errors } : { terms, errors };
}

function columnsIn(
  header: readonly string[],
  { columns = {}, defaults = {} }: RosterOptions,
): { at: Map<Column, number> } | { column: string; why: string } {
  const headings = header.map((cell) => cell.trim().toLowerCase());
  const twice = headings.find((heading, index) => headings.indexOf(heading) !== index);
  if (twice !== undefined) return { column: twice, why: 'stands twice in the header' };
  const at = new Map<Column, number>();
  for (const column of COLUMNS) {
    const named = columns[column]?.trim().toLowerCase();
    const found = headings.indexOf(named ?? column);
    if (named !== undefined && found < 0)
      return { column, why: `is said to be "${named}", which is no heading` };
    if (found >= 0) at.set(column, found);
    else if ((column === 'place' || column === 'seat' || column === 'name') && !(column in defaults))
      return { column, why: 'is no heading of the file; --columns can say which one means it' };
  }
  return { at };
}

function termOf(row: number, data: Row): ImportedTerm | { column: string; why: string } {
  const start = data.start ? wholeDay(data.start) : null;
  const end = data.end ? wholeDay(data.end) : null;
  if (start && end && start.day >= end.day) return { column: 'end', why: 'is not after the start' };
  const channels: ImportedTerm['channels'] = [];
  const given: [ChannelKind, keyof Row & ('email' | 'phone' | 'address')][] = [
    ['email', 'email'],
    ['phone', 'phone'],
    ['postal', 'address'],
  ];
  for (const [kind, column] of given) {
    const value = data[column]?.replaceAll(';', '\n');
    if (!value) continue;
    if (channelProblem(kind, value))
      return { column, why: `${JSON.stringify(data[column])} is not an address of this kind` };
    channels.push({ kind, value: tidyChannel(kind, value) });
  }
  const exactness = (own: DatePrecision | undefined, read: { precision: DatePrecision } | null) =>
    read && (own ?? read.precision);
  return {
    row,
    place: data.place,
    body: data.body ?? null,
    bodyKind: data.body_kind ?? (data.body ? kindOfBody(data.body) : null),
    seat: data.seat,
    seatKind: isMayor(data.seat) ? 'mayor' : 'member',
    name: data.name,
    familyName: data.family_name ?? familyNameOf(data.name),
    ocdPersonId: data.ocd_person_id ?? null,
    startOn: start?.day ?? null,
    startPrecision: exactness(data.start_precision, start),
    endOn: end?.day ?? null,
    endPrecision: exactness(data.end_precision, end),
    channels,
    source: {
      kind: 'official_site',
      publisher: data.publisher,
      title: data.title,
      url: data.url,
      note: null,
      retrievedOn: data.retrieved as Day,
    },
    confidence: data.confidence ?? 'medium',
    locator: data.locator ?? null,
  };
}

/** What a body's own name says it is; null where it does not say. */
function kindOfBody(name: string): BodyKind | null {
  if (/county/i.test(name)) return /commission/i.test(name) ? 'county_commission' : null;
  if (/commission/i.test(name)) return 'city_commission';
  return /council/i.test(name) ? 'city_council' : null;
}
