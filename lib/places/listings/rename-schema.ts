import { z } from 'zod';
import { editLine } from '../edit-schema.ts';

const name = z
  .string()
  .min(1)
  .max(300)
  .regex(/^[^\p{Cc}]*$/u, 'invalid');

/** Which proposed rename is meant, and the editor's own words about it. */
export const renameSchema = z.object({
  stateCode: z.string().regex(/^[a-z]{2}$/),
  from: name,
  to: name,
  note: z
    .union([z.literal('').transform(() => null), editLine(500)])
    .nullish()
    .transform((note) => note ?? null),
});
export type RenameChoice = z.output<typeof renameSchema>;
