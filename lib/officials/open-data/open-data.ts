import { z } from 'zod';
import { AGENCIES, AGREEMENTS, EVENTS, LISTINGS, PLACES, RELEASES } from '#lib/places/open-data/open-data.ts';
import { countyParam, placeParam, type Resource, sinceParam, stateParam } from '#lib/platform/resource.ts';
import { SEAT_KINDS } from '../types.ts';
import { effectShape } from './api-schema.ts';
import * as queries from './open-data-queries.ts';
import * as shapes from './open-data-schema.ts';

const state = stateParam.optional();
const place = placeParam.optional();
const county = countyParam.optional();

/** For a cell of JSON: the sources of a record stand in their own columns. */
function withoutSources<T extends object>({ sources: _, ...rest }: T & { sources?: unknown }) {
  return rest;
}

export const OFFICIALS: Resource<shapes.OfficialRecord, queries.OfficialFilters> = {
  name: 'officials',
  summary: 'Who holds or held a seat',
  schemaId: 'OfficialRecord',
  shape: shapes.officialRecordShape,
  example: 'christine-king',
  filters: z.object({
    state,
    place,
    county,
    kind: z.enum(SEAT_KINDS).optional().meta({ description: 'Kind of a seat held.' }),
    since: sinceParam('Shown in office by a source on this day or later.').optional(),
  }),
  key: (row) => row.id,
  find: queries.findOfficials,
  columns: {
    id: (row) => row.id,
    name: (row) => row.name,
    seats: (row) => row.terms.map(({ bodyName, seat }) => `${bodyName}: ${seat}`).join('; '),
    places: (row) => [...new Set(row.terms.map(({ placeGeoid }) => placeGeoid))].join(' '),
    starts: (row) => row.terms.map(({ startOn }) => startOn ?? '?').join(' '),
    ends: (row) => row.terms.map(({ endOn }) => endOn ?? '?').join(' '),
    emails: (row) =>
      row.terms
        .flatMap(({ channels }) => channels.flatMap((it) => (it.kind === 'email' ? it.value : [])))
        .join(' '),
    terms_json: (row) => JSON.stringify(row.terms.map(withoutSources)),
    statements_json: (row) => JSON.stringify(row.statements.map(withoutSources)),
  },
  nested: {
    seats: { field: 'terms', holds: '"body: seat" of each, parted by "; "' },
    places: { field: 'terms', holds: 'the GEOIDs, each once, parted by spaces' },
    starts: { field: 'terms', holds: 'the first day of each or "?", parted by spaces' },
    ends: { field: 'terms', holds: 'the day after the last of each or "?", parted by spaces' },
    emails: { field: 'terms', holds: 'the office addresses of all, parted by spaces' },
    terms_json: { field: 'terms', holds: 'all of it as JSON, but for the sources' },
    statements_json: { field: 'statements', holds: 'all of it as JSON, but for the sources' },
  },
};

export const MOTIONS: Resource<shapes.MotionRecord, queries.MotionFilters> = {
  name: 'motions',
  summary: 'Votes taken about agreements',
  schemaId: 'MotionRecord',
  shape: shapes.motionRecordShape,
  example: 'miami-2025-06-17-sign',
  filters: z.object({
    state,
    place,
    county,
    effect: effectShape.optional().meta({ description: 'What carrying it would do.' }),
    since: sinceParam('Taken on this day or later.').optional(),
  }),
  key: (row) => row.id,
  find: queries.findMotions,
  columns: {
    id: (row) => row.id,
    place: (row) => row.placeGeoid,
    state: (row) => row.stateCode,
    body: (row) => row.bodyName,
    on: (row) => row.on,
    title_en: (row) => row.title.en,
    file_number: (row) => row.fileNumber,
    effect: (row) => row.effect,
    passed: (row) => row.passed,
    procedural: (row) => row.procedural,
    tallies: (row) => row.tallies.map(({ yes, no }) => `${yes}-${no}`).join('; '),
    positions: (row) => row.positions.map(({ official, value }) => `${official.name}: ${value}`).join('; '),
    title_es: (row) => row.title.es,
    title_ht: (row) => row.title.ht,
    sponsor: (row) => row.sponsor?.name ?? null,
    tallies_json: (row) => JSON.stringify(row.tallies.map(withoutSources)),
    positions_json: (row) => JSON.stringify(row.positions.map(withoutSources)),
  },
  nested: {
    title_en: { field: 'title', holds: 'in English' },
    title_es: { field: 'title', holds: 'in Spanish' },
    title_ht: { field: 'title', holds: 'in Haitian Creole' },
    sponsor: { field: 'sponsor', holds: 'the name' },
    tallies: { field: 'tallies', holds: '"yes-no" of each, parted by "; "' },
    tallies_json: { field: 'tallies', holds: 'all of it as JSON, but for the sources' },
    positions: { field: 'positions', holds: '"name: value" of each, parted by "; "' },
    positions_json: { field: 'positions', holds: 'all of it as JSON, but for the sources' },
  },
};

/** All open data: the API's lists and the files of the dump, in this order. */
export const RESOURCES: readonly Resource[] = [
  PLACES,
  AGENCIES,
  AGREEMENTS,
  LISTINGS,
  EVENTS,
  OFFICIALS,
  MOTIONS,
  RELEASES,
];

export function resourceNamed(name: string): Resource | undefined {
  return RESOURCES.find((resource) => resource.name === name);
}
