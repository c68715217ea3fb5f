import { z } from 'zod';
import { apiSchemas, dayShape, precisionShape, sourcesShape } from '#lib/places/schema.ts';
import { END_REASONS, SEAT_KINDS } from '../types.ts';
import { channelShape, motionShape, statementShape } from './api-schema.ts';

function named<T extends z.ZodType>(id: string, schema: T, description: string): T {
  apiSchemas.add(schema, { id, description });
  return schema;
}

export const officialRecordShape = named(
  'OfficialRecord',
  z.object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    familyName: z.string(),
    terms: z.array(
      z.object({
        id: z.string(),
        bodyId: z.string(),
        bodyName: z.string(),
        placeGeoid: z.string(),
        stateCode: z.string(),
        seat: z.string(),
        kind: z.enum(SEAT_KINDS),
        startOn: dayShape.nullable(),
        startPrecision: precisionShape.nullable(),
        endOn: dayShape.nullable().meta({ description: 'Exclusive; null: no end on file.' }),
        endPrecision: precisionShape.nullable(),
        endReason: z.enum(END_REASONS).nullable(),
        channels: z.array(channelShape),
        asOf: dayShape.meta({ description: 'The last day at which a source shows the person in office.' }),
        sources: sourcesShape,
      }),
    ),
    statements: z.array(statementShape),
    asOf: dayShape,
    sources: sourcesShape,
  }),
  'Who holds or held a seat, with what was said. How they voted stands in the motions.',
);
export type OfficialRecord = z.infer<typeof officialRecordShape>;

export const motionRecordShape = named(
  'MotionRecord',
  motionShape.extend({ bodyId: z.string(), placeGeoid: z.string(), stateCode: z.string() }),
  'A vote taken, with every position on file.',
);
export type MotionRecord = z.infer<typeof motionRecordShape>;
