'use client';

import { useActionState } from 'react';
import { Field } from '#components/ui/field.tsx';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { saveProfile } from '#lib/accounts/actions.ts';

type Texts = { name: string; nameHint: string; language: string; submit: string; saved: string };
type Props = {
  name: string;
  language: string;
  languages: readonly (readonly [code: string, name: string])[];
  texts: Texts;
  reasons: ReasonTexts;
};

export function ProfileForm({ name, language, languages, texts, reasons }: Props) {
  const [outcome, submit, pending] = useActionState(saveProfile, null);
  const fields = outcome && !outcome.ok ? outcome.fields : undefined;
  return (
    <form
      action={submit}
      // React puts a form whose action is done back to what the page came with: what was saved must stay.
      onReset={(event) => event.preventDefault()}
    >
      <OutcomeNotice outcome={outcome} reasons={reasons} done={texts.saved} />
      <Field id="name" label={texts.name} hint={texts.nameHint} error={fields?.name && reasons[fields.name]}>
        {(attributes) => (
          <input {...attributes} name="name" defaultValue={name} autoComplete="name" maxLength={120} />
        )}
      </Field>
      <Field id="language" label={texts.language}>
        {(attributes) => (
          <select {...attributes} name="language" defaultValue={language}>
            {languages.map(([code, label]) => (
              <option key={code} value={code} lang={code}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <button type="submit" disabled={pending}>
        {texts.submit}
      </button>
    </form>
  );
}
