import { Field } from '#components/ui/field.tsx';
import styles from './edit.module.css';
import type { FormTexts } from './form-texts.ts';

type Props = {
  /** Sources on file, to name one again. */
  sources: readonly { id: string; label: string }[];
  /** What the inputs begin with, by their names. */
  values: Readonly<Record<string, string>>;
  today: string;
  texts: FormTexts;
  error: (name: string) => string | undefined;
};

/**
 * The source that is added: one on file, or a new one. All inputs are always in the form, so that it works without
 * script; the style sheet shows those that the choice asks for, and the schema reads no others.
 */
export function NewSource({ sources, values, today, texts, error }: Props) {
  const value = (name: string, beginning = '') => values[`s.${name}`] ?? beginning;
  const select = (name: 'kind' | 'language' | 'confidence', options: FormTexts['cite']) => (
    <Field id={`s.${name}`} label={texts.source[name]} error={error(`s.${name}`)}>
      {(attributes) => (
        <select {...attributes} name={`s.${name}`} defaultValue={value(name, options[0]?.[0])}>
          {options.map(([option, label]) => (
            <option key={option} value={option}>
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
    beginning?: string,
  ) => (
    <Field id={`s.${name}`} label={texts.source[name]} error={error(`s.${name}`)}>
      {(attributes) => (
        <input {...attributes} name={`s.${name}`} type={type} defaultValue={value(name, beginning)} />
      )}
    </Field>
  );
  return (
    <>
      <Field id="s.source" label={texts.addSource} error={error('s.source')}>
        {(attributes) => (
          <select {...attributes} name="s.source" defaultValue={value('source')}>
            <option value="">{texts.noSource}</option>
            <option value="new">{texts.newSource}</option>
            {sources.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset className={styles.fresh}>
        <legend>{texts.newTitle}</legend>
        <p className={`${styles.unfolded} muted small`}>{texts.newHint}</p>
        {select('kind', texts.sourceKinds)}
        {line('publisher', 'text')}
        {line('title', 'text')}
        {line('url', 'url')}
        {select('language', texts.sourceLanguages)}
        {line('publishedOn', 'date')}
        {line('retrievedOn', 'date', today)}
      </fieldset>
      <div className={styles.cited}>
        {select('confidence', texts.confidences)}
        {line('locator', 'text')}
      </div>
    </>
  );
}
