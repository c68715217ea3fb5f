import type { StateReport } from './import-mutations.ts';
import type { Files, Plan } from './types.ts';

export type ImportReport = {
  dryRun: boolean;
  seconds: number;
  files: { file: string; what: string; rows: number }[];
  places: { states: number; counties: number; municipalities: number; ofThemTownsAndTownships: number };
  zipAreas: number;
  zipRows: number;
  added: number;
  changed: number;
  unchanged: number;
  leftOut: Plan['leftOut'];
  /** On file and in none of the files. They were not touched. */
  missing: StateReport['missing'];
  idsTaken: string[];
};

/** A plan cut down to one state. */
export function only(plan: Plan, stateCode: string): Plan {
  return { ...plan, states: plan.states.filter(({ state }) => state.code === stateCode) };
}

export function reportOf(
  files: Files,
  plan: Plan,
  states: readonly StateReport[],
  run: { dryRun: boolean; seconds: number },
): ImportReport {
  const places = plan.states.flatMap((state) => state.places);
  const zips = plan.states.flatMap((state) => state.zips);
  const kind = (name: string) => places.filter((place) => place.kind === name).length;
  const sum = (of: (state: StateReport) => number) => states.reduce((total, state) => total + of(state), 0);
  return {
    ...run,
    files: [
      ...files.gazetteers.map(({ file, level, rows }) => ({ file, what: `gazetteer, ${level}`, rows })),
      ...(files.population
        ? [{ file: files.population.file, what: 'population', rows: files.population.rows }]
        : []),
      ...(files.ids ? [{ file: files.ids.file, what: 'outside ids', rows: files.ids.rows }] : []),
      ...files.zips.map(({ file, level, rows }) => ({ file, what: `ZIP areas, ${level}`, rows })),
    ],
    places: {
      states: kind('state'),
      counties: kind('county'),
      municipalities: kind('municipality'),
      ofThemTownsAndTownships: places.filter(({ geoid }) => geoid.length === 10).length,
    },
    zipAreas: new Set(zips.map(({ zip }) => zip)).size,
    zipRows: zips.length,
    added: sum(({ added }) => added),
    changed: sum(({ changed }) => changed),
    unchanged: sum(({ unchanged }) => unchanged),
    leftOut: plan.leftOut,
    missing: states.flatMap(({ missing }) => missing),
    idsTaken: states.flatMap(({ idsTaken }) => idsTaken),
  };
}

/** The report for a person. */
export function describe(report: ImportReport): string {
  const { places, leftOut, missing } = report;
  const list = (what: string, names: readonly string[]) =>
    names.length === 0
      ? []
      : [`${names.length} ${what}: ${names.slice(0, 20).join('; ')}${names.length > 20 ? ' …' : ''}`];
  return [
    `${report.dryRun ? 'Would be' : 'Now'} on file from these files, in ${report.seconds} s: ${places.states} states, ${places.counties} counties, ${places.municipalities} municipalities (${places.ofThemTownsAndTownships} of them towns and townships), ${report.zipAreas} ZIP areas in ${report.zipRows} rows.`,
    `${report.added} places added, ${report.changed} changed, ${report.unchanged} as before.`,
    `Left out: ${leftOut.statistical} places that nobody governs, ${leftOut.withoutGovernment} without a government at work, ${leftOut.islandTerritories} rows of island territories, ${leftOut.zipRowsWithoutLand} ZIP rows without land.`,
    ...list('only in the list of outside ids', leftOut.onlyOutsideIds),
    ...list('only in the older file', leftOut.onlyOlderFile),
    ...list('with an unreadable name', leftOut.unreadable),
    ...list('without a county', leftOut.withoutCounty),
    ...list('names of ZIP files that fit no place', leftOut.zipNamesUnknown),
    ...list('names of ZIP files that fit several places', leftOut.zipNamesAmbiguous),
    ...list('outside ids that another place has', report.idsTaken),
    ...list(
      'on file and in none of the files; they stay',
      missing.map(({ geoid, legalName, facts }) => `${geoid} ${legalName} (${facts} facts)`),
    ),
    'The whole lists: --json',
  ].join('\n');
}
