import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Day } from '#lib/kernel/dates.ts';
import { BadPlacesFile } from './bad-file.ts';
import { readGazetteer } from './read-gazetteer.ts';
import { readIds } from './read-ids.ts';
import { readPopulation } from './read-population.ts';
import { readZips } from './read-zips.ts';
import type { Files } from './types.ts';
import { unpack } from './unpack.ts';

export type FilePaths = {
  gazetteers: string[];
  population?: string;
  ids?: string;
  zips: string[];
  /** The day that the gazetteers speak of, where their names have no year. */
  asOf?: Day;
};

/** Reads every file before anything is written. @throws BadPlacesFile, also for a file that is not there. */
export async function readFiles(paths: FilePaths, readOn: Day): Promise<Files> {
  const read = async <T>(file: string, reader: (name: string, bytes: Uint8Array) => T): Promise<T> => {
    const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
      throw new BadPlacesFile(file, 1, `the file cannot be read (${error.code})`);
    });
    const unpacked = unpack(path.basename(file), bytes);
    return reader(unpacked.name, unpacked.bytes);
  };
  return {
    gazetteers: await inTurn(paths.gazetteers, (file) =>
      read(file, (name, bytes) => readGazetteer(name, bytes, paths.asOf)),
    ),
    population: paths.population ? await read(paths.population, readPopulation) : null,
    ids: paths.ids ? await read(paths.ids, readIds) : null,
    zips: await inTurn(paths.zips, (file) => read(file, readZips)),
    readOn,
  };
}

async function inTurn<T>(files: readonly string[], read: (file: string) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (const file of files) results.push(await read(file));
  return results;
}
