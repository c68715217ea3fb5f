'use client';

import { useActionState } from 'react';
import { Field } from '#components/ui/field.tsx';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { saveNewChannel } from '#lib/officials/actions.ts';
import { CHANNEL_KINDS } from '#lib/officials/schema.ts';

type Texts = Record<
  | 'owner'
  | 'kind'
  | 'value'
  | 'valueHint'
  | 'publisher'
  | 'pageTitle'
  | 'url'
  | 'language'
  | 'publishedOn'
  | 'retrievedOn'
  | 'save'
  | 'saved',
  string
>;

type Props = {
  owners: readonly { value: string; label: string }[];
  kinds: Record<(typeof CHANNEL_KINDS)[number], string>;
  languages: readonly (readonly [code: string, name: string])[];
  today: string;
  texts: Texts;
  reasons: ReasonTexts;
};

/** Adds one office address with its source. What was typed stays when something is refused. */
export function ChannelForm({ owners, kinds, languages, today, texts, reasons }: Props) {
  const [outcome, submit, pending] = useActionState(saveNewChannel, null);
  const fields = outcome && !outcome.ok ? (outcome.fields ?? {}) : {};
  const error = (name: string) => {
    const key = fields[name];
    return key && (reasons[key] ?? reasons.invalid);
  };
  const line = (name: keyof Texts & string, field: string, type: string, required = true, value = '') => (
    <Field id={field} label={texts[name]} error={error(field)}>
      {(attributes) => (
        <input {...attributes} name={field} type={type} required={required} defaultValue={value} />
      )}
    </Field>
  );
  return (
    <form
      action={submit}
      // React resets a form whose action is done, refused or not: what was typed must stay.
      onReset={(event) => {
        if (outcome && !outcome.ok) event.preventDefault();
      }}
    >
      <OutcomeNotice outcome={outcome} reasons={reasons} done={texts.saved} />
      <Field id="owner" label={texts.owner} error={error('owner')}>
        {(attributes) => (
          <select {...attributes} name="owner">
            {owners.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="kind" label={texts.kind} error={error('kind')}>
        {(attributes) => (
          <select {...attributes} name="kind">
            {CHANNEL_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {kinds[kind]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="value" label={texts.value} hint={texts.valueHint} error={error('value')}>
        {(attributes) => <textarea {...attributes} name="value" rows={3} required maxLength={500} />}
      </Field>
      {line('publisher', 'publisher', 'text')}
      {line('pageTitle', 'title', 'text')}
      {line('url', 'url', 'url')}
      <Field id="language" label={texts.language}>
        {(attributes) => (
          <select {...attributes} name="language">
            {languages.map(([code, name]) => (
              <option key={code} value={code} lang={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {line('publishedOn', 'publishedOn', 'date', false)}
      {line('retrievedOn', 'retrievedOn', 'date', true, today)}
      <button type="submit" disabled={pending}>
        {texts.save}
      </button>
    </form>
  );
}
