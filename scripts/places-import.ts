import { parseArgs } from 'node:util';
import { now } from '#lib/kernel/clock.ts';
import { fromDay, toDay } from '#lib/kernel/dates.ts';
import { BadPlacesFile } from '#lib/places/import/bad-file.ts';
import { importPlaces } from '#lib/places/import/import-mutations.ts';
import { plan } from '#lib/places/import/plan.ts';
import { type FilePaths, readFiles } from '#lib/places/import/read-files.ts';
import { describe, only, reportOf } from '#lib/places/import/report.ts';
import { STATES, stateOfCode } from '#lib/places/states.ts';
import { db } from '#lib/platform/db.ts';
import { CommandError, runCommand } from './support/command.ts';

const USAGE = `npm run places:import -- FILES [--state CODE] [--as-of YYYY-MM-DD] [--dry-run] [--json]
FILES, each as published, --gazetteer, --counties, --zip-places and --zip-counties as often as needed:
  --gazetteer FILE     Census gazetteer of places, counties, county subdivisions or ZIP areas
  --counties FILE      Census gazetteer of counties
  --zip-places FILE    Census relationship file, ZIP areas to places (or to county subdivisions)
  --zip-counties FILE  Census relationship file, ZIP areas to counties
  --ocd FILE           Open Civic Data ids with Census GEOIDs
  --population FILE    Census estimates for cities and towns (sub-est)
docs/data.md says where they are published.`;

await runCommand(async (args) => {
  const { paths, state, dryRun, json } = readOptions(args);
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 100) / 10;
  const files = await readFiles(paths, toDay(now())).catch((error: unknown) => {
    throw error instanceof BadPlacesFile ? new CommandError(`Nothing was imported. ${error.message}`) : error;
  });
  const all = plan(files);
  const wanted = state === undefined ? all : only(all, state);
  const count = wanted.states.reduce((sum, { places }) => sum + places.length, 0);
  console.error(`Read in ${seconds()} s: ${count} places in ${wanted.states.length} states`);
  let done = 0;
  const states = await importPlaces(db(), wanted, {
    dryRun,
    tell: ({ code, added, changed, unchanged }) => {
      done += 1;
      console.error(
        `${String(done).padStart(2)}/${wanted.states.length} ${code}: ${added} added, ${changed} changed, ${unchanged} as before  (${seconds()} s)`,
      );
    },
  });
  const report = reportOf(files, wanted, states, { dryRun, seconds: seconds() });
  console.log(json ? JSON.stringify(report, null, 2) : describe(report));
  return 0;
});

function readOptions(args: string[]): { paths: FilePaths; state?: string; dryRun: boolean; json: boolean } {
  const several = { type: 'string', multiple: true, default: [] as string[] } as const;
  try {
    const { values } = parseArgs({
      args,
      options: {
        gazetteer: several,
        counties: several,
        'zip-places': several,
        'zip-counties': several,
        ocd: { type: 'string' },
        population: { type: 'string' },
        state: { type: 'string' },
        'as-of': { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const asOf = values['as-of'];
    if (asOf !== undefined) fromDay(asOf);
    const paths: FilePaths = {
      gazetteers: [...values.gazetteer, ...values.counties],
      zips: [...values['zip-counties'], ...values['zip-places']],
      ...(values.population !== undefined && { population: values.population }),
      ...(values.ocd !== undefined && { ids: values.ocd }),
      ...(asOf !== undefined && { asOf }),
    };
    if (paths.gazetteers.length + paths.zips.length === 0 && !paths.population && !paths.ids) {
      throw new Error('Name at least one file');
    }
    if (paths.zips.length > 0 && paths.gazetteers.length === 0 && !paths.population && !paths.ids) {
      throw new Error('ZIP areas are matched with the places of the other files: name those too');
    }
    const state = values.state && stateOfCode(values.state)?.code;
    if (values.state !== undefined && !state) {
      throw new Error(`"${values.state}" is no state; there are ${STATES.map(({ code }) => code).join(' ')}`);
    }
    return { paths, ...(state && { state }), dryRun: values['dry-run'], json: values.json };
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n${USAGE}`);
  }
}
