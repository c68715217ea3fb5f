'use client';

import { Field } from '#components/ui/field.tsx';
import type { FormTexts } from './form-texts.ts';

type Props = {
  /** Not on file yet: who published it, where, when. */
  fresh: boolean;
  today: string;
  texts: FormTexts;
  error: (name: string) => string | undefined;
};

/** What is said of a source that is added: how sure, where in it, and all about one that is not on file yet. */
export function NewSource({ fresh, today, texts, error }: Props) {
  const select = (name: 'kind' | 'language' | 'confidence', options: FormTexts['cite']) => (
    <Field id={`s.${name}`} label={texts.source[name]} error={error(`s.${name}`)}>
      {(attributes) => (
        <select {...attributes} name={`s.${name}`}>
          {options.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
  const line = (
    name: 'publisher' | 'title' | 'url' | 'publishedOn' | 'retrievedOn' | 'locator',
    type: string,
    required: boolean,
    value = '',
  ) => (
    <Field id={`s.${name}`} label={texts.source[name]} error={error(`s.${name}`)}>
      {(attributes) => (
        <input {...attributes} name={`s.${name}`} type={type} required={required} defaultValue={value} />
      )}
    </Field>
  );
  return (
    <fieldset>
      <legend className={fresh ? undefined : 'visually-hidden'}>{texts.newTitle}</legend>
      {fresh && (
        <>
          {select('kind', texts.sourceKinds)}
          {line('publisher', 'text', true)}
          {line('title', 'text', true)}
          {line('url', 'url', true)}
          {select('language', texts.sourceLanguages)}
          {line('publishedOn', 'date', false)}
          {line('retrievedOn', 'date', true, today)}
        </>
      )}
      {select('confidence', texts.confidences)}
      {line('locator', 'text', false)}
    </fieldset>
  );
}
