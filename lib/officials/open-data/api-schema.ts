import { z } from 'zod';
import { apiSchemas, dayShape, precisionShape, proseShape, sourcesShape } from '#lib/places/schema.ts';
import type { DistrictOutlineFact } from '../districts/district-queries.ts';
import {
  BODY_KINDS,
  type BodyFact,
  CHANNEL_KINDS,
  type ChannelFact,
  DECIDERS,
  END_REASONS,
  MAYOR_POWERS,
  MOTION_EFFECTS,
  type MotionFact,
  POSITION_VALUES,
  SEAT_KINDS,
  STANCES,
  STATEMENT_KINDS,
  type StatementFact,
  type Vote,
} from '../types.ts';

// What the public API answers about officials. A mismatch with types.ts does not compile.

function named<T extends z.ZodType>(id: string, schema: T, description?: string): T {
  apiSchemas.add(schema, { id, ...(description && { description }) });
  return schema;
}

export const effectShape = z.enum(MOTION_EFFECTS);
const positionShape = z.enum(POSITION_VALUES);
const personRefShape = z.object({ id: z.string(), slug: z.string(), name: z.string() });

export const channelShape = named(
  'Channel',
  z.object({
    id: z.string(),
    kind: z.enum(CHANNEL_KINDS),
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
    kind: z.enum(STATEMENT_KINDS),
    stance: z.enum(STANCES),
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
    kind: z.enum(BODY_KINDS),
    decider: z.enum(DECIDERS).nullable(),
    votingSeats: z.int().nullable(),
    votesNeeded: z.int().nullable(),
    mayorPowers: z.array(z.enum(MAYOR_POWERS)),
    meetsNote: proseShape.nullable(),
    website: z.string().nullable(),
    asOf: dayShape,
    seats: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        kind: z.enum(SEAT_KINDS),
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
            endReason: z.enum(END_REASONS).nullable(),
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
