'use client';

import { useActionState } from 'react';
import { Field } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { OutcomeNotice } from '#components/ui/outcome-notice.tsx';
import { saveAgencyTie } from '#lib/places/matching/agency-tie-actions.ts';
import styles from './edit.module.css';
import type { FormTexts } from './form-texts.ts';
import { NewSource } from './new-source.tsx';

type Choices = readonly (readonly [value: string, label: string])[];

type Props = {
  id: string;
  /** The tie that the form was opened with. */
  was: string;
  kind: string;
  place: string;
  kinds: Choices;
  cities: Choices;
  counties: Choices;
  sources: readonly { id: string; label: string }[];
  today: string;
  texts: FormTexts;
  /** What this form says beside the texts of all forms; errors by key among them. */
  own: Readonly<Record<string, string>>;
};

/** To which place an agency belongs, with the source that says so. */
export function TieForm(props: Props) {
  const { id, was, kind, place, kinds, cities, counties, sources, today, texts, own } = props;
  const [outcome, submit, pending] = useActionState(saveAgencyTie, null);
  if (outcome?.ok) return <OutcomeNotice outcome={outcome} reasons={texts.reasons} done={own.saved ?? ''} />;
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
      <OutcomeNotice outcome={outcome} reasons={texts.reasons} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="was" value={was} />
      <Field id="kind" label={own.kind ?? ''} error={error('kind')}>
        {(attributes) => (
          <select {...attributes} name="kind" defaultValue={kind} required>
            {options(kinds)}
          </select>
        )}
      </Field>
      <Field id="place" label={own.place ?? ''} hint={own.placeHint} error={error('place')}>
        {(attributes) => (
          <select {...attributes} name="place" defaultValue={place}>
            <option value="">{own.noPlaceChosen}</option>
            <optgroup label={own.cities ?? ''}>{options(cities)}</optgroup>
            <optgroup label={own.counties ?? ''}>{options(counties)}</optgroup>
          </select>
        )}
      </Field>
      <label className="choice">
        <input type="checkbox" name="second" value="yes" aria-describedby="second-error" />
        {own.second}
      </label>
      <div id="second-error">
        {fields.second && (
          <Notice tone="bad" live>
            <p>{error('second')}</p>
          </Notice>
        )}
      </div>
      <h2>{texts.sourceTitle}</h2>
      <p>{own.sourceIntro}</p>
      <NewSource sources={sources} values={{}} today={today} texts={texts} error={error} />
      <button type="submit" disabled={pending}>
        {pending ? texts.saving : texts.save}
      </button>
    </form>
  );
}

function options(choices: Choices) {
  return choices.map(([value, label]) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
