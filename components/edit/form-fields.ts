import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/kernel/locales.ts';
import { EDIT_FIELDS, type EditKind } from '#lib/officials/edit/edit-fields-schema.ts';
import type { RefOptions } from '#lib/officials/edit/edit-option-queries.ts';
import type { FormField } from './fields-shown.ts';

/**
 * The inputs of a kind's form. `options` are the facts of the place that it may point at; `fresh`: of a fact that is
 * not on file yet.
 */
export async function formFields(
  locale: Locale,
  kind: EditKind,
  options: RefOptions | null,
  fresh = false,
): Promise<FormField[]> {
  const t = await getTranslations({ locale, namespace: 'edit' });
  const specs = EDIT_FIELDS[kind].filter((spec) => fresh || !spec.along);
  return specs.flatMap((spec): FormField[] => {
    const own = `fieldsOf.${kind}.${spec.name}` as 'fieldsOf.seat.label';
    const label = t.has(own) ? t(own) : t(`fields.${spec.name}` as 'fields.on');
    const field = {
      name: spec.name,
      label,
      required: spec.required ?? false,
      along: spec.along ?? false,
      options: [],
    };
    switch (spec.type) {
      case 'prose':
        return (['en', 'es', 'ht'] as const).map((code) => ({
          ...field,
          name: `${spec.name}.${code}`,
          label: `${label} · ${t(`words.language.${code}`)}`,
          type: 'text',
          required: field.required && code === 'en',
          lang: code,
        }));
      case 'flag':
        return [
          {
            ...field,
            type: 'select',
            options: (['yes', 'no'] as const).map((value) => [value, t(`words.flag.${value}`)] as const),
          },
        ];
      case 'choice':
      case 'set': {
        // Time zones have a stroke in their names.
        const word = (value: string) =>
          t(`words.${spec.words}.${value.replaceAll('/', '_')}` as 'words.flag.yes');
        const words = spec.options.map((value) => [value, word(value)] as const);
        return [{ ...field, type: spec.type === 'set' ? 'set' : 'select', options: words }];
      }
      case 'ref':
        return [
          {
            ...field,
            type: 'select',
            options: (options?.[spec.to] ?? []).map(({ value, label: name }) => [value, name] as const),
          },
        ];
      default:
        return [{ ...field, type: spec.type }];
    }
  });
}
