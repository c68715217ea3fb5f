import path from 'node:path';
import { parseArgs } from 'node:util';
import { RESOURCES } from '#lib/officials/open-data/open-data.ts';
import { dumpFolder, writeDump } from '#lib/platform/dump.ts';
import { CommandError, reportErrors, runCommand } from './support/command.ts';

// npm run dump -- [--out DIR] [--json]: writes all public facts, as the worker does each night.

const HELP = `Usage: npm run dump -- [--out DIR] [--json]

Writes a gzip of NDJSON for each kind of public fact and a manifest, all as of one instant.
  --out DIR   where to; else DATA_DIR/dump, from where /api/v1/dump serves it
  --json      prints the manifest`;

type Wanted = { help?: boolean; out?: string; json?: boolean };

/** @throws CommandError saying what is wrong with the arguments. */
function wanted(args: string[]): Wanted {
  try {
    const options = {
      out: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    } as const;
    const { values } = parseArgs({ args, options });
    if (values.out === '') throw new Error('--out needs a folder.');
    return values;
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n\n${HELP}`);
  }
}

await reportErrors(async () => {
  const asked = wanted(process.argv.slice(2));
  if (asked.help) {
    console.log(HELP);
    return 0;
  }
  await runCommand(async () => {
    const folder = asked.out ? path.resolve(asked.out) : dumpFolder();
    const manifest = await writeDump(RESOURCES, folder);
    if (asked.json) console.log(JSON.stringify(manifest));
    else {
      for (const { file, rows, bytes } of manifest.files)
        console.log(`${file}: ${rows} rows, ${bytes} bytes`);
      console.log(`Written to ${folder}`);
    }
    return 0;
  });
  return Number(process.exitCode ?? 0);
});
