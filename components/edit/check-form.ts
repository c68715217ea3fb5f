import type { FieldErrors } from '#lib/kernel/outcome.ts';
import { saveFactSchema } from '#lib/officials/edit/edit-schema.ts';
import { fieldErrors, fromFormData } from '#lib/platform/form-data.ts';

/** What the server would refuse of a form before it looks at what is on file: the same schema, in the browser. */
export function formProblems(form: FormData): FieldErrors | null {
  const { error } = saveFactSchema.safeParse(fromFormData(form));
  return error ? fieldErrors(error) : null;
}
