import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { ReadingReport } from '#lib/agendas/mutations.ts';
import { enabledSources } from '#lib/agendas/queries.ts';
import { ReadingError } from '#lib/agendas/sources/reading.ts';
import { readFileInto, readSource } from '#lib/agendas/sync.ts';
import { stopJobs } from '#lib/platform/jobs.ts';
import { CommandError, runCommand } from './support/command.ts';

const USAGE =
  'npm run agendas:sync -- [--source ID | --file FILE --platform legistar|ical --body SLUG] [--json]\n' +
  'Without arguments it reads every source that is turned on. SLUG is a place such as fl/key-west, or the id of a body.';
const MOST_BYTES = 10 * 1024 * 1024;

type Options = { source?: string; file?: string; platform?: string; body?: string; json: boolean };

await runCommand(async (args) => {
  const options = readOptions(args);
  try {
    return await run(options);
  } finally {
    await stopJobs();
  }
});

async function run(options: Options): Promise<number> {
  if (options.file !== undefined) {
    const report = await expected(readFromFile(options.file, options));
    return print(options.json, report, [report]);
  }
  if (options.source !== undefined) {
    const report = await expected(readSource(options.source));
    return print(options.json, report, [report]);
  }
  const reports: ReadingReport[] = [];
  let failed = 0;
  for (const { id } of await enabledSources()) {
    try {
      reports.push(await readSource(id));
    } catch (error) {
      // One source that fails does not keep the others from being read.
      if (!(error instanceof ReadingError)) throw error;
      console.error(error.message);
      failed += 1;
    }
  }
  if (reports.length + failed === 0) console.error(`No source is turned on.\n${USAGE}`);
  print(options.json, reports, reports);
  return failed > 0 ? 1 : 0;
}

function readOptions(args: string[]): Options {
  try {
    const { values } = parseArgs({
      args,
      options: {
        source: { type: 'string' },
        file: { type: 'string' },
        platform: { type: 'string' },
        body: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const fromFile = [values.file, values.platform, values.body].filter(
      (value) => value !== undefined,
    ).length;
    if (fromFile > 0 && fromFile < 3) throw new Error('--file, --platform and --body go together');
    if (fromFile > 0 && values.source !== undefined) throw new Error('give either --source or --file');
    return values;
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n${USAGE}`);
  }
}

async function readFromFile(file: string, { platform = '', body = '' }: Options): Promise<ReadingReport> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new ReadingError(file, `it cannot be read (${error.code})`, 'Check the path');
  });
  if (bytes.length > MOST_BYTES) {
    throw new ReadingError(file, 'it is larger than 10 MB', 'Give a shorter span of meetings');
  }
  return readFileInto({ name: path.basename(file), text: bytes.toString('utf8') }, platform, body);
}

/** What can be expected of a file or an address is said in one line; the rest is a fault of ours and shows where. */
async function expected<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof ReadingError ? new CommandError(error.message) : error;
  });
}

function print(json: boolean, data: unknown, reports: readonly ReadingReport[]): number {
  if (json) {
    console.log(JSON.stringify(data, null, 2));
    return 0;
  }
  for (const report of reports) {
    const { source, meetings, items, added, changed, withdrawn, restored, unchanged } = report;
    console.log(
      `${source}: ${meetings} meetings and ${items} items read; ${added} added, ${changed} changed, ${withdrawn} withdrawn, ${restored} restored, ${unchanged} unchanged.`,
    );
    for (const { of, kind, what, fields } of report.changes.filter((change) => change.kind !== 'added')) {
      console.log(
        `  ${of} ${kind}: ${what}${Object.keys(fields).length > 0 ? ` (${Object.keys(fields).join(', ')})` : ''}`,
      );
    }
    for (const note of report.notes) console.log(`  note: ${note}`);
  }
  return 0;
}
