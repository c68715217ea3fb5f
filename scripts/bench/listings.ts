import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { dayIn } from '#lib/kernel/dates.ts';
import { importSheet } from '#lib/places/listings/listings-mutations.ts';
import { type Passage, passagesOf } from '#lib/places/listings/passages.ts';
import { readSheet } from '#lib/places/listings/reading.ts';
import { readWorkbook } from '#lib/places/listings/workbook.ts';
import { db } from '#lib/platform/db.ts';
import { fictitiousRows, makeSheet } from '../support/make-sheet.ts';
import { type Cost, costOf } from './cost.ts';
import { withScratchDatabase } from './scratch-database.ts';

const TURNS = 25;
/** Turns that only warm up: what reads a sheet runs thousands of times in one, what files it once. */
const WARMING = 10;
/** Milliseconds for one comparison; only its least number of turns may take longer. */
const LONGEST = 12_000;
const LEAST_TURNS = 3;
const ROWS = 1_850;
/** New on the next day's sheet; two others are gone from it. */
const NEW_ROWS = 13;

type Sheet = { name: string; bytes: Uint8Array };

/**
 * Filing a sheet, from its bytes to the commit, against merely reading the same workbook with the same library, in
 * turns, each time on a database that has not seen it. Into a history without any sheet; then beside the sheet of the
 * days before, which has nearly all of it, as every day's sheet has; and both with five times as many rows. The rows
 * are of agencies that do not exist. Beside the time by the clock stands that of the processor, which a busy machine
 * changes less. BENCH_SHEET and BENCH_EARLIER name real files to be measured first.
 */
export async function run(): Promise<void> {
  console.log('listings: medians, in brackets the middle half of the ratios');
  const { BENCH_SHEET: given, BENCH_EARLIER: earlier } = process.env;
  if (given) await compareBoth(await fromFile(given), earlier ? await fromFile(earlier) : null);
  for (const times of [1, 5]) {
    const rows = fictitiousRows(times * ROWS);
    const [head = [], ...own] = rows;
    const day = { name: 'participatingAgencies06012026.xlsx', bytes: makeSheet({ rows }) };
    const before = [head, ...own.slice(0, -NEW_ROWS), ...fictitiousRows(times * ROWS + 2).slice(-2)];
    const eve = { name: 'participatingAgencies05302026.xlsx', bytes: makeSheet({ rows: before }) };
    await compareBoth(day, eve);
  }
}

async function fromFile(file: string): Promise<Sheet> {
  return { name: path.basename(file), bytes: new Uint8Array(await readFile(file)) };
}

async function compareBoth(sheet: Sheet, before: Sheet | null): Promise<void> {
  const rows = readWorkbook(sheet.bytes).rows.length - 1;
  console.log(`${sheet.name}, ${rows} rows, ${Math.round(sheet.bytes.length / 1000)} kB`);
  await withoutSheets(async () => {
    await compare('first sheet, every agency new', sheet);
  });
  if (before === null) return;
  await withoutSheets(async () => {
    await fileOne(before);
    // What the statistics of a database that has been in use for a day would know.
    await db().$executeRaw`ANALYZE`;
    const { added, removed } = await compare('next sheet', sheet);
    console.log(
      `  ${''.padEnd(30)} beside the one before: ${added} added, ${removed} removed; ${sharedBy(before, sheet)}`,
    );
  });
}

/** A database of its own: one that has had hundreds of sheets filed and taken back is like none in use. */
async function withoutSheets(work: () => Promise<void>): Promise<void> {
  await withScratchDatabase(async () => {
    // The project's own release of Florida would be the earlier sheet of the first one.
    await db().release.deleteMany();
    await work();
  });
}

async function compare(label: string, sheet: Sheet): Promise<{ added: number; removed: number }> {
  const known = await agencyIds();
  const turns: { parsing: Cost; filing: Cost }[] = [];
  let [added, removed] = [0, 0];
  const until = performance.now() + LONGEST;
  for (let turn = -WARMING; turn < TURNS; turn += 1) {
    if (turn >= LEAST_TURNS && performance.now() > until) break;
    const parsing = await costOf(async () => readWorkbook(sheet.bytes));
    const filing = await costOf(() => fileOne(sheet));
    const filed = filing.value;
    if (!filed.releaseId || filed.known) throw new Error('the sheet was on file already');
    [added, removed] = [filed.diff.added, filed.diff.removed];
    await takeBack(filed.releaseId, known);
    if (turn >= 0) turns.push({ parsing, filing });
  }
  const times = (cost: (one: Cost) => number) =>
    spread(turns.map(({ parsing, filing }) => cost(filing) / cost(parsing)));
  const milliseconds = (which: 'parsing' | 'filing') =>
    at(
      turns.map((turn) => turn[which].wall),
      0.5,
    )
      .toFixed(0)
      .padStart(4);
  console.log(
    `  ${label.padEnd(30)} parse ${milliseconds('parsing')} ms  file ${milliseconds('filing')} ms  ratio ${times(({ wall }) => wall)}, of ${turns.length} turns`,
  );
  const whole = turns.every(({ filing }) => filing.database !== null);
  console.log(
    `  ${''.padEnd(30)} processor time: ratio ${times(({ own }) => own)}${whole ? `, with the database's ${times(({ own, database }) => own + (database ?? 0))}` : ''}`,
  );
  return { added, removed };
}

function fileOne(sheet: Sheet) {
  return importSheet(read(sheet), { actor: 'command', force: true });
}

function read({ bytes, name: fileName }: Sheet) {
  return readSheet(bytes, { fileName, today: dayIn('America/New_York', new Date()) });
}

/** How much of a sheet is on file word for word with the one before. */
function sharedBy(before: Sheet, sheet: Sheet): string {
  const known = new Set(passagesIn(before).map(({ digest }) => digest));
  const all = passagesIn(sheet);
  const fresh = all.filter(({ digest }) => !known.has(digest));
  const rows = fresh.flatMap((passage) => passage.rows).length;
  return `${all.length} passages, ${fresh.length} new, with ${rows} rows`;
}

function passagesIn(sheet: Sheet): Passage[] {
  return passagesOf(read(sheet).listings);
}

async function agencyIds(): Promise<string[]> {
  return (await db().agency.findMany({ select: { id: true } })).map(({ id }) => id);
}

/** Leaves the database as it was before the sheet. */
async function takeBack(releaseId: string, agencies: string[]): Promise<void> {
  await db().release.delete({ where: { id: releaseId } });
  await db().agreementEvent.deleteMany({ where: { kind: 'no_longer_listed' } });
  await db().$executeRaw`
    DELETE FROM "Agreement" a WHERE NOT EXISTS (SELECT FROM "Listing" l WHERE l."agreementId" = a.id)
      AND NOT EXISTS (SELECT FROM "AgreementEvent" e WHERE e."agreementId" = a.id)`;
  await db().$executeRaw`DELETE FROM "Agency" WHERE id <> ALL (${agencies}::text[])`;
  // The traces of a sheet that was taken back would be searched by the next; no database in use has them.
  await db()
    .$executeRaw`VACUUM "ListingPassage", "ListingText", "Agreement", "Citation", "Agency", "Release", "ReleaseFile"`;
}

function spread(values: readonly number[]): string {
  return `${at(values, 0.5).toFixed(1)} (${at(values, 0.25).toFixed(1)} to ${at(values, 0.75).toFixed(1)})`;
}

function at(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
}
