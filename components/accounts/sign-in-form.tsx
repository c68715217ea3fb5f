'use client';

import { useActionState } from 'react';
import { Field } from '#components/ui/field.tsx';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { requestLink } from '#lib/accounts/actions.ts';

type Texts = { email: string; hint: string; submit: string; pending: string };

export function SignInForm({
  locale,
  next,
  texts,
  reasons,
}: {
  locale: string;
  next: string;
  texts: Texts;
  reasons: ReasonTexts;
}) {
  const [outcome, submit, pending] = useActionState(requestLink, null);
  const error = outcome && !outcome.ok ? outcome.fields?.email : undefined;
  return (
    <form action={submit} noValidate>
      <OutcomeNotice outcome={outcome} reasons={reasons} />
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="locale" value={locale} />
      <Field id="email" label={texts.email} hint={texts.hint} error={error && reasons[error]}>
        {(attributes) => (
          <input {...attributes} name="email" type="email" autoComplete="email" required maxLength={254} />
        )}
      </Field>
      <button type="submit" disabled={pending}>
        {pending ? texts.pending : texts.submit}
      </button>
    </form>
  );
}
