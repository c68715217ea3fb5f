import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/kernel/locales.ts';
import type { RefOptions } from '#lib/officials/edit-option-queries.ts';
import { EDIT_FIELDS, type EditKind } from '#lib/officials/edit-schema.ts';
import type { FormField } from './fields-shown.ts';

/** The inputs of a kind's form. `options` are the facts of the place that it may point at. */
export async function formFields(
  locale: Locale,
  kind: EditKind,
  options: RefOptions | null,
): Promise<FormField[]> {
  const t = await getTranslations({ locale, namespace: 'edit' });
  return EDIT_FIELDS[kind].flatMap((spec): FormField[] => {
    const named = kind === 'channel' && spec.name === 'value' ? 'address' : spec.name;
    const label = t(`fields.${named}` as 'fields.on');
    const field = { name: spec.name, label, required: spec.required ?? false, options: [] };
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
      case 'choice': {
        const word = (value: string) => t(`words.${spec.words}.${value}` as 'words.flag.yes');
        return [{ ...field, type: 'select', options: spec.options.map((value) => [value, word(value)]) }];
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
