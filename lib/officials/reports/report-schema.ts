import { z } from 'zod';
import { parseFactRef } from '#lib/kernel/fact-ref.ts';
import { LOCALES } from '#lib/kernel/locales.ts';

const emptyAsNone = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

/** No control characters but line feeds. */
const words = (max: number) =>
  z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .min(1, 'required')
        .max(max, 'tooLong')
        .regex(/^(?:[^\p{Cc}]|\n)*$/u, 'invalid'),
    );

/** A reader says what is wrong with a fact. Messages are keys of `common.errors`. */
export const reportSchema = z.object({
  fact: z.string().refine((text) => parseFactRef(text) !== null, 'invalid'),
  text: words(2000),
  link: z.preprocess(
    emptyAsNone,
    z
      .url({ protocol: /^https?$/, error: 'webAddress' })
      .max(2000, 'tooLong')
      .regex(/^[^\p{Cc}]*$/u, 'webAddress')
      .optional(),
  ),
  email: z.preprocess(emptyAsNone, z.email('email').max(254, 'tooLong').optional()),
  language: z.enum(LOCALES),
});
export type Report = z.output<typeof reportSchema>;

/** An editor says what came of it. */
export const answerSchema = z.object({
  id: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[^\p{Cc}]*$/u),
  outcome: z.enum(['corrected', 'unchanged'], 'choose'),
  answer: words(2000),
});
export type Answer = z.output<typeof answerSchema>;
