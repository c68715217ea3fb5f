import { z } from 'zod';
import { LOCALES } from '#lib/kernel/locales.ts';
import { placeGeoid } from '../schema.ts';
import { LOCAL_TIME } from '../sending/schedule-rules.ts';
import { ASKS, STANDINGS } from '../words.ts';

/** Longer than a letter may be: a draft in which two versions were kept must not be refused for it. */
const LONGEST = 45_000;

/** What a person's account keeps of an unfinished letter: anything of it, finished or not. */
export const draftSchema = z.object({
  placeGeoid,
  language: z.enum(LOCALES).optional(),
  /** Slug of the campaign that it was begun from. */
  campaign: z.string().max(100).optional(),
  ask: z.enum(ASKS).optional(),
  to: z.array(z.string().max(200)).max(20).optional(),
  ownWords: z.string().max(LONGEST).default(''),
  writerName: z.string().max(250).default(''),
  standing: z.enum(STANDINGS).optional(),
  share: z.boolean().default(false),
  sendAt: z.union([z.literal(''), z.string().regex(LOCAL_TIME)]).optional(),
  seed: z.number().int().min(0).max(0xffffffff).optional(),
  edits: z
    .record(z.string().max(300), z.object({ subject: z.string().max(500), body: z.string().max(LONGEST) }))
    .default({})
    .refine((edits) => Object.keys(edits).length <= 60, 'tooLong'),
});

export type Draft = z.output<typeof draftSchema>;

export const saveDraftSchema = z.object({
  draft: draftSchema,
  /** The one that the form began with; 0 for a new draft. */
  revision: z.number().int().min(0),
  /** Made once for each open page: tells the versions of two devices apart. */
  page: z.string().min(8).max(40),
  /** Keep the version before this one whatever its age: two were brought together, or an old one came back. */
  keepBefore: z.boolean().default(false),
});

export type SaveDraft = z.output<typeof saveDraftSchema>;
