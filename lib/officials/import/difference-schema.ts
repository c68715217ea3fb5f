import { z } from 'zod';

export const differenceSchema = z.object({
  id: z
    .string()
    .min(1)
    .max(100)
    .regex(/^[^\0]*$/),
});
