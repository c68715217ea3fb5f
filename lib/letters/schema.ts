import { z } from 'zod';
import { GEOID } from '#lib/kernel/geoid.ts';
import { LOCALES } from '#lib/kernel/locales.ts';
import { LOCAL_TIME } from './sending/schedule-rules.ts';
import { hasTemplateSyntax } from './template/render.ts';
import { ASKS, type Ask, STANDINGS, SUBJECT_MAX, VARIANTS, type Variant } from './words.ts';

export { ASKS, type Ask, STANDINGS, VARIANTS, type Variant };

export const placeGeoid = z.string().regex(GEOID, 'invalid');

/** A line of a mail header: no line breaks, so that nothing can be added to the header. */
const headerLine = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'required')
    .max(max, 'tooLong')
    .regex(/^[^\p{Cc}]*$/u, 'invalid');

/** A field or a condition left in a text: it is still a template, and nobody's letter. */
const resolved = (text: string) => !hasTemplateSyntax(text);

/** One copy: messages are keys of `common.errors`. */
export const copySchema = z.object({
  termId: z.string().min(1).max(200),
  variant: z.enum(VARIANTS),
  subject: headerLine(SUBJECT_MAX).refine(resolved, 'template'),
  body: z.string().trim().min(20, 'tooShort').max(20_000, 'tooLong').refine(resolved, 'template'),
});

/** What the write page sends: react-hook-form in the browser and the action on the server use this one schema. */
export const letterSchema = z.object({
  placeGeoid,
  ask: z.enum(ASKS, 'choose'),
  language: z.enum(LOCALES),
  /** Slug of the campaign that it was begun from. */
  campaign: z.string().max(100).optional(),
  standing: z.enum(STANDINGS).optional(),
  writerName: headerLine(120),
  shareWithOrganizer: z.boolean().default(false),
  /** The writer wants to be asked after 7 and 21 days what came of it. */
  asksForAnswer: z.boolean().default(false),
  /** Officials reply to an address of this host's, where it has some. */
  hidesAddress: z.boolean().default(false),
  /** Id of the writer's earlier letter that this one refers to. */
  follows: z.string().min(1).max(100).optional(),
  noticeAcknowledged: z.literal(true, 'required'),
  /** A time on the place's wall clock, "2026-12-01T08:00"; at once when left out. */
  sendAt: z.string().regex(LOCAL_TIME, 'invalid').optional(),
  /** Made once for each letter in the browser: sending the same one twice makes one letter. */
  submissionKey: z.uuid(),
  copies: z.array(copySchema).min(1, 'choose').max(20, 'tooLong'),
  /** Bodies whose clerk gets a copy of the letters to their members, for the official record. */
  fileWith: z.array(z.string().min(1).max(200)).max(5, 'tooLong').default([]),
});

export type LetterInput = z.input<typeof letterSchema>;
export type Letter = z.output<typeof letterSchema>;
