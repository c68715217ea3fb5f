import { z } from 'zod';
import { LOCALES } from '#lib/kernel/locales.ts';
import { localPath } from '#lib/kernel/next-path.ts';

/** Messages are keys of `common.errors`. */
export const signInSchema = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email('email').max(254, 'tooLong')),
  next: z
    .string()
    .optional()
    .transform((value) => localPath(value)),
  /** Of the page that asks, for the page that follows. */
  locale: z.enum(LOCALES).default('en'),
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

export const deletionSchema = z.object({ confirm: z.literal('yes', 'required') });
