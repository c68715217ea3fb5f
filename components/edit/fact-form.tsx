'use client';

import { type FormEvent, useActionState, useState } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { OutcomeNotice } from '#components/ui/outcome-notice.tsx';
import type { FieldErrors } from '#lib/kernel/outcome.ts';
import { saveEditedFact } from '#lib/officials/edit/edit-actions.ts';
import type { EditKind } from '#lib/officials/edit/edit-fields-schema.ts';
import { BothVersions } from './both-versions.tsx';
import { formProblems } from './check-form.ts';
import { type Citation, Citations } from './citations.tsx';
import styles from './edit.module.css';
import { FieldInput } from './field-input.tsx';
import type { FormField } from './fields-shown.ts';
import type { FormTexts } from './form-texts.ts';
import { NewSource } from './new-source.tsx';

type Props = {
  kind: EditKind;
  /** Null for a new fact. */
  id: string | null;
  place: string;
  version: string | null;
  fields: readonly FormField[];
  /** By the names of `fields`. */
  values: Readonly<Record<string, string>>;
  citations: readonly Citation[];
  sources: readonly { id: string; label: string }[];
  today: string;
  /** The form's own address, to begin again, and that of the place's facts. */
  here: string;
  toPlace: string;
  texts: FormTexts;
};

/** One fact with its sources. What was typed stays when something is refused, with script and without. */
export function FactForm(props: Props) {
  const { kind, id, place, version, fields, values, citations, sources, today, here, toPlace, texts } = props;
  const [outcome, submit, pending] = useActionState(saveEditedFact, null);
  const [problems, setProblems] = useState<FieldErrors | null>(null);
  if (outcome?.ok) {
    return (
      <Notice tone="good" live>
        <p>{texts.saved}</p>
        <p className="row">
          <a href={toPlace}>{texts.toPlace}</a>
          <a href={here}>{id ? texts.again : texts.more}</a>
        </p>
      </Notice>
    );
  }
  const errors = problems ?? outcome?.fields ?? {};
  const error = (name: string) => {
    const key = errors[name];
    return key && (texts.reasons[key] ?? texts.reasons.invalid);
  };
  const stale = outcome?.reason === 'conflict' ? outcome.detail : undefined;
  const typed = (outcome?.detail?.typed ? JSON.parse(String(outcome.detail.typed)) : null) as Record<
    string,
    string
  > | null;
  // Of a form that was sent, what is not there was left empty: boxes that are not ticked are not sent.
  const value = (name: string) =>
    typed ? (typed[`f.${name}`] ?? '') : (values[name] ?? (name === 'asOf' && !id ? today : ''));
  const firstSource: Record<string, string> = !id && sources.length === 0 ? { 's.source': 'new' } : {};
  const inputs = (list: readonly FormField[]) =>
    list.map((field) => (
      <FieldInput
        key={field.name}
        field={field}
        value={value(field.name)}
        error={error(`f.${field.name}`)}
        none={texts.none}
      />
    ));
  const along = fields.filter((field) => field.along);

  function check(event: FormEvent<HTMLFormElement>) {
    const found = formProblems(new FormData(event.currentTarget));
    setProblems(found);
    if (!found) return;
    event.preventDefault();
    const [first] = Object.keys(found);
    const input = event.currentTarget.elements.namedItem(first ?? '');
    if (input instanceof HTMLElement) input.focus();
  }

  return (
    <form
      className={styles.form}
      action={submit}
      onSubmit={check}
      // React resets a form whose action is done, refused or not: what was typed must stay.
      onReset={(event) => event.preventDefault()}
    >
      {stale ? (
        <BothVersions fields={fields} detail={stale} typed={typed ?? {}} texts={texts} />
      ) : (
        <OutcomeNotice outcome={outcome} reasons={texts.reasons} />
      )}
      {errors.form && (
        <Notice tone="bad" live>
          <p>{error('form')}</p>
        </Notice>
      )}
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={id ?? ''} />
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="version" value={version ?? ''} />
      {fields.some(({ lang }) => lang) && <p className="muted small">{texts.languages}</p>}
      {inputs(fields.filter((field) => !field.along))}
      {along.length > 0 && (
        <fieldset className={styles.along}>
          <legend>{texts.along[kind] ?? ''}</legend>
          {inputs(along)}
        </fieldset>
      )}
      <h2>{texts.sourceTitle}</h2>
      <p>{sourceIntro(kind, texts)}</p>
      <Citations
        citations={citations}
        // A vote's sources are its motion's, a seat's its body's: they are changed there.
        fixed={kind === 'position' || kind === 'seat'}
        typed={typed ?? {}}
        answers={texts.cite}
      />
      <NewSource
        sources={sources}
        values={{ ...firstSource, ...typed }}
        today={today}
        texts={texts}
        error={error}
      />
      {stale && (
        <label className="choice">
          <input type="checkbox" name="over" value={String(stale.version)} />
          {texts.over}
        </label>
      )}
      <button type="submit" disabled={pending}>
        {pending ? texts.saving : texts.save}
      </button>
    </form>
  );
}

function sourceIntro(kind: EditKind, texts: FormTexts): string {
  switch (kind) {
    case 'position':
      return texts.sourceOfMotion;
    case 'seat':
      return texts.sourceOfBody;
    case 'place':
      return texts.sourceOfPlace;
    default:
      return texts.sourceIntro;
  }
}
