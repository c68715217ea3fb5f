import { z } from 'zod';
import { GEOID } from '#lib/kernel/geoid.ts';
import { LOCALES } from '#lib/kernel/locales.ts';
import { ASKS } from '#lib/letters/words.ts';
import { isReserved, SLUG } from './slug.ts';

/** Recipients by role, so that a new office holder takes the place of a former one. */
export const GROUP_ROLES = [
  'every_member',
  'mayor',
  'voted_to_sign',
  'voted_against',
  'no_recorded_vote',
] as const;
export type GroupRole = (typeof GROUP_ROLES)[number];

/** One target: a group, or one seat. */
export type Target = { role: GroupRole; seatId: null } | { role: 'seat'; seatId: string };

export const GOAL_MAX = 1_000_000;
export const SUMMARY_MAX = 600;
export const TITLE_MAX = 120;

const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'required')
    .max(max, 'tooLong')
    .regex(/^[^\p{Cc}]*$/u, 'invalid');

/** Several lines: line feeds stay, other control characters are refused. */
const lines = (max: number) =>
  z
    .string()
    .trim()
    .transform((text) => text.replace(/\r\n?/g, '\n'))
    .pipe(
      z
        .string()
        .max(max, 'tooLong')
        .regex(/^(?:[^\p{Cc}]|\n|\t)*$/u, 'invalid'),
    );

/** How a form names a target: a group's role, or "seat:" and the seat's id. */
const target = z.string().transform((value, context): Target => {
  const role = GROUP_ROLES.find((it) => it === value);
  if (role) return { role, seatId: null };
  const seatId = /^seat:(.{1,200})$/.exec(value)?.[1];
  if (seatId) return { role: 'seat', seatId };
  context.addIssue({ code: 'custom', message: 'choose' });
  return z.NEVER;
});

const base = {
  title: line(TITLE_MAX),
  summary: lines(SUMMARY_MAX).pipe(z.string().min(1, 'required')),
  /** In which the title and the summary are written. */
  language: z.enum(LOCALES, 'choose'),
  ask: z.enum(ASKS, 'choose'),
  /** A form sends nothing, one text, or many. A draft may still have none. */
  targets: z
    .union([z.string(), z.array(z.string()).max(40, 'tooLong')])
    .nullish()
    .transform((value) => [...new Set(typeof value === 'string' ? [value] : (value ?? []))])
    .pipe(z.array(target)),
  /** A box that is not checked sends nothing. */
  requiresResidence: z
    .union([z.literal('on'), z.boolean()])
    .optional()
    .transform((value) => value === 'on' || value === true),
  goal: z.coerce.number<string | number>('number').int('number').min(1, 'number').max(GOAL_MAX, 'number'),
};

/** Of the page that asks, for the page that follows. */
const locale = z.enum(LOCALES).default('en');

/** Which version the form was made from: an older one is refused. */
const version = { id: z.string().min(1).max(100), updatedAt: z.iso.datetime() };

export const createSchema = z.object({
  ...base,
  /** No state: it has no body to write to. */
  placeGeoid: z.string().min(5, 'choose').regex(GEOID, 'choose'),
  locale,
});

export const updateSchema = z.object({
  ...base,
  ...version,
  /** Only a draft's address can change: a published one is in other people's hands. */
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .max(60, 'tooLong')
    .regex(SLUG, 'slug')
    .refine((slug) => !isReserved(slug), 'reserved')
    .optional(),
  locale,
});

/** Publishing and closing. */
export const stateSchema = z.object({ ...version, locale });

/** What cannot be undone is ticked first. */
export const closeSchema = stateSchema.extend({ confirm: z.literal('yes', 'required') });

export type CreateInput = z.output<typeof createSchema>;
export type UpdateInput = z.output<typeof updateSchema>;
export type StateInput = z.output<typeof stateSchema>;
