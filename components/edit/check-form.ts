import type { FieldErrors } from '#lib/kernel/outcome.ts';
import { saveFactSchema } from '#lib/officials/edit/edit-schema.ts';

/** What the server would refuse of a form before it looks at what is on file: the same schema, in the browser. */
export function formProblems(form: FormData): FieldErrors | null {
  const raw: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue;
    const values = form.getAll(name).filter((value) => typeof value === 'string');
    const [first] = values;
    if (values.length > 1) raw[name] = values;
    else if (first !== undefined) raw[name] = first;
  }
  const { error } = saveFactSchema.safeParse(raw);
  if (!error) return null;
  const problems: FieldErrors = {};
  for (const { path, message } of error.issues) problems[path.join('.') || 'form'] ??= message;
  return problems;
}
