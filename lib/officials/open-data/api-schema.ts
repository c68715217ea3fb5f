import { z } from 'zod';
import { apiSchemas, dayShape, precisionShape, proseShape, sourcesShape } from '#lib/places/schema.ts';
import type { DistrictOutlineFact } from '../districts/district-queries.ts';
import type { BodyFact, ChannelFact, MotionFact, StatementFact, Vote } from '../types.ts';

// What the public API answers about officials. A mismatch with types.ts does not compile.

function named<T extends z.ZodType>(id: string, schema: T, description?: string): T {
  apiSchemas.add(schema, { id, ...(description && { description }) });
  return schema;
}

export const effectShape = z.enum([
  'sign',
  'decline',
  'keep',
  'end',
  'void',
  'reinstate',
  'defer',
  'advice',
  'review',
  'other',
]);
const positionShape = z.enum(['yes', 'no', 'absent', 'ineligible', 'abstain']);
const personRefShape = z.object({ id: z.string(), slug: z.string(), name: z.string() });

export const channelShape = named(
  'Channel',
  z.object({
    id: z.string(),
    kind: z.enum(['email', 'phone', 'postal', 'web_form']),
    value: z.string(),
    asOf: dayShape,
    suppressed: z.boolean(),
    lastWorkedOn: dayShape.nullable(),
    sources: sourcesShape,
  }) satisfies z.ZodType<ChannelFact>,
  'A published office address. Never a guessed one, never a home.',
);

const voteShape = named(
  'Vote',
  z.object({
    id: z.string(),
    motionId: z.string(),
    bodyName: z.string(),
    on: dayShape,
    title: proseShape,
    effect: effectShape,
    procedural: z.boolean(),
    passed: z.boolean(),
    value: positionShape,
    sources: sourcesShape,
  }) satisfies z.ZodType<Vote>,
);

export const statementShape = named(
  'Statement',
  z.object({
    id: z.string(),
    official: personRefShape,
    on: dayShape,
    precision: precisionShape,
    kind: z.enum(['quotation', 'reported_intention']),
    stance: z.enum(['would_end', 'would_keep', 'conditional', 'neutral']),
    words: z.string().nullable(),
    language: z.string(),
    summary: proseShape,
    asOf: dayShape,
    sources: sourcesShape,
  }) satisfies z.ZodType<StatementFact>,
  'What an official said. Never a vote.',
);

export const bodyShape = named(
  'Body',
  z.object({
    id: z.string(),
    placeGeoid: z.string(),
    name: z.string(),
    kind: z.enum(['city_commission', 'city_council', 'county_commission', 'state_board']),
    decider: z
      .enum(['commission', 'council', 'council_and_mayor', 'manager', 'chief', 'sheriff', 'state_board'])
      .nullable(),
    votingSeats: z.int().nullable(),
    votesNeeded: z.int().nullable(),
    mayorPowers: z.array(z.enum(['vote', 'veto', 'sponsor', 'sign', 'presides'])),
    meetsNote: proseShape.nullable(),
    website: z.string().nullable(),
    asOf: dayShape,
    seats: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        kind: z.enum(['member', 'mayor']),
        votes: z.boolean(),
        presides: z.boolean(),
        position: z.int(),
        terms: z.array(
          z.object({
            id: z.string(),
            person: personRefShape.extend({
              familyName: z.string(),
              votes: z.array(voteShape),
              statements: z.array(statementShape),
            }),
            startOn: dayShape.nullable(),
            startPrecision: precisionShape.nullable(),
            endOn: dayShape.nullable(),
            endPrecision: precisionShape.nullable(),
            endReason: z.enum(['expired', 'resigned', 'defeated', 'other']).nullable(),
            asOf: dayShape,
            channels: z.array(channelShape),
            sources: sourcesShape,
          }),
        ),
      }),
    ),
    channels: z.array(channelShape),
    clerk: z.array(channelShape).meta({
      description: 'Of its clerk, who files copies with the official record.',
    }),
    sources: sourcesShape,
  }) satisfies z.ZodType<BodyFact>,
  'A commission or council with its seats, who held them when, how they voted and what they said.',
);

export const motionShape = named(
  'Motion',
  z.object({
    id: z.string(),
    bodyName: z.string(),
    on: dayShape,
    title: proseShape,
    fileNumber: z.string().nullable(),
    effect: effectShape.meta({ description: 'What carrying it would do, apart from whether it passed.' }),
    passed: z.boolean(),
    procedural: z.boolean(),
    rollCallComplete: z.boolean(),
    sponsor: personRefShape.nullable(),
    positions: z.array(
      z.object({
        value: positionShape,
        official: personRefShape.extend({ familyName: z.string() }),
        seat: z.string(),
      }),
    ),
    tallies: z.array(
      z.object({
        id: z.string(),
        yes: z.int(),
        no: z.int(),
        absent: z.int().nullable(),
        sources: sourcesShape,
      }),
    ),
    asOf: dayShape,
    sources: sourcesShape,
  }) satisfies z.ZodType<MotionFact>,
  'A vote taken. Tallies that sources report differently stand side by side.',
);

const positionOnMap = z.tuple([z.number(), z.number()]).readonly();
const outlineShape = named(
  'DistrictOutline',
  z.object({
    id: z.string(),
    seatId: z.string(),
    seatLabel: z.string(),
    bodyId: z.string(),
    bodyName: z.string(),
    vintage: z.int().meta({ description: 'The year of the map.' }),
    toleranceMetres: z.number().meta({ description: 'How far a line may lie from the published one.' }),
    geometry: z.object({
      type: z.literal('MultiPolygon'),
      coordinates: z.array(z.array(z.array(positionOnMap).readonly()).readonly()),
    }),
    sources: sourcesShape,
  }) satisfies z.ZodType<DistrictOutlineFact>,
  'Where the people live whom a seat stands for, in WGS84, longitude first.',
);
export const districtsAnswerShape = named(
  'DistrictsAnswer',
  z.object({ data: z.array(outlineShape), next: z.null() }),
);
