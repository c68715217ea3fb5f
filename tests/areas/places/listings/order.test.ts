import { beforeEach, expect, test, vi } from 'vitest';
import { importSheet } from '#lib/places/listings/listings-mutations.ts';
import { listingsHistory } from '#lib/places/listings/listings-queries.ts';
import { readSheet } from '#lib/places/listings/reading.ts';
import { type CellSpec, HEADINGS, makeSheet } from '#scripts/support/make-sheet.ts';
import { useDatabase } from '#tests/support/database.ts';

// Several sheets are filed twice in each test.
vi.setConfig({ testTimeout: 60_000 });
const database = useDatabase();

type Row = CellSpec[];
type Sheet = { day: string; name: string; rows: Row[]; pending?: boolean };

const document = (name: string) => ({
  text: 'link',
  link: `https://www.ice.gov/doclib/287gMOA/${name}.pdf`,
});
const row = (signed: CellSpec, moa: CellSpec = null, name = 'Miami Police Department'): Row => [
  'FLORIDA',
  name,
  'Municipality',
  null,
  'Task Force Model',
  signed,
  moa,
];
const dated = (day: number): Row => row(45_700 + day, null, 'Example Dated Police Department');
const sheet = (day: number, ...rows: Row[]): Sheet => ({
  day: `2026-06-0${day}`,
  name: `participatingAgencies060${day}2026.xlsx`,
  rows: [...rows, dated(day)],
});
const pending = (day: number, ...rows: Row[]): Sheet => ({
  day: `2026-06-0${day}`,
  name: `pendingAgencies060${day}2026.xlsx`,
  rows,
  pending: true,
});

function readingOf({ day, name, rows, pending: unsigned }: Sheet) {
  const cells = [HEADINGS, ...rows].map((one) => (unsigned ? one.slice(0, 5) : one));
  return readSheet(makeSheet({ rows: cells }), { fileName: name, asOf: day, today: '2026-11-22' });
}

beforeEach(forgetLists);

async function forgetLists(): Promise<void> {
  await database.db.release.deleteMany();
  await database.db.agreementEvent.deleteMany({ where: { kind: 'no_longer_listed' } });
  await database.db.agreement.deleteMany({ where: { events: { none: {} } } });
}

/** Files them in the order of their days, then the other way round. */
async function bothWays(sheets: Sheet[]) {
  const histories = [];
  for (const order of [sheets, sheets.toReversed()]) {
    await forgetLists();
    for (const one of order) await importSheet(readingOf(one), { actor: 'command' });
    histories.push(await listingsHistory());
  }
  const [first, second] = histories;
  if (!first || !second) throw new Error('nothing was filed');
  expect(second.facts).toEqual(first.facts);
  expect(second.digest).toBe(first.digest);
  return first.facts.filter(({ agreementId }) => agreementId.startsWith('fl/miami-police'));
}

test('one unreadable date after another', () =>
  bothWays([sheet(1, row('5/8/5025')), sheet(5, row('13/13/2025'))]));

test('a date, then an unreadable one, then none', async () => {
  const [fact] = await bothWays([sheet(1, row(45_000)), sheet(5, row('13/13/2025')), sheet(9, row(null))]);
  expect(fact).toMatchObject({ signedOn: null });
  expect(fact?.sourceIds).toEqual([expect.stringContaining('2026-06-09')]);
});

test('two rows of one agreement that change places', () =>
  bothWays([
    sheet(1, row(45_000, document('A')), row(45_000, document('B'))),
    sheet(5, row(45_000, document('B')), row(45_000, document('A'))),
  ]));

test('an unreadable date between lists of pending agencies', () =>
  bothWays([
    pending(1, row(null)),
    sheet(3, row('13/13/2025')),
    pending(5, row(null), row(null, null, 'Example Lakeview Police Department')),
  ]));

test('of two lists of one day the afternoon’s is the newer one', async () => {
  const morning = { ...sheet(5, row(45_000)), name: 'participatingAgencies06052026am.xlsx' };
  for (let tried = 0; ; tried += 1) {
    const afternoon = {
      ...sheet(5, row(45_200), row(45_100 + tried, null, 'Example Filler Police Department')),
      name: 'participatingAgencies06052026pm.xlsx',
    };
    // By their ids they would stand the other way round.
    if (readingOf(morning).sha256 < readingOf(afternoon).sha256) continue;
    const [fact] = await bothWays([morning, afternoon]);
    expect(fact?.signedOn).toBe('2023-10-01');
    return;
  }
});

test('an agreement that only a list shows that is held in the end', async () => {
  const others = Array.from({ length: 12 }, (_, index) =>
    row(45_000, null, `Exampleburg ${'ABCDEFGHIJKL'[index]} Police Department`),
  );
  const facts = await bothWays([sheet(1), sheet(3, ...others), sheet(5, row(45_000)), sheet(7, ...others)]);
  expect(facts).toEqual([]);
});

test('what an editor cites stays when a list gives way to another', async () => {
  const first = await importSheet(readingOf(sheet(1, row(45_000))), { actor: 'command' });
  const { sourceId } = await database.db.release.findUniqueOrThrow({ where: { id: first.releaseId ?? '' } });
  const { id } = await database.db.agreement.findFirstOrThrow({
    where: { citations: { some: { sourceId } }, id: { startsWith: 'fl/miami-police' } },
  });
  await database.db.citation.create({
    data: {
      id: 'own',
      agreementId: id,
      sourceId,
      confidence: 'medium',
      quote: 'a footnote',
      disputes: false,
    },
  });
  await importSheet(readingOf(sheet(5, row(45_200))), { actor: 'command' });
  const cited = await database.db.citation.findMany({ where: { agreementId: id }, orderBy: { id: 'asc' } });
  expect(cited.map(({ quote }) => quote)).toEqual([null, 'a footnote']);
});
