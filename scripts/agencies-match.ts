import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { BadPlacesFile } from '#lib/places/import/bad-file.ts';
import { cellsOf, needColumns, readTable } from '#lib/places/import/table.ts';
import { applyMatches } from '#lib/places/matching/matching-mutations.ts';
import { agenciesWithoutTie, matchPlaces } from '#lib/places/matching/matching-queries.ts';
import { matcher, type Register } from '#lib/places/matching/matching-rules.ts';
import { type CityLabel, type CityScore, score, scoreCities } from '#lib/places/matching/matching-score.ts';
import { englishUntied } from '#lib/places/matching/untied-texts.ts';
import { floridaLabels } from '#seed/labels.ts';
import { CommandError, runCommand } from './support/command.ts';

const USAGE = `npm run agencies:match -- [--report] [--apply] [--register FILE] [--labels FILE] [--json]
  --report         how well the matcher finds what people have found for Florida, and what it leaves open (the default)
  --apply          ties agencies without a tie, and writes down why the others have none
  --register FILE  the FBI's employee file (CSV): says in which county a campus or an airport sits
  --labels FILE    cities of Florida with the police that ICE lists (CSV: agency, ice_agency_name_matched): measured too`;

await runCommand(async (args) => {
  const options = readOptions(args);
  const register = options.register === undefined ? [] : await readRegister(options.register);
  const cityLabels = options.labels === undefined ? null : await readLabels(options.labels);
  const places = await matchPlaces();
  const match = matcher(places, register);
  const people = await floridaLabels();
  const florida = score(match, people);
  const inFlorida = places.filter(({ stateCode }) => stateCode === 'fl');
  const file = cityLabels && scoreCities(match, inFlorida, people, cityLabels);
  const open = (await agenciesWithoutTie()).map((agency) => ({ agency, match: match(agency) }));
  const applied = options.apply
    ? await applyMatches(open.map(({ agency, match: found }) => ({ id: agency.id, match: found })))
    : 0;
  const unmatched = open.flatMap(({ agency, match: found }) =>
    found.tie === null
      ? [
          {
            id: agency.id,
            name: agency.name,
            county: agency.county,
            reason: englishUntied(agency.unmatched ?? found.unmatched),
          },
        ]
      : [],
  );
  const ties = open.flatMap(({ agency, match: { tie, kind, placeGeoid, countyGeoid } }) =>
    tie === null ? [] : [{ id: agency.id, name: agency.name, kind, placeGeoid, countyGeoid }],
  );
  const report = {
    florida,
    ...(file && { file }),
    open: { agencies: open.length, ties, unmatched },
    applied,
  };
  console.log(options.json ? JSON.stringify(report, null, 2) : describe(report));
  return florida.wrong.length > 0 ? 1 : 0;
});

function describe({ florida, file, open, applied }: Report): string {
  const percent = (part: number) => `${(part * 100).toFixed(1)} %`;
  return [
    `Florida, ${florida.agencies} agencies that ICE lists, against what people found: precision ${percent(florida.precision)}, recall ${percent(florida.recall)}.`,
    ...florida.wrong.map(({ name, label, got }) => `  wrong: ${name}: ${got} instead of ${label}`),
    ...florida.missed.map(({ name, reason }) => `  missed: ${name}: ${reason}`),
    ...(file ? describeFile(file, percent) : []),
    `Without a tie: ${open.agencies}. The matcher is sure of ${open.ties.length}; ${applied} were tied now.`,
    ...open.ties.map(
      ({ id, placeGeoid, countyGeoid }) => `  ${id}: ${placeGeoid ?? countyGeoid ?? 'the state'}`,
    ),
    `For an editor: ${open.unmatched.length}`,
    ...open.unmatched.map(({ id, reason }) => `  ${id}: ${reason}`),
  ].join('\n');
}

function describeFile(file: CityScore, percent: (part: number) => string): string[] {
  return [
    `The labelled file, ${file.cities} cities: precision ${percent(file.precision)}, recall ${percent(file.recall)} (${file.correct} of ${file.correct + file.missed.length}).`,
    ...file.wrong.map(({ agency, city, inFile }) => `  wrong: ${city}: ${agency} instead of ${inFile}`),
    ...file.missed.map(({ agency, city }) => `  missed: ${city}: ${agency}`),
    ...file.more.map(({ agency, city }) => `  the file names none: ${city}: ${agency}`),
  ];
}

type Report = {
  florida: ReturnType<typeof score>;
  file?: CityScore;
  open: {
    agencies: number;
    ties: { id: string; placeGeoid: string | null; countyGeoid: string | null }[];
    unmatched: { id: string; reason: string }[];
  };
  applied: number;
};

async function readRegister(file: string): Promise<Register[]> {
  const rows = await readCells(file, 'PUB_AGENCY_NAME', 'STATE_ABBR', 'COUNTY_NAME');
  return rows.map((cells) => ({
    stateCode: cells.get('STATE_ABBR').toLowerCase(),
    name: cells.get('PUB_AGENCY_NAME'),
    counties: cells.get('COUNTY_NAME').split(/\s*[,;]\s*/),
  }));
}

async function readLabels(file: string): Promise<CityLabel[]> {
  const rows = await readCells(file, 'AGENCY', 'ICE_AGENCY_NAME_MATCHED');
  return rows.map((cells) => ({
    city: cells.get('AGENCY'),
    agency: cells.get('ICE_AGENCY_NAME_MATCHED') || null,
  }));
}

async function readCells(file: string, ...columns: string[]) {
  try {
    const table = readTable(path.basename(file), await readFile(file));
    needColumns(table, ...columns);
    return [...cellsOf(table)];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof BadPlacesFile) throw new CommandError(error.message);
    if (code !== undefined) throw new CommandError(`${file} cannot be read (${code})`);
    throw error;
  }
}

function readOptions(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        report: { type: 'boolean', default: false },
        apply: { type: 'boolean', default: false },
        register: { type: 'string' },
        labels: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n${USAGE}`);
  }
}
