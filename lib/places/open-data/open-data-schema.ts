import { z } from 'zod';
import {
  apiSchemas,
  dayShape,
  modelShape,
  placeRefShape,
  placeShape,
  precisionShape,
  proseShape,
  sourcesShape,
} from '../schema.ts';
import { AGENCY_KINDS, EVENT_KINDS } from '../types.ts';

// What the open data holds about places: one flat record a fact, the same in the API and in the dump.

function named<T extends z.ZodType>(id: string, schema: T, description: string): T {
  apiSchemas.add(schema, { id, description });
  return schema;
}

export const placeRecordShape = named('PlaceRecord', placeShape, 'A municipality, county or state.');

export const agencyRecordShape = named(
  'AgencyRecord',
  z.object({
    id: z.string(),
    stateCode: z.string(),
    name: z.string(),
    kind: z.enum(AGENCY_KINDS),
    place: placeRefShape.nullable().meta({ description: 'The place whose own agency it is.' }),
    county: placeRefShape.nullable().meta({ description: 'The county it sits in.' }),
    ori: z.string().nullable().meta({ description: 'FBI originating agency identifier.' }),
    unmatched: z.string().nullable().meta({ description: 'Why it is tied to no place or county.' }),
    agreements: z.array(z.string()).meta({ description: 'Ids of its agreements.' }),
    asOf: dayShape,
    sources: sourcesShape,
  }),
  'The police department, sheriff, corrections, state or campus agency. A city is not an agency.',
);
export type AgencyRecord = z.infer<typeof agencyRecordShape>;

export const agreementRecordShape = named(
  'AgreementRecord',
  z.object({
    id: z.string(),
    agencyId: z.string(),
    agencyName: z.string(),
    stateCode: z.string(),
    placeGeoid: z.string().nullable(),
    countyGeoid: z.string().nullable(),
    model: modelShape,
    signedOn: dayShape.nullable().meta({ description: 'ICE’s own date; not the local vote.' }),
    moaUrl: z.string().nullable(),
    addendumUrl: z.string().nullable(),
    firstListedOn: dayShape
      .nullable()
      .meta({ description: 'Day of the first of ICE’s lists that shows it.' }),
    lastListedOn: dayShape.nullable(),
    listedNow: z
      .boolean()
      .meta({ description: 'On the newest list on file. `false` never means that it ended.' }),
    noLongerListedSince: dayShape
      .nullable()
      .meta({ description: 'Day of the first list without it. It never means that it ended.' }),
    asOf: dayShape,
    sources: sourcesShape,
  }),
  'One agency and one model.',
);
export type AgreementRecord = z.infer<typeof agreementRecordShape>;

export const listingRecordShape = named(
  'ListingRecord',
  z.object({
    id: z.string().meta({ description: 'The release and the row: "participating-2026-05-18/2".' }),
    releaseId: z.string(),
    rowNumber: z.int().meta({ description: 'In the sheet, 1 for the header.' }),
    kind: z.enum(['participating', 'pending']),
    agreementId: z.string().nullable(),
    stateCode: z.string(),
    agencyName: z.string(),
    agencyType: z.string().nullable(),
    countyName: z.string().nullable(),
    model: modelShape,
    signedOn: dayShape.nullable(),
    moaUrl: z.string().nullable(),
    addendumUrl: z.string().nullable(),
    repairs: z.array(z.string()).meta({ description: 'What was mended in the row as published.' }),
    held: z.string().nullable().meta({ description: 'Why its date was left unread.' }),
    asOf: dayShape,
    sources: sourcesShape,
  }),
  'One row of one accepted ICE sheet. That a row is missing says nothing about an end.',
);
export type ListingRecord = z.infer<typeof listingRecordShape>;

export const eventRecordShape = named(
  'EventRecord',
  z.object({
    id: z.string(),
    placeGeoid: z.string(),
    stateCode: z.string(),
    agencyId: z.string().nullable(),
    agreementId: z.string().nullable(),
    motionId: z.string().nullable(),
    kind: z.enum(EVENT_KINDS),
    on: dayShape,
    precision: precisionShape,
    summary: proseShape,
    asOf: dayShape,
    sources: sourcesShape,
  }),
  'A dated thing that happened about an agreement.',
);
export type EventRecord = z.infer<typeof eventRecordShape>;

export const releaseRecordShape = named(
  'ReleaseRecord',
  z.object({
    id: z.string(),
    kind: z.enum(['participating', 'pending']),
    state: z.enum(['accepted', 'held', 'rejected']),
    fileName: z.string(),
    sha256: z.string().nullable(),
    scope: z.array(z.string()).meta({ description: 'States whose rows were read.' }),
    rowCount: z.int().meta({ description: 'Rows in the whole file.' }),
    agencyCount: z.int().nullable().meta({ description: 'Agencies in the whole file, where it was read.' }),
    reasons: z.array(z.string()).meta({ description: 'Why it is on hold.' }),
    rowsOnFile: z.int().meta({ description: 'Rows read and kept here.' }),
    asOf: dayShape,
    sources: sourcesShape,
  }),
  'One published ICE sheet. A held one was read and publishes nothing until an editor has looked at it; a rejected one never does.',
);
export type ReleaseRecord = z.infer<typeof releaseRecordShape>;
