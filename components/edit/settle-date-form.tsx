'use client';

import { useActionState } from 'react';
import { Field } from '#components/ui/field.tsx';
import { OutcomeNotice } from '#components/ui/outcome-notice.tsx';
import { saveSettledDate } from '#lib/places/listings/settled-date-actions.ts';
import styles from './edit.module.css';
import type { FormTexts } from './form-texts.ts';
import { NewSource } from './new-source.tsx';

type Props = {
  release: string;
  row: number;
  /** Why the date is on hold, as it was when the form was opened. */
  was: string;
  sources: readonly { id: string; label: string }[];
  /** What the inputs begin with. */
  values: Readonly<Record<string, string>>;
  today: string;
  texts: FormTexts;
  /** What this form says beside the texts of all forms; errors by key among them. */
  own: Readonly<Record<string, string>>;
};

/** The right date of signature for one that is on hold, or that none is known, with its source. */
export function SettleDateForm(props: Props) {
  const { release, row, was, sources, today, texts, own } = props;
  const [outcome, submit, pending] = useActionState(saveSettledDate, null);
  const reasons = { ...texts.reasons, conflict: own.moved ?? '' };
  if (outcome?.ok) return <OutcomeNotice outcome={outcome} reasons={reasons} done={own.saved ?? ''} />;
  const typed = outcome?.detail?.typed;
  const values: Readonly<Record<string, string>> =
    typeof typed === 'string' ? (JSON.parse(typed) as Record<string, string>) : props.values;
  const fields = outcome?.fields ?? {};
  const error = (name: string) => {
    const key = fields[name];
    return key && (own[key] ?? texts.reasons[key] ?? texts.reasons.invalid);
  };
  return (
    <form
      className={styles.form}
      action={submit}
      // React resets a form whose action is done, refused or not: what was chosen must stay.
      onReset={(event) => event.preventDefault()}
    >
      <input type="hidden" name="release" value={release} />
      <input type="hidden" name="row" value={row} />
      <input type="hidden" name="was" value={was} />
      <fieldset>
        <legend>{own.question}</legend>
        <label className="choice">
          <input type="radio" name="answer" value="date" defaultChecked={values.answer !== 'none'} />
          {own.date}
        </label>
        <Field id="signedOn" label={own.day ?? ''} error={error('signedOn')}>
          {(attributes) => (
            <input
              {...attributes}
              name="signedOn"
              type="date"
              min="1996-09-30"
              max={today}
              defaultValue={values.signedOn ?? ''}
            />
          )}
        </Field>
        <label className="choice">
          <input type="radio" name="answer" value="none" defaultChecked={values.answer === 'none'} />
          {own.none}
        </label>
        {error('answer') && <p className={styles.wrong}>{error('answer')}</p>}
      </fieldset>
      <Field id="note" label={own.note ?? ''} hint={own.noteHint} error={error('note')}>
        {(attributes) => <input {...attributes} name="note" maxLength={500} defaultValue={values.note} />}
      </Field>
      <h2>{texts.sourceTitle}</h2>
      <p>{own.sourceIntro}</p>
      <NewSource sources={sources} values={values} today={today} texts={texts} error={error} />
      {/* Where the button was pressed: the form is longer than a screen. */}
      <OutcomeNotice outcome={outcome} reasons={reasons} />
      <button type="submit" disabled={pending}>
        {pending ? texts.saving : texts.save}
      </button>
    </form>
  );
}
