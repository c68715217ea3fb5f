import path from 'node:path';
import { parseArgs } from 'node:util';
import { now } from '#lib/kernel/clock.ts';
import { dayIn, fromDay } from '#lib/kernel/dates.ts';
import { readSheetFile } from '#lib/places/listings/command-file.ts';
import { type Imported, importSheet } from '#lib/places/listings/listings-mutations.ts';
import { readSheet } from '#lib/places/listings/reading.ts';
import type { SheetKind } from '#lib/places/listings/types.ts';
import { WorkbookError } from '#lib/places/listings/workbook-problem.ts';
import { CommandError, runCommand } from './support/command.ts';

const USAGE =
  'npm run listings:import -- FILE… [--kind participating|pending] [--as-of YYYY-MM-DD] [--dry-run] [--force] [--json]';

type Options = {
  files: string[];
  kind: SheetKind | null;
  asOf: string | null;
  dryRun: boolean;
  force: boolean;
  json: boolean;
};

await runCommand(async (args) => {
  const options = readOptions(args);
  const results: Imported[] = [];
  let failed = 0;
  for (const file of options.files) {
    try {
      const result = await importOne(file, options);
      results.push(result);
      if (!options.json) console.log(summaryOf(result, options.dryRun));
    } catch (error) {
      // A file that is no workbook does not keep the others from being read.
      if (!(error instanceof WorkbookError)) throw error;
      console.error(`${file}: ${error.message}`);
      failed += 1;
    }
  }
  if (options.json) {
    const printed = results.map(({ known, releaseId, alsoAccepted, alsoHeld, ...report }) => ({
      ...report,
      known,
      releaseId,
      alsoAccepted,
      alsoHeld,
    }));
    console.log(JSON.stringify(options.files.length === 1 ? (printed[0] ?? null) : printed, null, 2));
  }
  if (failed > 0) return 1;
  return results.some(({ gate, published, known }) => !gate.ok && !published && !known) ? 2 : 0;
});

async function importOne(file: string, options: Options): Promise<Imported> {
  const bytes = await readSheetFile(file);
  const today = dayIn('America/New_York', now());
  const reading = readSheet(bytes, { fileName: path.basename(file), asOf: options.asOf, today });
  return importSheet(reading, {
    actor: 'command',
    kind: options.kind,
    force: options.force,
    dryRun: options.dryRun,
  });
}

function readOptions(args: string[]): Options {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
  const { values, positionals } = parsed;
  if (positionals.length === 0) throw new CommandError(`Name a file.\n${USAGE}`);
  const kind = values.kind ?? null;
  if (kind !== null && kind !== 'participating' && kind !== 'pending') {
    throw new CommandError(`--kind is participating or pending, not "${kind}".\n${USAGE}`);
  }
  const asOf = values['as-of'] ?? null;
  if (asOf !== null && !isDay(asOf)) {
    throw new CommandError(`--as-of wants a day such as 2026-05-18 that has come, not "${asOf}".\n${USAGE}`);
  }
  return {
    files: positionals,
    kind,
    asOf,
    dryRun: values['dry-run'] ?? false,
    force: values.force ?? false,
    json: values.json ?? false,
  };
}

function parse(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      kind: { type: 'string' },
      'as-of': { type: 'string' },
      'dry-run': { type: 'boolean' },
      force: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
}

function isDay(text: string): boolean {
  try {
    return fromDay(text) <= now();
  } catch {
    return false;
  }
}

function summaryOf(result: Imported, dryRun: boolean): string {
  const { diff, gate } = result;
  const state = result.published ? 'published' : gate.ok ? 'not published' : 'held, nothing published';
  const lines = [
    `${result.file}: ${dryRun ? 'dry run, would be ' : ''}${state}${result.known ? ' (on file already, nothing changed)' : ''}`,
    `  ${result.kind}, as of ${result.asOf}: ${result.rows} rows, ${result.agencies} agencies as ICE names them, ${result.duplicates} duplicates, ${result.repairs.length} repairs, ${result.rejected.filter(({ whole }) => whole).length} rejected, ${result.rejected.filter(({ held }) => held).length} held`,
    `  against ${diff.against.join(', ') || 'nothing earlier'}: ${diff.added} added, ${diff.removed} removed, ${diff.changed} changed, ${diff.renamed} renamed (before renames ${diff.beforeRenames.added} added, ${diff.beforeRenames.removed} removed)`,
    ...gate.reasons.map((reason) => `  ${result.published ? 'published in spite of' : 'held'}: ${reason}`),
    ...result.rejected
      .slice(0, 20)
      .map(({ row, reason, held }) => `  row ${row}, ${held ? 'held for an editor' : 'rejected'}: ${reason}`),
    ...diff.details.proposed
      .slice(0, 20)
      .map(({ from, to, certainty }) => `  one agency? ${from} → ${to} (${certainty})`),
    ...result.alsoAccepted.map((id) => `  now accepted as well: ${id}`),
    ...result.alsoHeld.map((id) => `  now held: ${id}`),
  ];
  return lines.join('\n');
}
