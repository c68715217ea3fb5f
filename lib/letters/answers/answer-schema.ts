import { z } from 'zod';
import { ANSWER_KINDS } from './answer-rules.ts';

/** One mark of one copy. Messages are keys of `common.errors`. */
export const markSchema = z.object({
  token: z.string().min(1).max(300),
  deliveryId: z.string().min(1).max(100),
  kind: z.enum(ANSWER_KINDS, 'choose'),
  /** "2026-11-30"; empty when the writer does not know or say. */
  cameOn: z.union([z.literal(''), z.iso.date('invalid')]).optional(),
});

export const stopQuestionsSchema = z.object({ token: z.string().min(1).max(300) });

export const askMeSchema = z.object({ letterId: z.string().min(1).max(100), ask: z.enum(['yes', 'no']) });
