import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Imported, importSheet } from '#lib/places/listings/listings-mutations.ts';
import { readSheet } from '#lib/places/listings/reading.ts';
import { WorkbookError } from '#lib/places/listings/workbook-problem.ts';
import { fictitiousRows, makeSheet } from '#scripts/support/make-sheet.ts';
import { useDatabase } from '#tests/support/database.ts';
import { DAMAGES, Dice, HEAVY } from './damage.ts';

// FUZZ_FILES: how many damaged files (1,000 for the full run). FUZZ_SEED: the seed of an earlier run.
// FUZZ_FOLDER: a folder of real sheets; without it the test makes its own, of agencies that do not exist.
const FILES = Number(process.env.FUZZ_FILES ?? 150);
const SEED = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
const TODAY = '2026-11-22';
/** Of the whole process, the test's own bombs included. */
const MOST_MEMORY = 1_000_000_000;
const MOST_MS = 30_000;

const database = useDatabase();

function originals(): { name: string; bytes: Uint8Array }[] {
  const folder = process.env.FUZZ_FOLDER;
  if (!folder) {
    return [
      { name: 'participatingAgencies06012026am.xlsx', bytes: makeSheet({ rows: fictitiousRows(300) }) },
      {
        name: 'pendingAgencies06012026am.xlsx',
        bytes: makeSheet({ rows: fictitiousRows(40).map((row) => row.slice(0, 5)) }),
      },
    ];
  }
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.xlsx'))
    .sort()
    .map((name) => ({
      name: path.basename(name),
      bytes: new Uint8Array(readFileSync(path.join(folder, name))),
    }));
}

async function fingerprint(): Promise<string> {
  const rows = await database.db.$queryRaw<{ print: string }[]>`
    SELECT md5(concat_ws(' ', (SELECT string_agg(id || state || coalesce(sha256, ''), ',' ORDER BY id) FROM "Release"),
      (SELECT count(*) FROM "Listing"), (SELECT count("agreementId") FROM "Listing"), (SELECT count(*) FROM "Agency"),
      (SELECT md5(string_agg(id || coalesce("signedOn"::text, '') || coalesce("moaUrl", ''), ',' ORDER BY id)) FROM "Agreement"),
      (SELECT count(*) FROM "Citation"), (SELECT count(*) FROM "AgreementEvent"), (SELECT count(*) FROM "AuditEntry"))) AS print`;
  return rows[0]?.print ?? '';
}

describe(`${FILES} damaged sheets, seed ${SEED}`, () => {
  const sheets = originals();

  beforeAll(async () => {
    for (const { name, bytes } of sheets) {
      await importSheet(readSheet(bytes, { fileName: name, today: TODAY }), {
        actor: 'command',
        force: true,
      });
    }
  }, 120_000);

  test(
    'none crashes, none is filed in part, and each says what is wrong and where',
    async () => {
      const dice = new Dice(SEED);
      const light = Object.keys(DAMAGES).filter((name) => !HEAVY.has(name));
      const counts = { refused: 0, held: 0, published: 0, known: 0 };
      const before = await fingerprint();
      let most = 0;
      let slowest = 0;
      for (let at = 0; at < FILES; at += 1) {
        const name = at % 40 === 0 ? dice.of([...HEAVY]) : dice.of(light);
        const sheet = dice.of(sheets);
        const damaged = DAMAGES[name]?.(sheet.bytes, dice) ?? sheet.bytes;
        const what = `file ${at}: ${sheet.name}, ${name}`;
        const started = performance.now();
        const result = await fileOne(damaged, sheet.name, what);
        slowest = Math.max(slowest, performance.now() - started);
        most = Math.max(most, process.memoryUsage().rss);
        if (result === null) counts.refused += 1;
        else if (result.known) counts.known += 1;
        else if (result.published) counts.published += 1;
        else counts.held += 1;
        if (at % 10 === 0) expect(await fingerprint(), what).toBe(before);
      }
      expect(await fingerprint()).toBe(before);
      expect(most).toBeLessThan(MOST_MEMORY);
      expect(slowest).toBeLessThan(MOST_MS);
      console.log(
        `${FILES} damaged files, seed ${SEED}: ${JSON.stringify(counts)}, slowest ${Math.round(slowest)} ms, most memory ${Math.round(most / 1e6)} MB`,
      );
    },
    FILES * 3_000 + 60_000,
  );
});

/** Reads and files it for trial, everything but the last commit. Null: refused as no workbook, in words. */
async function fileOne(bytes: Uint8Array, name: string, what: string): Promise<Imported | null> {
  try {
    const reading = readSheet(bytes, { fileName: name, today: TODAY });
    for (const { row, reason } of reading.rejected) {
      expect(row, what).toBeGreaterThan(0);
      expect(reason, what).not.toBe('');
    }
    const result = await importSheet(reading, { actor: 'command', dryRun: true });
    expect(result.published && !result.gate.ok, what).toBe(false);
    expect(result.gate.ok || result.gate.reasons.length > 0, what).toBe(true);
    return result;
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw new Error(what, { cause: error });
    expect(error.message.length, what).toBeGreaterThan(10);
    return null;
  }
}
