import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { now } from '#lib/kernel/clock.ts';
import { toDay } from '#lib/kernel/dates.ts';
import { importOfficials } from '#lib/officials/import/import-mutations.ts';
import { readOfficials } from '#lib/officials/import/reading.ts';
import { COLUMNS, type Column, type RosterOptions } from '#lib/officials/import/roster.ts';
import type { ImportReport } from '#lib/officials/import/types.ts';
import { CommandError, reportErrors, runCommand } from './support/command.ts';

const HELP = `Usage: npm run officials:import -- FILE|DIR… [--format openstates|csv] [--dry-run] [--json]
    [--retrieved YYYY-MM-DD] [--publisher TEXT --title TEXT --url ADDRESS] [--columns "place=HEADING,start=HEADING"]
    [--body-publisher TEXT --body-title TEXT --body-url ADDRESS]

Takes people, their terms and their office addresses. Each file is taken whole or not at all; what differs from what is
on file is reported and never overwritten by a lesser source. The format follows the ending (.yml, .yaml, .csv).
  --retrieved   the day on which the files were read from their publisher; today without it
  --publisher, --title, --url   the source of CSV rows that name none
  --body-publisher, --body-title, --body-url   the source that shows the body itself, of both formats
  --columns     which heading of a CSV means which of: ${COLUMNS.join(', ')}`;
const MOST_BYTES = 5 * 1024 * 1024;
const ENDINGS: Record<string, 'openstates' | 'csv'> = {
  '.yml': 'openstates',
  '.yaml': 'openstates',
  '.csv': 'csv',
};

type File = { path: string; format: 'openstates' | 'csv' };

function readOptions(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: text,
        retrieved: text,
        publisher: text,
        title: text,
        url: text,
        columns: text,
        'body-publisher': text,
        'body-title': text,
        'body-url': text,
        'dry-run': flag,
        json: flag,
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { format, retrieved = toDay(now()), publisher, title, url } = values;
    if (format !== undefined && format !== 'openstates' && format !== 'csv')
      throw new Error(`--format is openstates or csv, not "${format}"`);
    if (!z.iso.date().safeParse(retrieved).success)
      throw new Error('--retrieved takes a day such as 2026-11-23');
    if (positionals.length === 0 && !values.help) throw new Error('A file or a folder is needed.');
    const roster: RosterOptions = {
      columns: columnsOf(values.columns),
      defaults: {
        retrieved,
        publisher,
        title,
        url,
        body_publisher: values['body-publisher'],
        body_title: values['body-title'],
        body_url: values['body-url'],
      },
    };
    return { ...values, format: format as File['format'] | undefined, retrieved, roster, paths: positionals };
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n\n${HELP}`);
  }
}

function columnsOf(text: string | undefined): Partial<Record<Column, string>> {
  return Object.fromEntries(
    (text ?? '')
      .split(',')
      .filter((pair) => pair.trim() !== '')
      .map((pair) => {
        const [column = '', heading = ''] = pair.split('=').map((part) => part.trim());
        if (!COLUMNS.some((it) => it === column) || heading === '')
          throw new Error(`--columns: "${pair}" is not COLUMN=HEADING with a column that is known`);
        return [column, heading];
      }),
  );
}

/** Every file meant, in order; a folder means its files that can be read. */
async function filesIn(paths: readonly string[], format: File['format'] | undefined): Promise<File[]> {
  const files: File[] = [];
  for (const given of paths) {
    const found = await stat(given).catch(() => null);
    if (!found) throw new CommandError(`${given}: there is no such file or folder.`);
    const names = found.isDirectory()
      ? (await readdir(given)).sort().map((name) => path.join(given, name))
      : [given];
    for (const name of names) {
      const own = ENDINGS[path.extname(name).toLowerCase()];
      if (found.isDirectory() && (!own || (format && own !== format))) continue;
      const used = format ?? own;
      if (!used) throw new CommandError(`${name}: --format openstates or csv is needed for this ending.`);
      files.push({ path: name, format: used });
    }
  }
  if (files.length === 0) throw new CommandError('No .yml, .yaml or .csv file was found there.');
  return files;
}

await reportErrors(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const files = await filesIn(options.paths, options.format);
  await runCommand(async () => {
    const reports: ImportReport[] = [];
    for (const file of files) {
      const name = path.basename(file.path);
      const bytes = await readFile(file.path);
      if (bytes.length > MOST_BYTES) throw new CommandError(`${name}: is larger than 5 MB.`);
      const text = bytes.toString('utf8');
      const reading = readOfficials({ name, format: file.format, text }, options.roster);
      const report = await importOfficials('command', { name, format: file.format }, reading, {
        dryRun: options['dry-run'],
      });
      reports.push(report);
      if (!options.json) print(report);
    }
    if (options.json) console.log(JSON.stringify(reports, null, 2));
    return reports.some((report) => report.errors.length > 0) ? 1 : 0;
  });
  return Number(process.exitCode ?? 0);
});

function print({ file, dryRun, terms, channels, differences, errors, made }: ImportReport): void {
  if (errors.length > 0) {
    console.error(`${file}: nothing was taken.`);
    for (const { row, column, why } of errors) {
      const where = [row !== null && `row ${row}`, column].filter(Boolean).join(', ');
      console.error(`  ${where ? `${where}: ` : ''}${why}`);
    }
    return;
  }
  console.log(
    `${file}: ${terms.added} terms added, ${terms.updated} updated, ${terms.unchanged} unchanged, ${terms.held} held; ` +
      `${channels.added} addresses added, ${channels.updated} updated, ${channels.skipped} of ended terms left out.` +
      (dryRun ? ' Nothing was written.' : ''),
  );
  if (made.bodies.length > 0) console.log(`  new bodies: ${made.bodies.join(', ')}`);
  if (made.seats.length > 0) console.log(`  new seats: ${made.seats.join(', ')}`);
  for (const it of differences) {
    console.log(
      `  row ${it.row}, ${it.who}, ${it.about}: on file ${it.onFile ?? 'nothing'}, in the file ${it.inFile ?? 'nothing'} (${it.done === 'disputed' ? 'kept, the file is cited as saying otherwise' : 'kept; an editor decides at /edit/differences'})`,
    );
  }
}
