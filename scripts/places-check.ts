import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { acceptedSheets } from '#lib/places/data-queries.ts';
import { readSheetFile } from '#lib/places/listings/command-file.ts';
import { WorkbookError } from '#lib/places/listings/workbook-problem.ts';
import { CommandError, runCommand } from './support/command.ts';
import { checkPlaces, type DatedSheet } from './support/sheet-check.ts';
import { TEN_PLACES } from './support/ten-places.ts';

const USAGE = `npm run places:check -- SHEET… [--json]
Compares the pages of ${TEN_PLACES.length} places outside Florida with ICE's sheets, given as published. The country and
the sheets must have been imported; a sheet that is not accepted here is named and left out. Exit code 1: they differ.`;

await runCommand(async (args) => {
  const { files, json } = readOptions(args);
  const accepted = await acceptedSheets();
  const sheets: DatedSheet[] = [];
  for (const file of files) {
    const bytes = await readSheetFile(file).catch((error: unknown) => {
      throw error instanceof WorkbookError ? new CommandError(`${file}: ${error.message}`) : error;
    });
    const known = accepted.get(createHash('sha256').update(bytes).digest('hex'));
    if (known?.kind === 'participating') sheets.push({ asOf: known.asOf, bytes });
    else console.error(`Left out: ${file} (${known ? known.kind : 'not accepted here'})`);
  }
  if (sheets.length === 0)
    throw new CommandError('None of these sheets is accepted here: import them first.');
  const lines = await checkPlaces(TEN_PLACES, sheets);
  const wrong = lines.filter(({ ok }) => !ok);
  if (json) {
    console.log(
      JSON.stringify({ places: TEN_PLACES.length, statements: lines.length, wrong, lines }, null, 2),
    );
  } else {
    for (const place of TEN_PLACES) {
      console.log(`\n${place.path}: ${place.tries}`);
      for (const line of lines.filter(({ path }) => path === place.path)) {
        const head = `${line.ok ? 'same ' : 'WRONG'}  ${line.role.padEnd(6)} ${line.model.padEnd(23)}`;
        console.log(
          line.ok
            ? `${head} ${line.sheet}`
            : `${head} sheet: ${line.sheet}\n${' '.repeat(38)}page: ${line.page}`,
        );
      }
    }
    console.log(
      `\n${TEN_PLACES.length} places, ${sheets.length} sheets: ${lines.length} statements compared, ${wrong.length} wrong`,
    );
  }
  return wrong.length === 0 ? 0 : 1;
});

function readOptions(args: string[]): { files: string[]; json: boolean } {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false } },
    });
    if (positionals.length === 0) throw new Error('Name at least one sheet');
    return { files: positionals, json: values.json };
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n${USAGE}`);
  }
}
