import { z } from 'zod';

/** Messages are keys of `common.errors`. */
export const decideHeldSchema = z
  .object({
    id: z.string().min(1).max(100),
    decision: z.enum(['release', 'refuse'], 'choose'),
    /** Told to the writer when it is refused. */
    note: z
      .string()
      .trim()
      .max(1000, 'tooLong')
      .transform((text) => text || undefined)
      .optional(),
  })
  .refine(({ decision, note }) => decision === 'release' || note, { path: ['note'], message: 'required' });

export type DecideHeld = z.output<typeof decideHeldSchema>;
