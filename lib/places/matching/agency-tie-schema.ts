import { z } from 'zod';
import { AGENCY_KINDS, CONFIDENCES, editLine, type NewSource, newSourceSchema } from '../edit-schema.ts';

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
const cited = z.object({
  confidence: z.enum(CONFIDENCES, 'choose').default('medium'),
  locator: z.preprocess((value) => (value === '' ? undefined : value), editLine(300).optional()),
});

/** To which place an agency belongs, with the source that says so, as its form sends it ("s." before the source's). */
export const tieSchema = z.record(z.string().max(100), z.string().max(3000)).transform((form, context) => {
  const issue = (path: string, message: string) =>
    context.addIssue({ code: 'custom', path: [path], message });
  const own = base.safeParse(form);
  const source = under(form);
  const about = cited.safeParse(source);
  const fresh = source.source === 'new' ? newSourceSchema.safeParse(source) : null;
  for (const { path, message } of own.error?.issues ?? []) issue(path.join('.'), message);
  for (const { path, message } of [...(about.error?.issues ?? []), ...(fresh?.error?.issues ?? [])])
    issue(`s.${path.join('.')}`, message);
  if (!source.source) issue('s.source', 'source');
  if (!own.success || !about.success || !source.source || fresh?.success === false) return z.NEVER;
  const { locator, confidence } = about.data;
  return {
    ...own.data,
    source: {
      id: fresh ? null : source.source,
      fresh: fresh?.data ?? (null as NewSource | null),
      confidence,
      locator: locator ?? null,
    },
  };
});
export type TieChoice = z.output<typeof tieSchema>;

function under(form: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]) => (name.startsWith('s.') ? [[name.slice(2), value]] : [])),
  );
}
