import type { Files, PlannedSource } from './types.ts';

const CENSUS = 'U.S. Census Bureau';
const RELATIONSHIPS =
  'https://www.census.gov/geographies/reference-files/time-series/geo/relationship-files.2020.html';
const GAZETTEERS = 'https://www.census.gov/geographies/reference-files/time-series/geo/gazetteer-files.html';
const LEVELS = { county: 'counties', place: 'places', subdivision: 'county subdivisions', zip: 'ZIP areas' };

export const OUTLINES = 'census-county-boundaries-2017';
export const IDS = 'ocd-division-ids';

export function gazetteerSource({ level, asOf }: { level: keyof typeof LEVELS; asOf: string }): string {
  return `census-gazetteer-${LEVELS[level].toLowerCase().replaceAll(' ', '-')}-${asOf.slice(0, 4)}`;
}

export function populationSource(year: number): string {
  return `census-subest-${year}`;
}

export function zipSource({ level, year }: { level: keyof typeof LEVELS; year: number }): string {
  return `census-zcta-${level}-${year}`;
}

/** A source for each file, under the same id in every run and in the seed facts. */
export function sourcesOf(files: Files): PlannedSource[] {
  const retrievedOn = files.readOn;
  const source = (id: string, title: string, url: string, note: string | null = null): PlannedSource => ({
    id,
    publisher: CENSUS,
    title,
    url,
    retrievedOn,
    note,
  });
  return [
    {
      ...source(
        OUTLINES,
        'Cartographic county and state boundaries, 2017 edition',
        'https://github.com/topojson/us-atlas',
        'Centres are computed from the outlines; they are no published points.',
      ),
      publisher: `${CENSUS}, through us-atlas 3.0.1`,
    },
    ...files.gazetteers.map((gazetteer) =>
      source(
        gazetteerSource(gazetteer),
        `Gazetteer of ${LEVELS[gazetteer.level]}, ${gazetteer.asOf.slice(0, 4)}`,
        GAZETTEERS,
      ),
    ),
    ...(files.population
      ? [
          source(
            populationSource(files.population.year),
            `City and town population estimates, ${files.population.year} vintage`,
            'https://www.census.gov/programs-surveys/popest.html',
            `Estimates for 1 July ${files.population.year}.`,
          ),
        ]
      : []),
    ...files.zips.map((file) =>
      source(
        zipSource(file),
        `${file.year} ZIP Code Tabulation Area to ${file.level === 'subdivision' ? 'county subdivision' : file.level} relationship file`,
        RELATIONSHIPS,
      ),
    ),
    ...(files.ids
      ? [
          {
            ...source(
              IDS,
              'Division identifiers with Census GEOIDs',
              'https://github.com/opencivicdata/ocd-division-ids',
              'Public domain (CC0).',
            ),
            publisher: 'Open Civic Data',
          },
        ]
      : []),
  ];
}
