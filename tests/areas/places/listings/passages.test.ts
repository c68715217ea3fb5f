import { describe, expect, test, vi } from 'vitest';
import { importSheet } from '#lib/places/listings/listings-mutations.ts';
import { unlinkRelease } from '#lib/places/listings/listings-publish-mutations.ts';
import { LONGEST_PASSAGE, passagesOf } from '#lib/places/listings/passages.ts';
import { readSheet } from '#lib/places/listings/reading.ts';
import { fictitiousRows, makeSheet } from '#scripts/support/make-sheet.ts';
import { useDatabase } from '#tests/support/database.ts';

vi.setConfig({ testTimeout: 60_000 });

const TODAY = '2026-11-22';
const [head = [], ...ROWS] = fictitiousRows(300);
const MAY = { rows: [head, ...ROWS.slice(0, -1)], name: 'participatingAgencies05302026.xlsx' };
/** One row less at the beginning, one more at the end: every number is another one. */
const JUNE = { rows: [head, ...ROWS.slice(1)], name: 'participatingAgencies06012026.xlsx' };
const read = ({ rows, name }: typeof MAY) => readSheet(makeSheet({ rows }), { fileName: name, today: TODAY });

describe('passages', () => {
  const { listings } = read(MAY);
  const passages = passagesOf(listings);

  test('are all of the rows, in their order and none too long', () => {
    expect(passages.flatMap(({ rows }) => rows)).toEqual(listings);
    for (const { rowNumber, rows } of passages) {
      expect(rowNumber).toBe(rows[0]?.rowNumber);
      expect((rows.at(-1)?.rowNumber ?? 0) - rowNumber).toBeLessThan(LONGEST_PASSAGE);
    }
    expect(passages.length).toBeGreaterThan(20);
    expect(passages.length).toBeLessThan(75);
    expect(passagesOf([])).toEqual([]);
  });

  test('a row that goes or comes changes only its own passage, though every number changes', () => {
    const digests = new Set(passages.map(({ digest }) => digest));
    const next = passagesOf(read(JUNE).listings);
    expect(next.filter(({ digest }) => !digests.has(digest)).length).toBeLessThanOrEqual(2);
  });

  test('each value of a row counts, and the gaps between rows do', () => {
    const [row] = listings;
    if (!row) throw new Error('no row');
    // Rows of one name stand in one passage.
    const second = { ...row, rowNumber: 3 };
    const base = passagesOf([row, second]).map(({ digest }) => digest);
    const others = [
      { ...second, stateCode: 'ak' },
      { ...second, agencyType: 'Other' },
      { ...second, countyName: 'Other' },
      { ...second, model: 'jail_enforcement' as const },
      { ...second, signedOn: '2020-01-01' },
      { ...second, moaUrl: 'https://www.ice.gov/other' },
      { ...second, addendumUrl: 'https://www.ice.gov/other' },
      { ...second, repairs: ['other'] },
      { ...second, held: 'other' },
      { ...second, rowNumber: 4 },
    ];
    const all = [base, ...others.map((other) => passagesOf([row, other]).map(({ digest }) => digest))];
    expect(new Set(all.map((digests) => digests.join(' '))).size).toBe(all.length);
  });
});

describe('sheets on file', () => {
  const database = useDatabase();
  const rowsOf = (releaseId: string) =>
    database.db.listing.findMany({ where: { releaseId }, orderBy: { rowNumber: 'asc' } });
  const shared = async (a: string, b: string) => {
    const [rows] = await database.db.$queryRaw<{ shared: number; all: number }[]>`
      SELECT count(*) FILTER (WHERE o."releaseId" IS NOT NULL)::int AS shared, count(*)::int AS all
      FROM "ListingPassage" p LEFT JOIN "ListingPassage" o ON o."passageId" = p."passageId" AND o."releaseId" = ${b}
      WHERE p."releaseId" = ${a}`;
    return rows ?? { shared: 0, all: 0 };
  };
  const file = (sheet: typeof MAY, force: boolean) => importSheet(read(sheet), { actor: 'command', force });

  test('share what they have word for word, and each has all of its rows', async () => {
    const [may, june] = [await file(MAY, true), await file(JUNE, true)];
    const { shared: passages, all } = await shared(june.releaseId ?? '', may.releaseId ?? '');
    expect(all - passages).toBeLessThanOrEqual(2);
    const agreementOf = new Map((await rowsOf(may.releaseId ?? '')).map((row) => [row.agencyName, row]));
    const rows = await rowsOf(june.releaseId ?? '');
    const said = read(JUNE).listings;
    expect(rows).toHaveLength(said.length);
    for (const [at, row] of rows.entries()) {
      expect(row).toMatchObject({ rowNumber: said[at]?.rowNumber, agencyName: said[at]?.agencyName });
      expect(row.agreementId).not.toBeNull();
      const before = agreementOf.get(row.agencyName);
      if (before) expect(row.agreementId).toBe(before.agreementId);
    }
  });

  test('a held sheet shares nothing, nor does one that is taken out of the facts', async () => {
    const { db } = database;
    const [may] = await db.release.findMany({ where: { fileName: MAY.name } });
    const rows = await rowsOf(may?.id ?? '');
    const half = { rows: [head, ...ROWS.slice(150)], name: 'participatingAgencies06022026.xlsx' };
    const held = await file(half, false);
    expect(held.published).toBe(false);
    expect(await shared(held.releaseId ?? '', may?.id ?? '')).toMatchObject({ shared: 0 });
    expect((await rowsOf(held.releaseId ?? '')).every(({ agreementId }) => agreementId === null)).toBe(true);

    const [june] = await db.release.findMany({ where: { fileName: JUNE.name } });
    const before = await rowsOf(june?.id ?? '');
    await db.$transaction((tx) => unlinkRelease(tx, june?.id ?? ''));
    expect(await shared(june?.id ?? '', may?.id ?? '')).toMatchObject({ shared: 0 });
    expect(await rowsOf(june?.id ?? '')).toEqual(before.map((row) => ({ ...row, agreementId: null })));
    // What the other sheet shared with it is as it was.
    expect(await rowsOf(may?.id ?? '')).toEqual(rows);
  });

  test('a held sheet that is forced later has its rows and its agreements', async () => {
    const half = { rows: [head, ...ROWS.slice(150)], name: 'participatingAgencies06022026.xlsx' };
    const again = await file(half, true);
    expect(again.published).toBe(true);
    const rows = await rowsOf(again.releaseId ?? '');
    expect(rows).toHaveLength(150);
    expect(rows.every(({ agreementId }) => agreementId !== null)).toBe(true);
  });
});
