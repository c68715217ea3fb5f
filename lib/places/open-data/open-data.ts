import { z } from 'zod';
import {
  countyParam,
  placeParam,
  type Resource,
  sinceParam,
  stateParam,
  textParam,
} from '#lib/platform/resource.ts';
import { modelShape } from '../schema.ts';
import { AGENCY_KINDS, EVENT_KINDS, PLACE_KINDS, type Place } from '../types.ts';
import * as queries from './open-data-queries.ts';
import * as shapes from './open-data-schema.ts';
import { findListings, type ListingFilters } from './open-listing-queries.ts';

// The open data of this area, each kind described once.

const state = stateParam.optional();
const place = placeParam.optional();
const county = countyParam.optional();
const model = modelShape.optional().meta({ description: 'One model of agreement.' });
const sheet = z.enum(['participating', 'pending']).optional();

export const PLACES: Resource<Place, queries.PlaceFilters> = {
  name: 'places',
  summary: 'Municipalities, counties and states on file',
  schemaId: 'PlaceRecord',
  shape: shapes.placeRecordShape,
  example: '1245000',
  filters: z.object({
    state,
    county,
    kind: z.enum(PLACE_KINDS).optional(),
    since: sinceParam('As of this day or later.').optional(),
  }),
  key: (row) => row.geoid,
  find: queries.findPlaces,
  columns: {
    geoid: (row) => row.geoid,
    kind: (row) => row.kind,
    name: (row) => row.name,
    legal_name: (row) => row.legalName,
    state: (row) => row.stateCode,
    slug: (row) => row.slug,
    counties: (row) => row.counties.map(({ geoid }) => geoid).join(' '),
    ocd_id: (row) => row.ocdId,
    population: (row) => row.population,
    population_year: (row) => row.populationYear,
    latitude: (row) => row.latitude,
    longitude: (row) => row.longitude,
    time_zone: (row) => row.timeZone,
  },
  nested: { counties: { field: 'counties', holds: 'their GEOIDs, the main one first, parted by spaces' } },
};

export const AGENCIES: Resource<shapes.AgencyRecord, queries.AgencyFilters> = {
  name: 'agencies',
  summary: 'Police and other agencies on file',
  schemaId: 'AgencyRecord',
  shape: shapes.agencyRecordShape,
  example: 'fl/city-of-miami-police-department',
  filters: z.object({
    state,
    place,
    county,
    kind: z.enum(AGENCY_KINDS).optional(),
    since: sinceParam('As of this day or later: by its newest source.').optional(),
  }),
  key: (row) => row.id,
  find: queries.findAgencies,
  columns: {
    id: (row) => row.id,
    state: (row) => row.stateCode,
    name: (row) => row.name,
    kind: (row) => row.kind,
    place: (row) => row.place?.geoid ?? null,
    county: (row) => row.county?.geoid ?? null,
    ori: (row) => row.ori,
    unmatched: (row) => row.unmatched,
    agreements: (row) => row.agreements.join(' '),
  },
  nested: {
    place: { field: 'place', holds: 'its GEOID' },
    county: { field: 'county', holds: 'its GEOID' },
    agreements: { field: 'agreements', holds: 'their ids, parted by spaces' },
  },
};

export const AGREEMENTS: Resource<shapes.AgreementRecord, queries.AgreementFilters> = {
  name: 'agreements',
  summary: 'Agreements, one for each agency and model',
  schemaId: 'AgreementRecord',
  shape: shapes.agreementRecordShape,
  example: 'fl/city-of-miami-police-department/task_force',
  filters: z.object({
    state,
    place,
    county,
    kind: z.enum(AGENCY_KINDS).optional().meta({ description: 'Kind of the agency.' }),
    model,
    since: sinceParam('Signed, by ICE’s date, on this day or later.').optional(),
  }),
  key: (row) => row.id,
  find: queries.findAgreements,
  columns: {
    id: (row) => row.id,
    agency: (row) => row.agencyId,
    agency_name: (row) => row.agencyName,
    state: (row) => row.stateCode,
    place: (row) => row.placeGeoid,
    county: (row) => row.countyGeoid,
    model: (row) => row.model,
    signed_on: (row) => row.signedOn,
    first_listed_on: (row) => row.firstListedOn,
    last_listed_on: (row) => row.lastListedOn,
    listed_now: (row) => row.listedNow,
    no_longer_listed_since: (row) => row.noLongerListedSince,
    moa_url: (row) => row.moaUrl,
    addendum_url: (row) => row.addendumUrl,
  },
  nested: {},
};

export const LISTINGS: Resource<shapes.ListingRecord, ListingFilters> = {
  name: 'listings',
  summary: 'Rows of ICE’s accepted lists',
  schemaId: 'ListingRecord',
  shape: shapes.listingRecordShape,
  example: 'participating-2026-05-18/198',
  filters: z.object({
    state,
    place,
    county,
    kind: sheet,
    model,
    release: textParam.optional().meta({ description: 'Id of one list.' }),
    since: sinceParam('On a list of this day or later.').optional(),
  }),
  key: (row) => row.id,
  find: findListings,
  columns: {
    id: (row) => row.id,
    release: (row) => row.releaseId,
    row_number: (row) => row.rowNumber,
    kind: (row) => row.kind,
    agreement: (row) => row.agreementId,
    state: (row) => row.stateCode,
    agency_name: (row) => row.agencyName,
    agency_type: (row) => row.agencyType,
    county_name: (row) => row.countyName,
    model: (row) => row.model,
    signed_on: (row) => row.signedOn,
    moa_url: (row) => row.moaUrl,
    addendum_url: (row) => row.addendumUrl,
    held: (row) => row.held,
    repairs: (row) => row.repairs.join('; '),
  },
  nested: { repairs: { field: 'repairs', holds: 'each in its words, parted by "; "' } },
};

export const EVENTS: Resource<shapes.EventRecord, queries.EventFilters> = {
  name: 'events',
  summary: 'What happened about agreements, with its day',
  schemaId: 'EventRecord',
  shape: shapes.eventRecordShape,
  example: 'miami-2025-06-17-approved',
  filters: z.object({
    state,
    place,
    county,
    kind: z.enum(EVENT_KINDS).optional(),
    model,
    since: sinceParam('On this day or later.').optional(),
  }),
  key: (row) => row.id,
  find: queries.findEvents,
  columns: {
    id: (row) => row.id,
    place: (row) => row.placeGeoid,
    state: (row) => row.stateCode,
    agency: (row) => row.agencyId,
    agreement: (row) => row.agreementId,
    motion: (row) => row.motionId,
    kind: (row) => row.kind,
    on: (row) => row.on,
    precision: (row) => row.precision,
    summary_en: (row) => row.summary.en,
    summary_es: (row) => row.summary.es,
    summary_ht: (row) => row.summary.ht,
  },
  nested: {
    summary_en: { field: 'summary', holds: 'in English' },
    summary_es: { field: 'summary', holds: 'in Spanish' },
    summary_ht: { field: 'summary', holds: 'in Haitian Creole' },
  },
};

export const RELEASES: Resource<shapes.ReleaseRecord, queries.ReleaseFilters> = {
  name: 'releases',
  summary: 'ICE’s lists, those on hold among them',
  schemaId: 'ReleaseRecord',
  shape: shapes.releaseRecordShape,
  example: 'participating-2026-05-18',
  filters: z.object({ state, kind: sheet, since: sinceParam('As of this day or later.').optional() }),
  key: (row) => row.id,
  find: queries.findReleases,
  columns: {
    id: (row) => row.id,
    kind: (row) => row.kind,
    state: (row) => row.state,
    file_name: (row) => row.fileName,
    sha256: (row) => row.sha256,
    scope: (row) => row.scope.join(' '),
    row_count: (row) => row.rowCount,
    agency_count: (row) => row.agencyCount,
    reasons: (row) => row.reasons.join('; '),
    rows_on_file: (row) => row.rowsOnFile,
  },
  nested: {
    scope: { field: 'scope', holds: 'USPS codes, parted by spaces' },
    reasons: { field: 'reasons', holds: 'each in its words, parted by "; "' },
  },
};
