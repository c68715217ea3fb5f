import { z } from 'zod';
import { PRECISIONS } from '#lib/kernel/dates.ts';
import { CONFIDENCES } from '#lib/kernel/shown-source.ts';
import {
  BODY_KINDS,
  CHANNEL_KINDS,
  DECIDERS,
  END_REASONS,
  LIMIT_UNITS,
  MAYOR_POWERS,
  MOTION_EFFECTS,
  POSITION_VALUES,
  RULE_TOPICS,
  SEAT_KINDS,
  STANCES,
  STATEMENT_KINDS,
} from '#lib/officials/types.ts';
import { EVENT_KINDS, SOURCE_KINDS } from '#lib/places/types.ts';

/** A calendar day, "2025-06-17". */
const day = z.iso.date();
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const line = z.string().trim().min(1);

/** Prose of ours, in the three languages of the pages. */
export const proseSchema = z.strictObject({ en: line, es: line, ht: line });

/** Which source says so, how sure that is, and where in it. */
export const citeSchema = z.strictObject({
  source: slug,
  confidence: z.enum(CONFIDENCES),
  locator: line.optional(),
  /** The source says something else than the fact it is attached to. */
  disputes: z.boolean().optional(),
  /** The source's own words. */
  quote: line.optional(),
});
const cites = z.array(citeSchema).min(1);

const precision = z.enum(PRECISIONS);

export const sourceSchema = z.strictObject({
  id: slug,
  kind: z.enum(SOURCE_KINDS),
  publisher: line,
  /** The headline; in square brackets when it is our description. */
  title: line,
  url: z.url({ protocol: /^https?$/ }).optional(),
  language: z.enum(['en', 'es']).default('en'),
  publishedOn: day.optional(),
  note: line.optional(),
});

const channelSchema = z.strictObject({
  kind: z.enum(CHANNEL_KINDS),
  value: line,
  asOf: day,
  cites,
});

const officialSchema = z.strictObject({
  slug,
  name: line,
  familyName: line,
  ocdPersonId: z.string().startsWith('ocd-person/').optional(),
});

const termSchema = z.strictObject({
  id: slug,
  official: slug,
  startOn: day.optional(),
  startPrecision: precision.optional(),
  /** Exclusive. A month's precision is written as its first day. */
  endOn: day.optional(),
  endPrecision: precision.optional(),
  endReason: z.enum(END_REASONS).optional(),
  asOf: day,
  cites,
  channels: z.array(channelSchema).default([]),
});

const seatSchema = z.strictObject({
  id: slug,
  label: line,
  kind: z.enum(SEAT_KINDS),
  /** True only where a source says that the seat votes. */
  votes: z.boolean(),
  presides: z.boolean().default(false),
  terms: z.array(termSchema).default([]),
});

const bodySchema = z.strictObject({
  id: slug,
  name: line,
  kind: z.enum(BODY_KINDS),
  decider: z.enum(DECIDERS).optional(),
  votingSeats: z.int().positive().optional(),
  votesNeeded: z.int().positive().optional(),
  mayorPowers: z.array(z.enum(MAYOR_POWERS)).default([]),
  meetsNote: proseSchema.optional(),
  website: z.url().optional(),
  asOf: day,
  cites,
  /** In the order of their numbers, the mayor last; not a plan of where people sit. */
  seats: z.array(seatSchema).default([]),
  channels: z.array(channelSchema).default([]),
});

const motionSchema = z.strictObject({
  id: slug,
  body: slug,
  on: day,
  title: proseSchema,
  fileNumber: line.optional(),
  effect: z.enum(MOTION_EFFECTS),
  passed: z.boolean(),
  procedural: z.boolean().default(false),
  /** The term of the member who moved it. */
  sponsor: slug.optional(),
  rollCallComplete: z.boolean().default(false),
  asOf: day,
  cites,
  tallies: z
    .array(
      z.strictObject({
        yes: z.int().nonnegative(),
        no: z.int().nonnegative(),
        absent: z.int().nonnegative().optional(),
        cites,
      }),
    )
    .default([]),
  /** Term ids by position. */
  positions: z.partialRecord(z.enum(POSITION_VALUES), z.array(slug)).default({}),
});

const eventSchema = z.strictObject({
  id: slug,
  kind: z.enum(EVENT_KINDS),
  on: day,
  precision: precision.default('day'),
  /** Whether it concerns the place's agreement with ICE (needs the agreement's id). */
  ofAgreement: z.boolean().default(false),
  motion: slug.optional(),
  summary: proseSchema,
  asOf: day,
  cites,
});

const statementSchema = z
  .strictObject({
    id: slug,
    official: slug,
    on: day,
    precision: precision.default('day'),
    kind: z.enum(STATEMENT_KINDS),
    stance: z.enum(STANCES),
    words: line.optional(),
    language: z.enum(['en', 'es']).default('en'),
    summary: proseSchema,
    asOf: day,
    cites,
  })
  .refine((it) => (it.kind === 'quotation') === (it.words !== undefined), 'a quotation has words');

const ruleSchema = z
  .strictObject({
    id: slug,
    appliesTo: z.enum(['municipality', 'county']).optional(),
    topic: z.enum(RULE_TOPICS),
    text: proseSchema,
    legalCite: line.optional(),
    contestNote: proseSchema.optional(),
    limitOf: z.enum(LIMIT_UNITS).optional(),
    limitCount: z.int().positive().optional(),
    asOf: day,
    cites,
  })
  .describe('Contested exactly when it has a contest note.');

/** Everything on file about one place. */
export const placeHistorySchema = z.strictObject({
  /** Census GEOID. */
  place: z.string().regex(/^([0-9]{2}|[0-9]{7})$/),
  /** "fl/city-of-miami-police-department": the agency that signed; none where nobody did. */
  agency: z.string().startsWith('fl/').optional(),
  /** Sources about the place itself, such as a sheet on which it does not appear. */
  cites: z.array(citeSchema).default([]),
  officials: z.array(officialSchema).default([]),
  bodies: z.array(bodySchema).default([]),
  motions: z.array(motionSchema).default([]),
  events: z.array(eventSchema).default([]),
  statements: z.array(statementSchema).default([]),
  rules: z.array(ruleSchema).default([]),
});

export type Prose = z.infer<typeof proseSchema>;
export type Cite = z.infer<typeof citeSchema>;
export type SourceFact = z.input<typeof sourceSchema>;
/** As written in the files: defaults left out. */
export type PlaceHistory = z.input<typeof placeHistorySchema>;
/** As stored: defaults filled in. */
export type CheckedHistory = z.output<typeof placeHistorySchema>;
export type RuleFact = z.input<typeof ruleSchema>;
export type EventFact = z.input<typeof eventSchema>;

type CiteDetail = Omit<Cite, 'source' | 'confidence'>;

/** A primary document, or one of two independent sources. */
export const high = (source: string, detail: CiteDetail = {}): Cite => ({
  source,
  confidence: 'high',
  ...detail,
});
/** One decent source. */
export const medium = (source: string, detail: CiteDetail = {}): Cite => ({
  source,
  confidence: 'medium',
  ...detail,
});
/** Weak, or in conflict with a better one. */
export const low = (source: string, detail: CiteDetail = {}): Cite => ({
  source,
  confidence: 'low',
  ...detail,
});
export const prose = (en: string, es: string, ht: string): Prose => ({ en, es, ht });
