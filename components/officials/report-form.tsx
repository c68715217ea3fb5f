'use client';

import { useActionState } from 'react';
import { Field } from '#components/ui/field.tsx';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { sendReport } from '#lib/officials/reports/report-actions.ts';

type Texts = Record<
  'text' | 'textHint' | 'link' | 'linkHint' | 'email' | 'emailHint' | 'kept' | 'send' | 'sending' | 'sent',
  string
>;

/** A reader says what is wrong. Works without script: the answer then comes with the page. */
export function ReportForm(props: { fact: string; locale: string; texts: Texts; reasons: ReasonTexts }) {
  const { fact, locale, texts, reasons } = props;
  const [outcome, submit, pending] = useActionState(sendReport, null);
  if (outcome?.ok) return <OutcomeNotice outcome={outcome} reasons={reasons} done={texts.sent} />;
  const fields = outcome?.fields ?? {};
  const error = (name: string) => fields[name] && (reasons[fields[name]] ?? reasons.invalid);
  return (
    <form action={submit} onReset={(event) => event.preventDefault()}>
      <OutcomeNotice outcome={outcome} reasons={reasons} />
      <input type="hidden" name="fact" value={fact} />
      <input type="hidden" name="language" value={locale} />
      <Field id="text" label={texts.text} hint={texts.textHint} error={error('text')}>
        {(attributes) => <textarea {...attributes} name="text" rows={5} required maxLength={2000} />}
      </Field>
      <Field id="link" label={texts.link} hint={texts.linkHint} error={error('link')}>
        {(attributes) => <input {...attributes} name="link" type="url" maxLength={2000} />}
      </Field>
      <Field id="email" label={texts.email} hint={texts.emailHint} error={error('email')}>
        {(attributes) => (
          <input {...attributes} name="email" type="email" autoComplete="email" maxLength={254} />
        )}
      </Field>
      <p className="muted small">{texts.kept}</p>
      <button type="submit" disabled={pending}>
        {pending ? texts.sending : texts.send}
      </button>
    </form>
  );
}
