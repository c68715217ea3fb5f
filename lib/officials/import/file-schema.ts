import { z } from 'zod';
import { now } from '#lib/kernel/clock.ts';
import { toDay } from '#lib/kernel/dates.ts';
import { editDay, editLine, editWebAddress } from '#lib/places/edit-schema.ts';

/** Characters of a file's text that a form may bring. */
export const LONGEST_FILE = 800_000;

const empty = z.literal('').transform(() => undefined);
const line = z.union([empty, editLine(300)]).optional();
const web = z.union([empty, editWebAddress]).optional();

/** A file of officials as its form sends it: the text, and what stands for columns that it lacks. */
export const officialsFileSchema = z.object({
  text: z
    .string()
    .min(1, 'required')
    .max(LONGEST_FILE, 'tooLong')
    .regex(/^[^\0]*$/, 'invalid'),
  name: z
    .string()
    .trim()
    .max(200, 'tooLong')
    .regex(/^[^\p{Cc}]*$/u, 'invalid')
    .transform((name) => name || 'officials.csv'),
  retrieved: z.union([z.literal('').transform(() => toDay(now())), editDay]),
  publisher: line,
  title: line,
  url: web,
  body_publisher: line,
  body_title: line,
  body_url: web,
  /** Which of the two buttons was pressed. */
  how: z.enum(['try', 'take']),
});
export type OfficialsFile = z.output<typeof officialsFileSchema>;
