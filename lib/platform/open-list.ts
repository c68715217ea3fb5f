import { z } from 'zod';
import { toCsv } from '../kernel/csv.ts';
import { type Answer, publicError } from './api.ts';
import { db } from './db.ts';
import {
  COMMON_COLUMNS,
  cursorOf,
  type OpenRow,
  pagingParams,
  type Resource,
  readCursor,
  textParam,
} from './resource.ts';

/** What GET /api/v1/{name} takes, paging and all. */
export function listParams(resource: Resource): z.ZodObject {
  return z.strictObject({ ...resource.filters.shape, ...pagingParams });
}

/** One message a parameter, naming those that the address does not know. */
export function paramErrors(error: z.ZodError, known: readonly string[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys)
        fields[key] = known.length > 0 ? `Not known here. Known: ${known.join(', ')}.` : 'Not known here.';
    } else fields[String(issue.path[0] ?? '')] ??= issue.message;
  }
  return fields;
}

/** The parameters as one value a name; a name given twice is told. */
export function queryOf(
  request: Request,
): { given: Record<string, string> } | { repeated: Record<string, string> } {
  const search = new URL(request.url).searchParams;
  const names = [...new Set(search.keys())];
  const twice = names.filter((name) => search.getAll(name).length > 1);
  if (twice.length > 0)
    return { repeated: Object.fromEntries(twice.map((name) => [name, 'Give it only once.'])) };
  return { given: Object.fromEntries(search) };
}

const MALFORMED = 'The question is not one this address can answer.';

/** A page of a list as JSON or CSV: `{ data, next }`, or the refusal that names what is wrong. */
export async function answerList(request: Request, resource: Resource): Promise<Answer | Response> {
  const query = queryOf(request);
  if ('repeated' in query) return publicError('invalid', MALFORMED, query.repeated);
  const params = listParams(resource);
  const parsed = params.safeParse(query.given);
  if (!parsed.success)
    return publicError('invalid', MALFORMED, paramErrors(parsed.error, Object.keys(params.shape)));
  const { limit, cursor, format, ...filters } = parsed.data as z.output<z.ZodObject<typeof pagingParams>>;
  const question = JSON.stringify([resource.name, filters]);
  const after = cursor === undefined ? undefined : readCursor(question, cursor);
  if (after === null)
    return publicError('invalid', MALFORMED, {
      cursor: 'Give `next` of an answer to this same question, or leave it out.',
    });
  const rows = await resource.find(db(), filters, {
    ...(after !== undefined && { after }),
    take: limit + 1,
  });
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const next = rows.length > limit && last ? cursorOf(question, resource.key(last)) : null;
  if (!wantsCsv(request, format)) return { body: JSON.stringify({ data, next }), type: 'application/json' };
  const link = next && `<${nextAddress(request.url, next)}>; rel="next"`;
  return {
    body: rowsToCsv(resource, data),
    type: 'text/csv',
    headers: {
      ...(link && { link }),
      'content-disposition': `inline; filename="${resource.name}.csv"`,
    },
  };
}

/** For an address that takes no parameters: the refusal of those given; null when there are none. */
export function refuseParams(request: Request): Response | null {
  const names = [...new Set(new URL(request.url).searchParams.keys())];
  if (names.length === 0) return null;
  return publicError('invalid', MALFORMED, Object.fromEntries(names.map((it) => [it, 'Not known here.'])));
}

/** One thing: `{ data }`. */
export async function answerOne(
  request: Request,
  resource: Resource,
  key: string,
): Promise<Answer | Response> {
  const refusal = refuseParams(request);
  if (refusal) return refusal;
  const [row] = textParam.safeParse(key).success ? await resource.find(db(), {}, { key, take: 1 }) : [];
  if (!row)
    return publicError('not_found', `Nothing with the id ${key.slice(0, 300)} is in ${resource.name}.`);
  return { body: JSON.stringify({ data: row }), type: 'application/json' };
}

/** RFC 4180, safe to open in a spreadsheet. Sources by id and by address, parted by spaces. */
export function rowsToCsv<Row extends OpenRow>(resource: Resource<Row>, rows: readonly Row[]): string {
  const columns = Object.entries(resource.columns);
  const head = [...columns.map(([name]) => name), ...COMMON_COLUMNS];
  const lines = rows.map((row) => [
    ...columns
      .map(([, cell]) => cell(row) ?? '')
      .map((value) => (typeof value === 'boolean' ? String(value) : value)),
    row.asOf,
    [...new Set(row.sources.map(({ id }) => id))].join(' '),
    [...new Set(row.sources.flatMap(({ url }) => url ?? []))].join(' '),
  ]);
  return toCsv([head, ...lines]);
}

function wantsCsv(request: Request, format: 'json' | 'csv' | undefined): boolean {
  if (format) return format === 'csv';
  const accept = request.headers.get('accept') ?? '';
  return /\btext\/csv\b/.test(accept) && !/\bapplication\/json\b/.test(accept);
}

/** The same question further on; a path, since the host may stand behind a proxy. */
function nextAddress(url: string, next: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.set('cursor', next);
  return `${pathname}?${searchParams}`;
}
