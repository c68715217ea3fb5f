import { z } from 'zod';
import { parseFactRef } from '#lib/kernel/fact-ref.ts';
import { LOCALES } from '#lib/kernel/locales.ts';
import { editText, editWebAddress } from '#lib/places/edit-schema.ts';

const emptyAsNone = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

/** A reader says what is wrong with a fact. Messages are keys of `common.errors`. */
export const reportSchema = z.object({
  fact: z.string().refine((text) => parseFactRef(text) !== null, 'invalid'),
  text: editText(2000),
  link: z.preprocess(emptyAsNone, editWebAddress.optional()),
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
  answer: editText(2000),
});
export type Answer = z.output<typeof answerSchema>;
