import type { z } from 'zod';
import type { FieldErrors } from '../kernel/outcome.ts';

// How a form is read, by the server and by the browser before it sends it.

/** Repeated names become arrays; names ending in "[]" always do. Files and React's own fields are left out. */
export function fromFormData(form: FormData): Record<string, string | string[]> {
  const result: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION')) continue;
    const values = form.getAll(name).filter((value): value is string => typeof value === 'string');
    const [first] = values;
    if (name.endsWith('[]')) result[name.slice(0, -2)] = values;
    else if (values.length > 1) result[name] = values;
    else if (first !== undefined) result[name] = first;
  }
  return result;
}

/** The first error of each field. Messages are keys of the catalogue's `common.errors`, written into the schema. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of error.issues) fields[issue.path.join('.') || 'form'] ??= issue.message;
  return fields;
}
