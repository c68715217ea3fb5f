import { z } from 'zod';
import { decisionForm, readCitedSource } from '../cited-source-schema.ts';
import { AGENCY_KINDS } from '../types.ts';

const base = z.object({
  id: z
    .string()
    .min(1)
    .max(300)
    .regex(/^[^\p{Cc}]*$/u, 'invalid'),
  /** What the form was opened with. */
  was: z.string().max(100),
  kind: z.enum(AGENCY_KINDS, 'choose'),
  place: z.string().regex(/^(\d{2,10})?$/, 'choose'),
  /** Ticked: the city has more than one police agency. */
  second: z.enum(['yes']).optional(),
});

/** To which place an agency belongs, with the source that says so, as its form sends it ("s." before the source's). */
export const tieSchema = decisionForm.transform((form, context) => {
  const issue = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  const own = base.safeParse(form);
  for (const { path, message } of own.error?.issues ?? []) issue(path.join('.'), message);
  const source = readCitedSource(form, issue);
  if (!own.success || !source) return z.NEVER;
  return { ...own.data, source };
});
export type TieChoice = z.output<typeof tieSchema>;
