import { now } from '#lib/kernel/clock.ts';
import { dayIn } from '#lib/kernel/dates.ts';
import { db } from '#lib/platform/db.ts';
import { download } from './download.ts';
import { type FetchOutcome, keptOutcome } from './fetched-texts.ts';
import { importSheet } from './listings-mutations.ts';
import { readSheet } from './reading.ts';
import { WorkbookError } from './workbook-problem.ts';

/** `outcome`: as it is kept; `fetchedIn` says it. */
export type Fetched = { ok: boolean; outcome: string; releaseId: string | null };

const KEEP_DAYS = 400;

/**
 * Reads the sheet at an address and files it as any other. Whatever the address answers, what is on file stays; that
 * it did not answer, or with something that is no list, is recorded, so that the health check turns red.
 */
export async function fetchSheet(url: string): Promise<Fetched> {
  const result = await readAndFile(url);
  await db().listingsFetch.create({ data: { url, at: now(), ...result } });
  await db().listingsFetch.deleteMany({
    where: { at: { lt: new Date(now().getTime() - KEEP_DAYS * 86_400_000) } },
  });
  return result;
}

async function readAndFile(url: string): Promise<Fetched> {
  try {
    const reading = readSheet(await download(url), {
      fileName: new URL(url).pathname.split('/').at(-1) || 'sheet.xlsx',
      today: dayIn('America/New_York', now()),
    });
    // A workbook that is no list of ICE's is not even held: the same would come every day.
    if (reading.headerProblem !== null) {
      return {
        ok: false,
        outcome: keptOutcome({ code: 'not_list', problem: reading.headerProblem }),
        releaseId: null,
      };
    }
    const { releaseId, known, published, rows } = await importSheet(reading, { actor: 'system', url });
    const outcome: FetchOutcome = known
      ? { code: 'same' }
      : published
        ? { code: 'published', rows }
        : { code: 'held', rows, reasons: await reasonsOf(releaseId) };
    return { ok: true, outcome: keptOutcome(outcome), releaseId };
  } catch (error) {
    if (!(error instanceof WorkbookError)) throw error;
    const outcome = keptOutcome({ code: 'unreadable', problem: error.problem });
    return { ok: false, outcome, releaseId: null };
  }
}

async function reasonsOf(releaseId: string | null): Promise<string[]> {
  const release = await db().release.findUnique({
    where: { id: releaseId ?? '' },
    select: { reasons: true },
  });
  return release?.reasons ?? [];
}
