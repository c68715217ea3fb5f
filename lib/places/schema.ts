import { z } from 'zod';
import { PRECISIONS } from '#lib/kernel/dates.ts';
import { CONFIDENCES } from '#lib/kernel/shown-source.ts';
import { LONGEST_QUERY } from './search/search-rules.ts';
import type { Agency, Because, FoundPlace, Place, PlaceRef, ShownSource, Status } from './types.ts';
import { AGENCY_KINDS, AGREEMENT_MODELS, EVENT_KINDS, PLACE_KINDS, STATUS_CODES } from './types.ts';

// What the public API takes and answers about places. The types are those of types.ts; a mismatch does not compile.

/** Parts of the OpenAPI description by name; z.toJSONSchema reads it. */
export const apiSchemas = z.registry<{ id: string; description?: string }>();

function named<T extends z.ZodType>(id: string, schema: T, description?: string): T {
  apiSchemas.add(schema, { id, ...(description && { description }) });
  return schema;
}

export const dayShape = z.iso.date();
export const precisionShape = z.enum(PRECISIONS);
export const proseShape = named(
  'Prose',
  z.object({ en: z.string(), es: z.string(), ht: z.string() }),
  'A sentence of ours in English, Spanish and Haitian Creole.',
);

export const sourceShape = named(
  'Source',
  z.object({
    id: z.string(),
    publisher: z.string(),
    title: z.string(),
    language: z.string().meta({ description: 'BCP 47 language of the title.' }),
    url: z.string().nullable(),
    publishedOn: dayShape.nullable(),
    retrievedOn: dayShape,
    licence: z.string().nullable().meta({
      description: 'Terms of reuse where known; null: cited for facts, rights stay with the publisher.',
    }),
    confidence: z.enum(CONFIDENCES),
    disputes: z.boolean().meta({ description: 'The source says something else than the fact.' }),
    locator: z.string().nullable().meta({ description: 'Where in the source.' }),
  }) satisfies z.ZodType<ShownSource>,
  'Who published a fact, where and when, and when it was read.',
);
export const sourcesShape = z.array(sourceShape);

export const placeRefShape = named(
  'PlaceRef',
  z.object({
    geoid: z.string().meta({
      description: 'Census GEOID: 2 digits a state, 5 a county, 7 a municipality, 10 a town or township.',
    }),
    kind: z.enum(PLACE_KINDS),
    name: z.string(),
    stateCode: z.string(),
    slug: z.string(),
  }) satisfies z.ZodType<PlaceRef>,
);

export const modelShape = z.enum(AGREEMENT_MODELS);

export const becauseShape = named(
  'Because',
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('event'),
      id: z.string(),
      event: z.enum(EVENT_KINDS),
      on: dayShape,
      precision: precisionShape,
      summary: proseShape,
      sources: sourcesShape,
    }),
    z.object({
      kind: z.literal('listing'),
      releaseId: z.string(),
      sheet: z.enum(['participating', 'pending']),
      on: dayShape,
      agencyName: z.string(),
      model: modelShape,
      signedOn: dayShape.nullable(),
      sources: sourcesShape,
    }),
    z.object({ kind: z.literal('absence'), releaseId: z.string(), on: dayShape, sources: sourcesShape }),
  ]) satisfies z.ZodType<Because>,
  'One thing on file from which a status follows: an event, a row of an ICE list, or a list without a row.',
);

export const statusShape = named(
  'Status',
  z.object({
    code: z.enum(STATUS_CODES),
    label: z.templateLiteral(['places.status.', z.enum(STATUS_CODES)]),
    asOf: dayShape.nullable(),
    because: z.array(becauseShape),
  }) satisfies z.ZodType<Status>,
  'Derived from dated, sourced events. An absence from a list is never an end and never a refusal.',
);

export const agencyShape = named(
  'Agency',
  z.object({
    id: z.string(),
    name: z.string(),
    kind: z.enum(AGENCY_KINDS),
    role: z.enum(['own', 'county', 'campus', 'port', 'state']),
    county: placeRefShape.nullable(),
    ori: z.string().nullable(),
    agreements: z.array(
      z.object({
        id: z.string(),
        model: modelShape,
        signedOn: dayShape.nullable().meta({ description: 'ICE’s own date; not the local vote.' }),
        moaUrl: z.string().nullable(),
        addendumUrl: z.string().nullable(),
        firstListedOn: dayShape.nullable(),
        lastListedOn: dayShape.nullable(),
        listedNow: z.boolean(),
        noLongerListedSince: dayShape
          .nullable()
          .meta({ description: 'Day of the first list without it. It never means that it ended.' }),
        sources: sourcesShape,
      }),
    ),
    sources: sourcesShape,
  }) satisfies z.ZodType<Agency>,
  'An agency that polices the place, with its agreements, one for each model.',
);

export const placeShape = placeRefShape.extend({
  legalName: z.string(),
  ocdId: z.string().nullable(),
  counties: z.array(placeRefShape),
  population: z.int().nullable(),
  populationYear: z.int().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  timeZone: z.string(),
  website: z.url().nullable(),
  asOf: dayShape,
  sources: sourcesShape,
}) satisfies z.ZodType<Place>;

export const foundPlaceShape = named(
  'FoundPlace',
  placeRefShape.extend({
    countyName: z.string().nullable(),
    landShare: z.number().min(0).max(1).optional().meta({ description: 'Share of the ZIP area’s land.' }),
    rest: z
      .boolean()
      .optional()
      .meta({ description: 'What is left of the ZIP area outside any municipality.' }),
    sources: sourcesShape.optional().meta({ description: 'Left out with sources=no.' }),
  }) satisfies z.ZodType<FoundPlace>,
);

export const searchAnswerShape = named(
  'PlaceSearch',
  z.object({
    data: z.array(foundPlaceShape),
    next: z.null(),
    kind: z.enum(['one', 'choice', 'none']),
    query: z.string(),
    zip: z.string().optional(),
  }),
);

export const errorShape = named(
  'Error',
  z.object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      fields: z.record(z.string(), z.string()).optional(),
    }),
  }),
);

/** What GET /api/v1/places takes. */
export const searchParams = z.strictObject({
  q: z
    .string({ error: 'Give q: a city, county, ZIP code or GEOID.' })
    .trim()
    .min(1, 'Give q: a city, county, ZIP code or GEOID.')
    .max(LONGEST_QUERY, `Give at most ${LONGEST_QUERY} characters.`),
  limit: z.coerce
    .number({ error: 'Give a whole number from 1 to 50.' })
    .int('Give a whole number from 1 to 50.')
    .min(1, 'Give a whole number from 1 to 50.')
    .max(50, 'Give a whole number from 1 to 50.')
    .default(20),
  sources: z.enum(['yes', 'no'], 'Give yes or no.').default('yes'),
});
