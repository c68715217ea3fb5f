import { describe, expect, test } from 'vitest';
import { readDay } from '#lib/places/listings/dates.ts';
import { readLink } from '#lib/places/listings/links.ts';
import { readSheet } from '#lib/places/listings/reading.ts';
import { modelOf, stateOf, typeOf } from '#lib/places/listings/words.ts';
import { WorkbookError } from '#lib/places/listings/workbook-problem.ts';
import { type CellSpec, fictitiousRows, HEADINGS, makeSheet } from '#scripts/support/make-sheet.ts';

const MOA = 'https://www.ice.gov/doclib/287gMOA/Example.pdf';
const row = (changes: Partial<Record<string, CellSpec>> = {}): CellSpec[] => {
  const cells: Record<string, CellSpec> = {
    STATE: 'FLORIDA',
    'LAW ENFORCEMENT AGENCY': 'Example Police Department',
    TYPE: 'Municipality',
    COUNTY: 'Example County',
    'SUPPORT TYPE': 'Task Force Model',
    SIGNED: 46_000,
    MOA: { text: 'link', link: MOA },
    ADDENDUM: null,
    ...changes,
  };
  return HEADINGS.map((heading) => cells[heading] ?? null);
};
const read = (rows: CellSpec[][], fileName = 'sheet.xlsx', modifiedAt?: string) =>
  readSheet(makeSheet({ rows, ...(modifiedAt ? { modifiedAt } : {}) }), { fileName, today: '2026-11-22' });
const only = (changes: Partial<Record<string, CellSpec>>) => {
  const reading = read([HEADINGS, row(changes)]);
  return { listed: reading.listings[0], rejected: reading.rejected[0], reading };
};

describe('days', () => {
  const day = (text: string) => readDay(text, false, '2026-11-22');
  test('serial numbers, plain dates and dates with one reading', () => {
    expect(day('45716')).toEqual({ day: '2025-02-28', repair: null });
    expect(day('2/28/2025')).toEqual({ day: '2025-02-28', repair: null });
    expect(day('05/082025')).toEqual({ day: '2025-05-08', repair: '"05/082025" read as 2025-05-08' });
    expect(day('7/72025')).toEqual({ day: '2025-07-07', repair: '"7/72025" read as 2025-07-07' });
  });
  test('what can be read in two ways, or in none, is not guessed', () => {
    for (const text of ['1112025', 'pending', '13/45/2025', '2/30/2025', '5/8', '']) {
      expect(day(text).day, text).toBeNull();
    }
  });
  test('the year 5025, the day after tomorrow and a day before the act are not plausible', () => {
    for (const text of ['5/8/5025', '1141467', '46500', '100', '1/1/1990']) {
      expect(day(text).day, text).toBeNull();
    }
  });
});

describe('addresses', () => {
  test('a safelink is unwrapped, a lost slash put back, http made https', () => {
    const safelink = `https://gcc02.safelinks.protection.outlook.com/?url=${encodeURIComponent(MOA)}&data=05%7C`;
    expect(readLink(safelink)).toEqual({ url: MOA, repair: 'unwrapped from an Outlook safelink' });
    expect(readLink('https:/www.ice.gov/doclib/287gMOA/Example.pdf').url).toBe(MOA);
    expect(readLink('http://ice.gov/doclib/287gMOA/Example.pdf').url).toBe(MOA);
  });
  test('anything but ICE over https is refused, also inside a safelink', () => {
    for (const text of [
      `chrome-extension://abcdef/${MOA}`,
      'javascript:alert(1)',
      'file:///C:/Example.pdf',
      'https://www.ice.gov.example.org/x',
      'https://user@www.ice.gov:8080/x',
      `https://x.safelinks.protection.outlook.com/?url=${encodeURIComponent('https://example.org')}`,
      'link',
    ]) {
      expect(readLink(text).url, text).toBeNull();
      expect(readLink(text).repair, text).toMatch(/^address refused/);
    }
  });
});

describe('words', () => {
  test('known slips are mended, others proposed and never decided', () => {
    expect(modelOf('Warrant Service Office')).toEqual({ known: 'warrant_service_officer', repaired: true });
    expect(modelOf('Tsk Force Model')).toEqual({ known: null, nearest: 'task force model' });
    expect(typeOf('Muncipality').known).toBe('Municipality');
    expect(stateOf('UTAh')).toEqual({ known: 'ut', repaired: true });
    expect(stateOf('Puerto Rico').known).toBe('pr');
    expect(stateOf('constructor').known).toBeNull();
    expect(modelOf('__proto__').known).toBeNull();
  });
});

describe('rows', () => {
  test('spaces of all kinds, curly apostrophes and counties that are not given', () => {
    const { listed } = only({
      'LAW ENFORCEMENT AGENCY': '\u00a0Example\u2007County  Sheriff\u2019s\u200b Office ',
      COUNTY: '#N/A',
    });
    expect(listed?.agencyName).toBe("Example County Sheriff's Office");
    expect(listed?.countyName).toBeNull();
    expect(listed?.repairs).toContain('county: #N/A read as not given');
  });
  test('a row with an unreadable date is listed without it, and said', () => {
    const { listed, rejected } = only({ SIGNED: '5/8/5025' });
    expect(listed?.signedOn).toBeNull();
    expect(listed?.held).toMatch('5025-05-08');
    expect(rejected).toMatchObject({ row: 2, whole: false });
  });
  test('a row without a state, a name or a model is rejected by its number', () => {
    for (const heading of ['STATE', 'LAW ENFORCEMENT AGENCY', 'SUPPORT TYPE']) {
      const { listed, rejected } = only({ [heading]: null });
      expect(listed).toBeUndefined();
      expect(rejected).toMatchObject({ row: 2, whole: true });
    }
  });
  test('a row that stands there twice counts once', () => {
    const { listings, duplicates } = read([
      HEADINGS,
      row(),
      row({ COUNTY: 'Example County ' }),
      row({ SIGNED: 46_001 }),
    ]);
    expect(listings.map(({ rowNumber }) => rowNumber)).toEqual([2, 4]);
    expect(duplicates).toEqual([{ row: 3, of: 2 }]);
  });
});

describe('sheets', () => {
  test('columns are found by their headings, in any order, below a title', () => {
    const order = [5, 1, 0, 7, 4, 3, 2, 6];
    const turned = [['287(g)'], HEADINGS, row()].map((cells) =>
      cells.length === 1 ? cells : order.map((at) => cells[at] ?? null),
    );
    const reading = read(turned as CellSpec[][]);
    expect(reading.listings[0]).toMatchObject({
      rowNumber: 3,
      stateCode: 'fl',
      moaUrl: MOA,
      signedOn: '2025-12-09',
    });
  });
  test('the kind is what the content says', () => {
    expect(read([HEADINGS, row()], 'pendingAgencies.xlsx')).toMatchObject({
      kind: 'participating',
      namedKind: 'pending',
    });
    const pending = [HEADINGS, row()].map((cells) => cells.slice(0, 5));
    expect(read(pending, 'participatingAgencies.xlsx').kind).toBe('pending');
  });
  test('a header that lacks a column, or has one twice, is a problem and no guess', () => {
    expect(read([HEADINGS.slice(1), row().slice(1)]).headerProblem).toEqual({
      code: 'missing_columns',
      row: 1,
      columns: 'state',
    });
    expect(
      read([
        [...HEADINGS, 'state'],
        [...row(), 'TEXAS'],
      ]).headerProblem,
    ).toMatchObject({ code: 'doubled_column', heading: 'state' });
    expect(read([['nothing'], ['here']]).headerProblem).toMatchObject({ code: 'no_header' });
  });
  test('the day comes from the newest signature; the name only where it agrees', () => {
    const rows = [HEADINGS, row({ SIGNED: 45_897 })];
    expect(read(rows, 'participatingAgencies08022025pm.xlsx', '2025-09-02T20:05:26Z')).toMatchObject({
      asOf: '2025-09-02',
      asOfFrom: 'workbook',
    });
    expect(read(rows, 'participatingAgencies09012025.xlsx')).toMatchObject({
      asOf: '2025-09-01',
      asOfFrom: 'file name',
    });
    expect(read(rows, 'x01012030.xlsx')).toMatchObject({ asOf: '2025-08-28', asOfFrom: 'signature' });
  });
  test('what is no workbook is refused in words', () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(3000), new TextEncoder().encode('<html></html>')]) {
      expect(() => readSheet(bytes, { fileName: 'x', today: '2026-11-22' })).toThrow(WorkbookError);
    }
  });
  test('a realistic sheet is read whole', () => {
    const reading = read(fictitiousRows(500));
    expect(reading.listings).toHaveLength(500);
    expect(reading.rejected).toEqual([]);
  });
});
