import { z } from 'zod';
import { readCitedSource, under } from '#lib/places/cited-source-schema.ts';
import { type FactValues, readField } from '#lib/places/edit-schema.ts';
import { together } from './edit-checks-schema.ts';
import { EDIT_FIELDS, EDIT_KINDS, isEditKind } from './edit-fields-schema.ts';

/** PostgreSQL holds no text with this character in it. */
const NO_NUL = /^[^\0]*$/;

/** How a form says what becomes of a citation that is on file. */
export const CITE_ANSWERS = ['keep', 'disputes', 'drop'] as const;
export type CiteAnswer = (typeof CITE_ANSWERS)[number];

const formText = z.string().max(10_000, 'tooLong').regex(NO_NUL, 'invalid');

/** One text for each name: several boxes ticked under one name are a list with commas. */
function typedForm(raw: Readonly<Record<string, string | readonly string[]>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, typeof value === 'string' ? value : value.join(',')]),
  );
}

/** What a form's inputs held, so that a refusal shows it again where no script kept it. */
export function typedFields(
  raw: Readonly<Record<string, string | readonly string[]>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(typedForm(raw)).filter(([name]) => /^(f|s|cite)\./.test(name)));
}

/**
 * A fact as its form sends it: the columns under "f.", what becomes of each citation under "cite.", a source to add
 * under "s." ("s.source" is "", "new" or a source on file). Errors come back under the same names.
 */
export const saveFactSchema = z
  .record(z.string().max(300), z.union([formText, z.array(formText).max(50)]))
  .transform((raw, context) => {
    const form = typedForm(raw);
    const issue = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message });
    const kind = form.kind;
    if (!isEditKind(kind)) {
      issue('form', 'invalid');
      return z.NEVER;
    }
    const columns = under(form, 'f.');
    const values: FactValues = {};
    let wrong = false;
    for (const field of EDIT_FIELDS[kind]) {
      if (field.along && form.id) continue;
      const read = readField(field, columns);
      if ('value' in read) values[field.name] = read.value;
      else {
        wrong = true;
        for (const [name, message] of Object.entries(read.errors)) issue(`f.${name}`, message);
      }
    }
    if (!wrong)
      for (const [name, message] of Object.entries(together(kind, values))) issue(`f.${name}`, message);
    const cites: Record<string, CiteAnswer> = {};
    for (const [id, answer] of Object.entries(under(form, 'cite.'))) {
      if (CITE_ANSWERS.includes(answer as CiteAnswer)) cites[id] = answer as CiteAnswer;
      else issue(`cite.${id}`, 'choose');
    }
    return {
      kind,
      id: form.id || null,
      placeGeoid: form.place ?? '',
      // Ticked by someone who read the newer version and saves theirs over it.
      version: form.over || form.version || null,
      values,
      cites,
      source: form['s.source'] ? readCitedSource(form, issue) : null,
      typed: typedFields(form),
    };
  });

export type SaveFact = z.output<typeof saveFactSchema>;

/** Taking a fact away: only as it was seen. */
export const removeFactSchema = z.object({
  kind: z.enum(EDIT_KINDS),
  id: z.string().min(1).max(200).regex(NO_NUL),
  version: z.string().min(1).max(100),
});

export const undoSchema = z.object({ entry: z.string().min(1).max(100).regex(NO_NUL) });
