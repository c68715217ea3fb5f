import { z } from 'zod';
import { AGENCIES, AGREEMENTS, EVENTS, LISTINGS, PLACES, RELEASES } from '#lib/places/open-data.ts';
import { countyParam, placeParam, type Resource, sinceParam, stateParam } from '#lib/platform/resource.ts';
import { effectShape } from './api-schema.ts';
import * as queries from './open-data-queries.ts';
import * as shapes from './open-data-schema.ts';

const state = stateParam.optional();
const place = placeParam.optional();
const county = countyParam.optional();

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
    kind: z.enum(['member', 'mayor']).optional().meta({ description: 'Kind of a seat held.' }),
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
].map((resource) => resource as unknown as Resource);

export function resourceNamed(name: string): Resource | undefined {
  return RESOURCES.find((resource) => resource.name === name);
}
