/** One input of an editor's form, in the editor's language. */
export type FormField = {
  /** As the form sends it, without "f.". */
  name: string;
  label: string;
  type: 'line' | 'text' | 'web' | 'day' | 'number' | 'select' | 'set';
  required: boolean;
  /** Goes on file along with the fact, as one of its own. */
  along: boolean;
  /** Of a select or a set. */
  options: readonly (readonly [value: string, label: string])[];
  /** Language of what is typed, where it is known. */
  lang?: string;
};

/** What a field's value is called: an option's name, the names of a set, or the value itself. */
export function shownValue(field: FormField, value: string): string {
  if (field.type === 'set') {
    return field.options
      .filter(([option]) => value.split(',').includes(option))
      .map(([, label]) => label)
      .join(', ');
  }
  return field.options.find(([option]) => option === value)?.[1] ?? value;
}
