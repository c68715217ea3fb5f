import { readWorkbook } from '#lib/places/listings/workbook.ts';
import { agenciesOf, placeBySlug, statusOf } from '#lib/places/queries.ts';
import type { AgencyRole, Agreement, AgreementModel } from '#lib/places/types.ts';

// Compares what a place's page says with the rows of ICE's sheets. The sheets are read here a second time, by the bare
// cells and the names that a person wrote down, so that the importer and the matcher are not judged by themselves.

/** Every spelling of one agency on the sheets, without spaces at the ends. */
export type Spellings = readonly [string, ...string[]];

/** Whom ICE lists for a place, as a person found it on the sheets. */
export type ExpectedPlace = {
  /** "/tx/houston". */
  path: string;
  /** What this place tries. */
  tries: string;
  /** The state as the sheets write it, without regard to case. */
  state: string;
  own: readonly Spellings[];
  county: readonly Spellings[];
  ofState: readonly Spellings[];
};

/** A sheet and the day it is filed under. */
export type DatedSheet = { asOf: string; bytes: Uint8Array };

export type Line = {
  path: string;
  role: AgencyRole | 'status';
  /** The agency's name, or the words for a status. */
  what: string;
  model: AgreementModel | '';
  /** What the sheets say, and what the page's query answers: the same text when they agree. */
  sheet: string;
  page: string;
  ok: boolean;
};

type Row = { state: string; agency: string; model: AgreementModel; signed: string; moa: string };
type Sheet = { asOf: string; rows: Row[] };

const MODELS: Record<string, AgreementModel> = {
  'task force model': 'task_force',
  'jail enforcement model': 'jail_enforcement',
  'warrant service officer': 'warrant_service_officer',
};

/** The sheet's rows by its headings; a row of another model is left out. */
function readRows({ asOf, bytes }: DatedSheet): Sheet {
  const [head, ...rows] = readWorkbook(bytes).rows;
  const column = new Map([...(head?.cells ?? [])].map(([at, { text }]) => [text.trim().toUpperCase(), at]));
  return {
    asOf,
    rows: rows.flatMap(({ cells }): Row[] => {
      const cell = (...names: string[]) => {
        const at = names.map((name) => column.get(name)).find((it) => it !== undefined);
        return at === undefined ? undefined : cells.get(at);
      };
      const text = (...names: string[]) =>
        cell(...names)
          ?.text.replace(/\s+/g, ' ')
          .trim() ?? '';
      const model = MODELS[text('SUPPORT TYPE').toLowerCase()];
      if (!model) return [];
      const link = cell('MOA')?.link ?? '';
      return [
        {
          state: text('STATE').toLowerCase(),
          agency: text('LAW ENFORCEMENT AGENCY', 'AGENCY'),
          model,
          signed: dayOfSerial(text('SIGNED')),
          // A safelink is told by the file it leads to.
          moa: /([^/]+\.pdf)/i.exec(decodeURIComponent(link))?.[1] ?? '',
        },
      ];
    }),
  };
}

function dayOfSerial(text: string): string {
  return /^\d{5}$/.test(text)
    ? new Date(Date.UTC(1899, 11, 30) + Number(text) * 86_400_000).toISOString().slice(0, 10)
    : text;
}

/**
 * One line an agreement, and one for the status, of each place: what the sheets say beside what the page's own queries
 * answer. An agency that the page has and nobody expected is a line that is not ok.
 * @param sheets those of participating agencies that were accepted.
 */
export async function checkPlaces(
  expected: readonly ExpectedPlace[],
  sheets: readonly DatedSheet[],
): Promise<Line[]> {
  const read = sheets.map(readRows).sort((a, b) => a.asOf.localeCompare(b.asOf));
  const lines: Line[] = [];
  for (const one of expected) lines.push(...(await checkPlace(one, read)));
  return lines;
}

async function checkPlace(one: ExpectedPlace, sheets: readonly Sheet[]): Promise<Line[]> {
  const [, stateCode = '', slug = ''] = one.path.split('/');
  const place = await placeBySlug(stateCode, slug);
  if (!place) throw new Error(`${one.path} is not on file`);
  const [status, agencies] = await Promise.all([statusOf(place), agenciesOf(place)]);
  const lines: Line[] = [];
  const line = (role: Line['role'], what: string, model: Line['model'], sheet: string, page: string) =>
    lines.push({ path: one.path, role, what, model, sheet, page, ok: sheet === page });

  line('status', status.asOf ?? '', '', statusBy(one, sheets), status.code);
  const met = new Set<string>();
  for (const [role, groups] of [
    ['own', one.own],
    ['county', one.county],
    ['state', one.ofState],
  ] as const) {
    for (const spellings of groups) {
      const shown = agencies.find((agency) => agency.role === role && spellings.includes(agency.name));
      if (shown) met.add(shown.id);
      const found = sightings(one, spellings, sheets);
      const models = new Set([...found.keys(), ...(shown?.agreements.map(({ model }) => model) ?? [])]);
      for (const model of models) {
        const agreement = shown?.agreements.find((it) => it.model === model);
        line(
          role,
          shown?.name ?? spellings[0],
          model,
          found.get(model) ?? 'not on a sheet',
          said(agreement, shown?.name),
        );
      }
      if (models.size === 0) line(role, spellings[0], '', 'on some sheet', 'not on the page');
    }
  }
  for (const agency of agencies) {
    const expectedHere = agency.role === 'campus' || agency.role === 'port' || met.has(agency.id);
    if (!expectedHere) line(agency.role, agency.name, '', 'not of this place', 'on the page');
  }
  return lines;
}

function statusBy(one: ExpectedPlace, sheets: readonly Sheet[]): string {
  const seen = one.own.flatMap((spellings) => [...daysOf(one, spellings, sheets)]);
  const newest = sheets.at(-1)?.asOf ?? '';
  if (seen.length === 0) return 'no_listing_found';
  return seen.includes(newest) ? 'active_listed' : 'removed_from_list';
}

function rowsOf(one: ExpectedPlace, spellings: Spellings, sheet: Sheet): Row[] {
  return sheet.rows.filter(
    (row) => row.state === one.state.toLowerCase() && spellings.includes(row.agency.replaceAll('’', "'")),
  );
}

function daysOf(one: ExpectedPlace, spellings: Spellings, sheets: readonly Sheet[]): Set<string> {
  return new Set(sheets.filter((sheet) => rowsOf(one, spellings, sheet).length > 0).map(({ asOf }) => asOf));
}

/** By model, in the words of `said`. */
function sightings(
  one: ExpectedPlace,
  spellings: Spellings,
  sheets: readonly Sheet[],
): Map<AgreementModel, string> {
  const found = new Map<AgreementModel, string>();
  const models = new Set(
    sheets.flatMap((sheet) => rowsOf(one, spellings, sheet).map((row: Row) => row.model)),
  );
  for (const model of models) {
    const on = sheets.flatMap((sheet) => {
      const row = rowsOf(one, spellings, sheet).find((it) => it.model === model);
      return row ? [{ row, asOf: sheet.asOf }] : [];
    });
    const last = on.at(-1);
    const since = sheets.find(({ asOf }) => last && asOf > last.asOf)?.asOf;
    found.set(
      model,
      words(last?.row.agency, last?.row.signed, on[0]?.asOf, last?.asOf, since, last?.row.moa ?? ''),
    );
  }
  return found;
}

function said(agreement: Agreement | undefined, name: string | undefined): string {
  if (!agreement) return 'not on the page';
  const { signedOn, firstListedOn, lastListedOn, noLongerListedSince, moaUrl } = agreement;
  const document = /([^/]+\.pdf)/i.exec(decodeURIComponent(moaUrl ?? ''))?.[1] ?? '';
  return words(name, signedOn, firstListedOn, lastListedOn, noLongerListedSince, document);
}

function words(
  name: string | undefined,
  signed: string | null | undefined,
  first: string | null | undefined,
  last: string | null | undefined,
  since: string | null | undefined,
  moa: string,
): string {
  const gone = since ? `, not since ${since}` : '';
  return `${(name ?? '').replaceAll('’', "'")}; signed ${signed ?? '?'}; listed ${first} to ${last}${gone}; ${moa || 'no memorandum'}`;
}
