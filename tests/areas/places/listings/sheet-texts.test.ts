import { describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '#lib/kernel/locales.ts';
import { type FetchOutcome, fetchedIn, keptOutcome } from '#lib/places/listings/fetched-texts.ts';
import { readSheet } from '#lib/places/listings/reading.ts';
import { keptReason } from '#lib/places/listings/reason-rules.ts';
import { heldDateIn, rowProblemIn } from '#lib/places/listings/reason-texts.ts';
import { keptProblem, type RowProblem } from '#lib/places/listings/row-problem-rules.ts';
import {
  keptWorkbookProblem,
  readWorkbookProblem,
  WorkbookError,
  type WorkbookProblem,
  workbookProblemIn,
} from '#lib/places/listings/workbook-problem.ts';
import { keptUntied, type Untied } from '#lib/places/matching/untied-rules.ts';
import { untiedIn } from '#lib/places/matching/untied-texts.ts';

const AT = { row: '7', column: 'C' };
const WORKBOOK: WorkbookProblem[] = [
  { code: 'not_workbook' },
  { code: 'no_part', part: 'xl/styles.xml' },
  { code: 'damaged', part: 'xl/styles.xml' },
  { code: 'doctype', part: 'xl/styles.xml' },
  { code: 'deep', part: 'xl/styles.xml', most: 40 },
  { code: 'large_part', part: 'xl/styles.xml', bytes: 99 },
  { code: 'large_file', bytes: 99, most: 40 },
  { code: 'many_parts', most: 40 },
  { code: 'no_visible_sheet' },
  { code: 'sheet_gone', sheet: 'Sheet1' },
  { code: 'many_links', most: 40 },
  { code: 'many_texts', most: 40 },
  { code: 'much_text', most: 40 },
  { code: 'long_cell', ...AT, most: 40 },
  { code: 'long_text', number: 3, most: 40 },
  { code: 'many_columns', ...AT, most: 40 },
  { code: 'cell_twice', ...AT },
  { code: 'text_gone', ...AT },
  { code: 'many_rows', row: 7, most: 40 },
  { code: 'row_order', row: '6', after: 7 },
  { code: 'unreachable' },
  { code: 'answered', status: 404 },
  { code: 'cut_off' },
  { code: 'large_answer', most: 40 },
  { code: 'no_file' },
  { code: 'cannot_open', why: 'EACCES' },
  { code: 'not_file' },
];
const FETCHED: FetchOutcome[] = [
  { code: 'same' },
  { code: 'published', rows: 20 },
  { code: 'held', rows: 20, reasons: [keptReason({ code: 'no_rows' })] },
  { code: 'not_list', problem: { code: 'no_header', rows: 20 } },
  { code: 'unreadable', problem: { code: 'answered', status: 404 } },
];
const ROWS: RowProblem[] = [
  { code: 'implausible', day: '5025-05-08' },
  { code: 'unreadable', text: '13/13/2025' },
  { code: 'missing', column: 'state' },
  { code: 'missing', column: 'agency' },
  { code: 'missing', column: 'model' },
  { code: 'unknown_word', column: 'state', text: 'Flroida', nearest: 'florida' },
  { code: 'unknown_word', column: 'model', text: 'Something', nearest: 'none' },
  { code: 'long_name', length: 201 },
  { code: 'no_name', text: '--' },
];
const UNTIED: Untied[] = [
  { code: 'no_county', county: 'cedar county' },
  { code: 'several_counties', county: 'cedar' },
  { code: 'county_elsewhere', named: 'Cedar County', ice: 'Alder County' },
  { code: 'no_place', designation: 'none', place: 'oak' },
  { code: 'no_place', designation: 'township', place: 'oak township' },
  { code: 'place_elsewhere', county: 'Alder County' },
  { code: 'several_places', count: 2, place: 'oak', there: 'yes' },
  { code: 'several_places', count: 2, place: 'oak', there: 'no' },
  { code: 'no_register' },
  { code: 'several_seats' },
  { code: 'seat_elsewhere', ice: 'Alder County', register: 'Birch County' },
  { code: 'no_state' },
  { code: 'no_places' },
  { code: 'constable' },
  { code: 'prosecutes' },
  { code: 'circuit', county: 'Lee County' },
  { code: 'circuit', county: 'none' },
  { code: 'several' },
  { code: 'nothing' },
  { code: 'last_seen', year: 2023 },
];

const kinds: [name: string, locales: readonly Locale[], said: (locale: Locale) => string[]][] = [
  ['a workbook', LOCALES, (locale) => WORKBOOK.map((problem) => workbookProblemIn(locale, problem))],
  [
    'an address that was read',
    LOCALES,
    (locale) => FETCHED.map((outcome) => fetchedIn(locale, keptOutcome(outcome)).text),
  ],
  // For editors, who have English and Spanish.
  ['a row', ['en', 'es'], (locale) => ROWS.map((problem) => rowProblemIn(locale, keptProblem(problem)).text)],
  ['an agency', ['en', 'es'], (locale) => UNTIED.map((untied) => untiedIn(locale, keptUntied(untied)).text)],
];

describe.each(kinds)('what is said of %s', (_, locales, said) => {
  it.each(locales)('is a sentence of its own for every code, in %s', (locale) => {
    const texts = said(locale);
    expect(
      texts.filter((text) => text === '' || /[{}]|\b(?:workbook|fetched|rows|untied)\.\w/.test(text)),
    ).toEqual([]);
    expect(new Set(texts).size).toBe(texts.length);
    if (locale !== 'en') expect(texts.filter((text) => said('en').includes(text))).toEqual([]);
  });
});

describe('what was kept', () => {
  it('as a sentence, before there were codes, shows as English', () => {
    const old = 'No register at hand says so.';
    expect(untiedIn('es', old)).toEqual({ text: old, lang: 'en' });
    expect(rowProblemIn('es', 'support type: not given')).toMatchObject({ lang: 'en' });
    expect(fetchedIn('ht', 'The same sheet as before.')).toMatchObject({ lang: 'en' });
    expect(readWorkbookProblem('{"code":"invented"}')).toBeNull();
  });

  it('of a date as a sentence is said in the reader’s language all the same', () => {
    const said = heldDateIn('es', keptProblem({ code: 'implausible', day: '5025-05-08' }));
    expect(heldDateIn('es', '5025-05-08 is not a plausible date of signature')).toBe(said);
    expect(said).toContain('5025-05-08');
    expect(heldDateIn('es', '"13/13/2025" cannot be read as one date')).toBe(
      heldDateIn('es', keptProblem({ code: 'unreadable', text: '13/13/2025' })),
    );
  });
});

describe('a file that is no workbook', () => {
  it('says so by a code, in the reader’s language, and in English to commands', () => {
    try {
      readSheet(new Uint8Array([1, 2, 3]), { fileName: 'x.xlsx', today: '2026-11-22' });
      expect.unreachable();
    } catch (error) {
      if (!(error instanceof WorkbookError)) throw error;
      expect(error.message).toMatch(/^It is not an \.xlsx workbook/);
      const kept = readWorkbookProblem(keptWorkbookProblem(error.problem));
      expect(kept && workbookProblemIn('ht', kept)).toBe('Se pa yon fichye .xlsx, oswa li gate.');
    }
  });
});
