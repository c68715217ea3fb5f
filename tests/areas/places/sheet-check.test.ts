import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { acceptedSheets } from '#lib/places/data-queries.ts';
import { importPlaces } from '#lib/places/import/import-mutations.ts';
import { plan } from '#lib/places/import/plan.ts';
import { readFiles } from '#lib/places/import/read-files.ts';
import { importSheet } from '#lib/places/listings/listings-mutations.ts';
import { readSheet } from '#lib/places/listings/reading.ts';
import { type CellSpec, HEADINGS, makeSheet } from '#scripts/support/make-sheet.ts';
import { checkPlaces, type DatedSheet, type ExpectedPlace } from '#scripts/support/sheet-check.ts';
import { TEN_PLACES } from '#scripts/support/ten-places.ts';
import { useDatabase } from '#tests/support/database.ts';
import { planOf, publishedFiles } from './import/fixtures.ts';

// Pages of places outside Florida beside the sheets that they speak of.

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

const TODAY = '2026-11-22';

/** Files a sheet as the command does. */
async function file(fileName: string, bytes: Uint8Array, force: boolean): Promise<void> {
  await importSheet(readSheet(bytes, { fileName, today: TODAY }), { actor: 'command', force, dryRun: false });
}

describe('fictitious sheets of the shapes that ICE publishes', () => {
  const database = useDatabase();
  const MAY = 46_143;
  const row = (agency: string, type: string, county: string, model: string, serial: number): CellSpec[] => [
    'VERMONT ',
    agency,
    type,
    county,
    model,
    serial,
    {
      text: 'link',
      link: `https://gcc02.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://www.ice.gov/doclib/${agency.replace(/\W/g, '')}.pdf`)}&data=05`,
    },
  ];
  const FIRST = [
    row('City of Quillmere Police Department ', 'Municipality', '#N/A', 'Task Force Model', MAY - 300),
    row('Marlow TWP Police Departement - Washington', 'Municipality', 'Washington', 'Task Force Model', MAY),
    row(
      'Chittenden County Sheriff’s Office',
      'County ',
      'Chittenden County ',
      'Warrant Service Officer',
      MAY,
    ),
    row('Vermont Department of Corrections', 'State Agency', '#NA', 'Jail Enforcement Model', MAY - 10),
    row('St. Osmund Police Department', 'Municipality', 'Chittenden County', 'Task Force Model', MAY - 5),
  ];
  const SECOND = [
    ...FIRST.slice(1),
    row('Chittenden County Sheriff’s Office', 'County ', 'Chittenden County ', 'Task Force Model', MAY + 20),
  ];
  const ofState: ExpectedPlace['ofState'] = [['Vermont Department of Corrections']];
  const SHERIFF = ["Chittenden County Sheriff's Office", 'Chittenden County Sheriff’s Office'] as const;
  const expected: ExpectedPlace[] = [
    {
      path: '/vt/quillmere',
      tries: 'left the list; a town has the same name',
      state: 'VERMONT',
      own: [['City of Quillmere Police Department']],
      county: [SHERIFF],
      ofState,
    },
    { path: '/vt/quillmere-town', tries: 'the town', state: 'VERMONT', own: [], county: [SHERIFF], ofState },
    {
      path: '/vt/marlow-township-washington',
      tries: 'one of two townships',
      state: 'VERMONT',
      own: [['Marlow TWP Police Departement - Washington']],
      county: [],
      ofState,
    },
    {
      path: '/vt/marlow-township-chittenden',
      tries: 'the other township',
      state: 'VERMONT',
      own: [],
      county: [SHERIFF],
      ofState,
    },
    {
      path: '/vt/st-osmund',
      tries: 'ICE puts its police in another county, so nobody knows whose they are',
      state: 'VERMONT',
      own: [],
      county: [],
      ofState,
    },
  ];

  test('say the same as the pages, statement by statement', async () => {
    await importPlaces(database.db, planOf(publishedFiles()));
    const sheets: DatedSheet[] = [];
    for (const [asOf, rows] of [
      ['2026-05-01', FIRST],
      ['2026-05-21', SECOND],
    ] as const) {
      const bytes = makeSheet({ rows: [HEADINGS, ...rows] });
      await file('participatingAgencies.xlsx', bytes, true);
      sheets.push({ asOf, bytes });
    }
    const lines = await checkPlaces(expected, sheets);
    expect(lines.filter(({ ok }) => !ok)).toEqual([]);
    const said = lines.map(({ path: at, role, model, page }) => `${at} ${role} ${model} ${page}`);
    expect(said).toContain('/vt/quillmere status  removed_from_list');
    expect(said).toContain(
      '/vt/quillmere own task_force City of Quillmere Police Department; signed 2025-07-05; listed 2026-05-01 to 2026-05-01, not since 2026-05-21; CityofQuillmerePoliceDepartment.pdf',
    );
    expect(said).toContain('/vt/marlow-township-washington status  active_listed');
    expect(said).toContain('/vt/st-osmund status  no_listing_found');
    expect(lines.length).toBeGreaterThan(15);

    // The check finds what is wrong: an agency that nobody expected, one that is missing, another date.
    const [quillmere, , washington] = expected;
    if (!quillmere || !washington) throw new Error('two places are needed');
    const wrong = await checkPlaces(
      [
        { ...quillmere, county: [] },
        { ...washington, county: [SHERIFF] },
      ],
      sheets.slice(0, 1),
    );
    expect(
      wrong.filter(({ ok }) => !ok).map(({ path: at, role, sheet }) => `${at} ${role} ${sheet}`),
    ).toEqual(
      expect.arrayContaining([
        '/vt/quillmere county not of this place',
        '/vt/quillmere status active_listed',
        expect.stringMatching(/^\/vt\/marlow-township-washington county .+ listed 2026-05-01/),
      ]),
    );
  });
});

const folder = process.env.DAIS_FILES;
if (!folder) console.info('Ten places are not compared with ICE’s own sheets: DAIS_FILES names no folder.');

describe.runIf(folder)('ICE’s own sheets in DAIS_FILES/ice, with the places of DAIS_FILES/places', () => {
  const database = useDatabase();

  test('say the same as the pages of the ten places', async () => {
    const at = (name: string) => path.join(folder ?? '', 'places', name);
    const files = await readFiles(
      {
        gazetteers: [],
        population: at('census_places_2021.csv'),
        ids: at('ocd_census_places.csv'),
        zips: [at('zcta_place.csv'), at('zcta_county.csv')],
      },
      TODAY,
    );
    await importPlaces(database.db, plan(files));
    const sheets: { name: string; bytes: Uint8Array; asOf: string; sha256: string }[] = [];
    for (const kind of ['participating', 'pending']) {
      const inside = path.join(folder ?? '', 'ice', kind);
      for (const name of await readdir(inside)) {
        const bytes = await readFile(path.join(inside, name));
        const { asOf, sha256 } = readSheet(bytes, { fileName: name, today: TODAY });
        sheets.push({ name, bytes, asOf: asOf ?? '', sha256 });
      }
    }
    sheets.sort((a, b) => a.asOf.localeCompare(b.asOf));
    for (const { name, bytes } of sheets) await file(name, bytes, false);
    const accepted = await acceptedSheets();
    const dated = sheets.flatMap(({ bytes, sha256 }): DatedSheet[] => {
      const known = accepted.get(sha256);
      return known?.kind === 'participating' ? [{ asOf: known.asOf, bytes }] : [];
    });
    const lines = await checkPlaces(TEN_PLACES, dated);
    expect(lines.filter(({ ok }) => !ok)).toEqual([]);
    expect(new Set(lines.map(({ path: one }) => one)).size).toBe(TEN_PLACES.length);
  });
});
