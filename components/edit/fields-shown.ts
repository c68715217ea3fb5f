/** One input of an editor's form, in the editor's language. */
export type FormField = {
  /** As the form sends it, without "f.". */
  name: string;
  label: string;
  type: 'line' | 'text' | 'day' | 'number' | 'select';
  required: boolean;
  /** Of a select. */
  options: readonly (readonly [value: string, label: string])[];
  /** Language of what is typed, where it is known. */
  lang?: string;
};

/** What a field's value is called: an option's name, or the value itself. */
export function shownValue(field: FormField, value: string): string {
  return field.options.find(([option]) => option === value)?.[1] ?? value;
}
