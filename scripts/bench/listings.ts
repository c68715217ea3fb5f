import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { dayIn } from '#lib/kernel/dates.ts';
import { readSheet } from '#lib/places/listings/reading.ts';
import { readWorkbook } from '#lib/places/listings/workbook.ts';
import { importSheet } from '#lib/places/listings-mutations.ts';
import { db, disconnect } from '#lib/platform/db.ts';
import { withDatabase } from '#lib/platform/embedded.ts';
import { forgetEnv } from '#lib/platform/env.ts';
import { fictitiousRows, makeSheet } from '../support/make-sheet.ts';
import { prepareDatabase } from '../support/prepare.ts';

const TURNS = 12;

/**
 * Filing a sheet against merely reading the same workbook with the same library, in turns. BENCH_SHEET names a
 * real file; without it a sheet of the size of ICE's is made, of agencies that do not exist. Each import is taken back
 * after its last statement, so that every turn does the same work: first into a history without the sheet's agencies,
 * then beside an earlier sheet that has nearly all of them, as every day's sheet has.
 */
export async function run(): Promise<void> {
  await withDatabase(async (url) => {
    process.env.DATABASE_URL = url;
    forgetEnv();
    await prepareDatabase(url, (line) => console.error(line));
    try {
      await measure();
    } finally {
      await disconnect();
    }
  });
}

async function measure(): Promise<void> {
  const given = process.env.BENCH_SHEET;
  const bytes = given ? new Uint8Array(await readFile(given)) : makeSheet({ rows: fictitiousRows(1_850) });
  const name = given ? path.basename(given) : 'participatingAgencies06012026.xlsx';
  const rows = readWorkbook(bytes).rows.length;
  console.log(`listings: ${name}, ${rows} rows, ${Math.round(bytes.length / 1000)} kB, ${TURNS} turns each`);
  await compare('first sheet, every agency new', bytes, name);
  const earlier = given ? process.env.BENCH_EARLIER : undefined;
  const before = given
    ? earlier && new Uint8Array(await readFile(earlier))
    : makeSheet({ rows: fictitiousRows(1_840) });
  if (!before) return;
  const filed = await importOne(
    before,
    earlier ? path.basename(earlier) : 'participatingAgencies05302026.xlsx',
    {
      dryRun: false,
    },
  );
  try {
    await compare('next sheet, nearly all known', bytes, name);
  } finally {
    if (filed.releaseId && !filed.known) await takeBack(filed.releaseId);
  }
}

async function compare(label: string, bytes: Uint8Array, name: string): Promise<void> {
  const parsing: number[] = [];
  const importing: number[] = [];
  for (let turn = -2; turn < TURNS; turn += 1) {
    let started = performance.now();
    readWorkbook(bytes);
    const parsed = performance.now() - started;
    started = performance.now();
    await importOne(bytes, name, { dryRun: true });
    // The first turns only warm up.
    if (turn < 0) continue;
    parsing.push(parsed);
    importing.push(performance.now() - started);
  }
  const [parse, whole] = [median(parsing), median(importing)];
  console.log(
    `  ${label}: parse ${parse.toFixed(0)} ms, import ${whole.toFixed(0)} ms, ratio ${(whole / parse).toFixed(1)}`,
  );
}

function importOne(bytes: Uint8Array, fileName: string, options: { dryRun: boolean }) {
  const reading = readSheet(bytes, { fileName, today: dayIn('America/New_York', new Date()) });
  return importSheet(reading, { actor: 'command', force: true, ...options });
}

/** Leaves the database as it was, but for agencies and agreements that no sheet speaks of any more. */
async function takeBack(releaseId: string): Promise<void> {
  await db().release.delete({ where: { id: releaseId } });
  await db().agreement.deleteMany({ where: { listings: { none: {} }, events: { none: {} } } });
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
