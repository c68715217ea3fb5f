'use client';

import { useActionState } from 'react';
import { Field } from '#components/ui/field.tsx';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { closeReport } from '#lib/officials/reports/report-actions.ts';
import styles from './edit.module.css';

type Props = {
  id: string;
  lang: string;
  texts: Record<'outcome' | 'corrected' | 'unchanged' | 'answer' | 'close' | 'closed', string>;
  reasons: ReasonTexts;
};

/** An editor's answer to one report. */
export function AnswerForm({ id, lang, texts, reasons }: Props) {
  const [outcome, submit, pending] = useActionState(closeReport, null);
  const fields = outcome && !outcome.ok ? (outcome.fields ?? {}) : {};
  const error = (name: string) => fields[name] && (reasons[fields[name]] ?? reasons.invalid);
  if (outcome?.ok) return <OutcomeNotice outcome={outcome} reasons={reasons} done={texts.closed} />;
  return (
    <form className={styles.form} action={submit} onReset={(event) => event.preventDefault()}>
      <OutcomeNotice outcome={outcome} reasons={reasons} />
      <input type="hidden" name="id" value={id} />
      <fieldset>
        <legend>{texts.outcome}</legend>
        {(['corrected', 'unchanged'] as const).map((value) => (
          <label key={value} className="choice">
            <input type="radio" name="outcome" value={value} required />
            {texts[value]}
          </label>
        ))}
      </fieldset>
      <Field id={`answer-${id}`} label={texts.answer} error={error('answer')}>
        {(attributes) => (
          <textarea {...attributes} name="answer" rows={4} required maxLength={2000} lang={lang} />
        )}
      </Field>
      <button type="submit" disabled={pending}>
        {texts.close}
      </button>
    </form>
  );
}
