import { z } from 'zod';
import { type DatePrecision, type Day, PRECISIONS } from '#lib/kernel/dates.ts';
import { CONFIDENCES } from '#lib/kernel/shown-source.ts';
import { channelProblem, tidyChannel } from '../edit/edit-checks-schema.ts';
import { BODY_KINDS, type BodyKind, type ChannelKind } from '../types.ts';
import { CsvError, readCsv } from './csv-text.ts';
import { asMessage, fault, type ImportProblem, ofMessage } from './import-problem.ts';
import { familyNameOf, wholeDay } from './openstates.ts';
import { isMayor } from './term-rules.ts';
import type { ImportError, ImportedTerm, ImportSource, Reading } from './types.ts';

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
  'body_publisher',
  'body_title',
  'body_url',
] as const;
export type Column = (typeof COLUMNS)[number];

/** What stands for a column that the file lacks, and which of the file's headings means which column. */
export type RosterOptions = {
  columns?: Partial<Record<Column, string>>;
  defaults?: Partial<
    Record<
      'publisher' | 'title' | 'url' | 'retrieved' | 'body_publisher' | 'body_title' | 'body_url',
      string | undefined
    >
  >;
};

const MOST_ROWS = 5_000;
const blank = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    schema.optional(),
  );
const EMPTY = asMessage({ code: 'empty' });
const LONG = asMessage({ code: 'long' });
const noneOf = (words: readonly string[]) => asMessage({ code: 'none_of', words: words.join(', ') });
const webAddress = z.url({ protocol: /^https?$/, error: asMessage({ code: 'not_web' }) }).max(2000, LONG);
const line = (most: number) => z.string().trim().min(1, EMPTY).max(most, LONG);
const date = z
  .string()
  .trim()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, { abort: true, error: asMessage({ code: 'not_date' }) })
  .refine((text) => wholeDay(text) !== null, asMessage({ code: 'not_calendar' }));
// Published rosters write an unknown date as "unknown"; it is not known here either.
const precision = z.preprocess(
  (value) => (value === 'unknown' ? undefined : value),
  blank(z.enum(PRECISIONS, noneOf(PRECISIONS))),
);

const rowSchema = z.object({
  place: z
    .string(asMessage({ code: 'missing' }))
    .trim()
    .regex(/^(\d{5}|\d{7}(\d{3})?|ocd-division\/country:us\/.+)$/, asMessage({ code: 'not_place' })),
  seat: line(200),
  name: line(200),
  retrieved: z.iso.date(asMessage({ code: 'not_day' })),
  body: blank(line(200)),
  body_kind: blank(z.enum(BODY_KINDS, noneOf(BODY_KINDS))),
  family_name: blank(line(100)),
  ocd_person_id: blank(
    z
      .string()
      .trim()
      .regex(/^ocd-person\/[0-9a-f-]{36}$/, asMessage({ code: 'not_person' })),
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
  url: webAddress,
  confidence: blank(z.enum(CONFIDENCES, noneOf(CONFIDENCES))),
  locator: blank(line(300)),
  body_publisher: blank(line(200)),
  body_title: blank(line(300)),
  body_url: blank(webAddress),
});
type Row = z.output<typeof rowSchema>;
type Fault = { column: string; problem: ImportProblem };

/** Reads a roster: one row, one person in one seat. Every fault is named; a file with one gives no terms at all. */
export function readRoster(file: string, text: string, options: RosterOptions = {}): Reading {
  const wrong = (row: number | null, column: string | null, problem: ImportProblem): Reading => ({
    terms: [],
    errors: [fault(file, row, column, problem)],
  });
  let rows: ReturnType<typeof readCsv>;
  try {
    rows = readCsv(text);
  } catch (error) {
    if (error instanceof CsvError) return wrong(error.row, null, { code: error.code });
    throw error;
  }
  const [header, ...body] = rows;
  if (!header || body.length === 0) return wrong(null, null, { code: 'no_rows' });
  if (body.length > MOST_ROWS) return wrong(null, null, { code: 'many_rows', most: MOST_ROWS });
  const places = columnsIn(header.cells, options);
  if ('problem' in places) return wrong(header.row, places.column, places.problem);
  const terms: ImportedTerm[] = [];
  const errors: ImportError[] = [];
  for (const { row, cells } of body) {
    if (cells.length !== header.cells.length) {
      errors.push(
        fault(file, row, null, { code: 'cells', found: cells.length, wanted: header.cells.length }),
      );
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
        errors.push(fault(file, row, column, missing ? { code: 'missing' } : ofMessage(issue.message)));
      }
      continue;
    }
    const term = termOf(row, parsed.data);
    if ('problem' in term) errors.push(fault(file, row, term.column, term.problem));
    else terms.push(term);
  }
  return errors.length > 0 ? { terms: [], errors } : { terms, errors };
}

function columnsIn(
  header: readonly string[],
  { columns = {}, defaults = {} }: RosterOptions,
): { at: Map<Column, number> } | Fault {
  const headings = header.map((cell) => cell.trim().toLowerCase());
  const twice = headings.find((heading, index) => headings.indexOf(heading) !== index);
  if (twice !== undefined) return { column: twice, problem: { code: 'twice' } };
  const at = new Map<Column, number>();
  for (const column of COLUMNS) {
    const named = columns[column]?.trim().toLowerCase();
    const found = headings.indexOf(named ?? column);
    if (named !== undefined && found < 0)
      return { column, problem: { code: 'other_heading', heading: named } };
    if (found >= 0) at.set(column, found);
    else if ((column === 'place' || column === 'seat' || column === 'name') && !(column in defaults))
      return { column, problem: { code: 'no_heading' } };
  }
  return { at };
}

function termOf(row: number, data: Row): ImportedTerm | Fault {
  const start = data.start ? wholeDay(data.start) : null;
  const end = data.end ? wholeDay(data.end) : null;
  if (start && end && start.day >= end.day) return { column: 'end', problem: { code: 'end_first' } };
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
      return { column, problem: { code: 'not_address', value: data[column] ?? '' } };
    channels.push({ kind, value: tidyChannel(kind, value) });
  }
  const bodySource = bodySourceOf(data);
  if (bodySource && 'problem' in bodySource) return bodySource;
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
    bodySource,
    confidence: data.confidence ?? 'medium',
    locator: data.locator ?? null,
  };
}

/** What shows the body itself: all three of its columns, or none. */
function bodySourceOf({ body_publisher, body_title, body_url, retrieved }: Row): ImportSource | Fault | null {
  if (!body_publisher && !body_title && !body_url) return null;
  if (!body_publisher) return { column: 'body_publisher', problem: { code: 'source_part' } };
  if (!body_title) return { column: 'body_title', problem: { code: 'source_part' } };
  if (!body_url) return { column: 'body_url', problem: { code: 'source_part' } };
  return {
    kind: 'official_site',
    publisher: body_publisher,
    title: body_title,
    url: body_url,
    note: null,
    retrievedOn: retrieved as Day,
  };
}

/** What a body's own name says it is; null where it does not say. */
function kindOfBody(name: string): BodyKind | null {
  if (/county/i.test(name)) return /commission/i.test(name) ? 'county_commission' : null;
  if (/commission/i.test(name)) return 'city_commission';
  return /council/i.test(name) ? 'city_council' : null;
}
