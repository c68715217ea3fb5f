import { z } from 'zod';
import { GEOID } from '../kernel/geoid.ts';
import type { ShownSource } from '../kernel/shown-source.ts';
import type { Tx } from './db.ts';

/** Every fact that leaves by the API or the dump says who says so, and as of when. */
export type OpenRow = { asOf: string; sources: ShownSource[] };

/** Which rows, in the order of their keys: the one with this key, or at most `take` after that one. */
export type At = { key?: string; after?: string; take: number };

/**
 * One kind of public fact. The API's lists, its single things, its CSV, its description and the nightly dump are
 * all made from this, so that none of them can forget a filter, a source or a column.
 */
export type Resource<Row extends OpenRow = OpenRow, Filters = unknown> = {
  /** Its address: "agencies". */
  name: string;
  /** What the list holds, for the description. */
  summary: string;
  /** Name of its shape in the description: "AgencyRecord". */
  schemaId: string;
  shape: z.ZodType<Row>;
  /** A row that the seed brings, for clients that try the description out. */
  example: string;
  filters: z.ZodObject;
  key(row: Row): string;
  /** Rows that fit, by ascending key. Without a filter: all. */
  find(tx: Tx, filters: Filters, at: At): Promise<Row[]>;
  /** The columns of its CSV, before COMMON_COLUMNS, which every one has. */
  columns: Record<string, Cell<Row>>;
  /** Of columns that hold what is nested in JSON: which field of the record, and how it stands in one cell. */
  nested: Record<string, { field: string; holds: string }>;
};

/** Written as a method, like `key`: so a resource of one kind of row is a `Resource`, each given its own rows only. */
type Cell<Row> = { of(row: Row): string | number | boolean | null }['of'];

/** What the CSV of a list holds, for its description: every column in order, and how nested things stand in one. */
export function csvDescription(resource: Resource): string {
  const columns = [...Object.keys(resource.columns), ...COMMON_COLUMNS];
  const notes = Object.entries({ ...resource.nested, ...COMMON_NOTES }).map(
    ([column, { field, holds }]) => `${column}: \`${field}\`, ${holds}.`,
  );
  return `RFC 4180, with a header. Columns: ${columns.join(', ')}. ${notes.join(' ')}`;
}

/** Columns that every CSV ends with. */
export const COMMON_COLUMNS = ['as_of', 'sources', 'source_urls'] as const;
export const COMMON_NOTES = {
  sources: { field: 'sources', holds: 'their ids, parted by spaces' },
  source_urls: { field: 'sources', holds: 'their addresses, parted by spaces' },
} as const;

/** For Prisma: what `At` asks of a key column. */
export function keyIn(at: At): { equals?: string; gt?: string } {
  if (at.key !== undefined) return { equals: at.key };
  return at.after === undefined ? {} : { gt: at.after };
}

/** A text that PostgreSQL can take. */
export const textParam = z.string().regex(/^[^\0]{1,300}$/, 'Give 1 to 300 characters.');

export const stateParam = z
  .string()
  .regex(/^[A-Za-z]{2}$/, 'Give the two letters of a state: fl.')
  .toLowerCase()
  .meta({ description: 'USPS code of a state.', example: 'fl' });
export const placeParam = z
  .string()
  .regex(GEOID, 'Give a Census GEOID of 2, 5, 7 or 10 digits.')
  .meta({ description: 'Census GEOID of a place.', example: '1245000' });
export const countyParam = z
  .string()
  .regex(/^\d{5}$/, 'Give the five digits of a county.')
  .meta({ description: 'Census GEOID of a county; what lies in it.', example: '12086' });
export const sinceParam = (what: string) =>
  z.iso.date('Give a day: 2026-05-18.').meta({ description: what, example: '2025-01-01' });

/** What every list takes besides its own filters. */
export const pagingParams = {
  limit: z.coerce
    .number({ error: 'Give a whole number from 1 to 1000.' })
    .int('Give a whole number from 1 to 1000.')
    .min(1, 'Give a whole number from 1 to 1000.')
    .max(1000, 'Give a whole number from 1 to 1000.')
    .default(100)
    .meta({ description: 'How many at once.' }),
  cursor: textParam.optional().meta({ description: '`next` of the answer before, with the same filters.' }),
  format: z
    .enum(['json', 'csv'], 'Give json or csv.')
    .optional()
    .meta({ description: 'CSV also with `Accept: text/csv`. Its next page is in the Link header.' }),
};

/** An opaque place in a list, tied to the question that it continues. */
export function cursorOf(question: string, after: string): string {
  return Buffer.from(JSON.stringify([question, after])).toString('base64url');
}

/** The key after which the list goes on; null when the cursor is not one of this question. */
export function readCursor(question: string, cursor: string): string | null {
  try {
    const [asked, after, ...more]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const fits = asked === question && typeof after === 'string' && more.length === 0;
    return fits && textParam.safeParse(after).success ? after : null;
  } catch {
    return null;
  }
}
