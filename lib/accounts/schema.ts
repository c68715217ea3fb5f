import { z } from 'zod';
import { LOCALES } from '#lib/kernel/locales.ts';
import { localPath } from '#lib/kernel/next-path.ts';

/** Of the page that asks, for the page that follows. */
const locale = z.enum(LOCALES).default('en');

/** Messages are keys of `common.errors`. */
export const signInSchema = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email('email').max(254, 'tooLong')),
  next: z
    .string()
    .optional()
    .transform((value) => localPath(value)),
  locale,
});

export const profileSchema = z.object({
  name: z
    .string()
    .trim()
    .max(120, 'tooLong')
    .regex(/^[^\p{Cc}]*$/u, 'invalid')
    .transform((name) => name || null),
  language: z.enum(LOCALES, 'choose'),
});

export const leavingSchema = z.object({ locale });

export const deletionSchema = z.object({ confirm: z.literal('yes', 'required'), locale });
