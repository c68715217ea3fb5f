import { z } from 'zod';
import { CONFIDENCES, type Confidence } from '#lib/kernel/shown-source.ts';
import { editLine, type NewSource, newSourceSchema } from './edit-schema.ts';

/** The source that an editor names for a decision: one on file, or a new one. */
export type CitedSource = {
  id: string | null;
  fresh: NewSource | null;
  confidence: Confidence;
  locator: string | null;
};

const about = z.object({
  confidence: z.enum(CONFIDENCES, 'choose').default('medium'),
  locator: z.preprocess((value) => (value === '' ? undefined : value), editLine(300).optional()),
});

/** A form of short texts, as these decisions send them. PostgreSQL holds no text with a zero byte. */
export const decisionForm = z.record(
  z.string().max(100),
  z
    .string()
    .max(3000)
    .regex(/^[^\0]*$/, 'invalid'),
);

/** The inputs of a form whose names begin so, without that beginning. */
export function under(form: Readonly<Record<string, string>>, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(form)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [name.slice(prefix.length), value]),
  );
}

/** Reads the source of a form, whose inputs begin with "s."; null when something is wrong, which `issue` is told. */
export function readCitedSource(
  form: Readonly<Record<string, string>>,
  issue: (name: string, message: string) => void,
): CitedSource | null {
  const own = under(form, 's.');
  const cited = about.safeParse(own);
  const fresh = own.source === 'new' ? newSourceSchema.safeParse(own) : null;
  for (const { path, message } of [...(cited.error?.issues ?? []), ...(fresh?.error?.issues ?? [])])
    issue(`s.${path.join('.')}`, message);
  if (!own.source) issue('s.source', 'source');
  if (!cited.success || !own.source || fresh?.success === false) return null;
  const { confidence, locator } = cited.data;
  return {
    id: fresh ? null : own.source,
    fresh: fresh?.data ?? null,
    confidence,
    locator: locator ?? null,
  };
}
