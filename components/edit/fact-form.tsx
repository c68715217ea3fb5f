'use client';

import { type ReactNode, useActionState, useState } from 'react';
import { Field } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { OutcomeNotice } from '#components/ui/outcome-notice.tsx';
import { saveEditedFact } from '#lib/officials/edit-actions.ts';
import type { EditKind } from '#lib/officials/edit-schema.ts';
import { BothVersions } from './both-versions.tsx';
import styles from './edit.module.css';
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
  citations: readonly { id: string; label: string; url: string | null; disputes: boolean }[];
  sources: readonly { id: string; label: string }[];
  today: string;
  /** The form's own address, to begin again. */
  here: string;
  texts: FormTexts;
};

/** One fact with its sources. What was typed stays when something is refused. */
export function FactForm(props: Props) {
  const { kind, id, place, version, fields, values, citations, sources, today, here, texts } = props;
  const [outcome, submit, pending] = useActionState(saveEditedFact, null);
  const [source, setSource] = useState('');
  if (outcome?.ok) {
    return (
      <Notice tone="good" live>
        <p>{texts.saved}</p>
        <p>
          <a href={here}>{id ? texts.again : texts.more}</a>
        </p>
      </Notice>
    );
  }
  const errors = outcome?.fields ?? {};
  const error = (name: string) => {
    const key = errors[name];
    return key && (texts.reasons[key] ?? texts.reasons.invalid);
  };
  const detail = outcome?.reason === 'conflict' ? outcome.detail : undefined;
  const typed = (detail?.typed ? JSON.parse(String(detail.typed)) : {}) as Record<string, string>;
  const value = (name: string) => typed[`f.${name}`] ?? values[name] ?? (name === 'asOf' && !id ? today : '');
  return (
    <form
      className={styles.form}
      action={submit}
      // React resets a form whose action is done, refused or not: what was typed must stay.
      onReset={(event) => event.preventDefault()}
    >
      {detail ? (
        <BothVersions fields={fields} detail={detail} typed={typed} texts={texts} />
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
      {fields.map((field) => (
        <Field key={field.name} id={`f.${field.name}`} label={field.label} error={error(`f.${field.name}`)}>
          {(attributes) => input(field, value(field.name), attributes, texts.none)}
        </Field>
      ))}
      <h2>{texts.sourceTitle}</h2>
      <p>{kind === 'position' ? texts.sourceOfMotion : texts.sourceIntro}</p>
      {citations.map((citation) => (
        <div key={citation.id}>
          <p>
            {citation.url ? (
              <a href={citation.url} rel="noreferrer">
                {citation.label}
              </a>
            ) : (
              citation.label
            )}
          </p>
          {kind !== 'position' && (
            <fieldset className="row">
              <legend className="visually-hidden">{citation.label}</legend>
              {texts.cite.map(([answer, label]) => (
                <label key={answer} className="choice">
                  <input
                    type="radio"
                    name={`cite.${citation.id}`}
                    value={answer}
                    defaultChecked={
                      answer === (typed[`cite.${citation.id}`] ?? (citation.disputes ? 'disputes' : 'keep'))
                    }
                  />
                  {label}
                </label>
              ))}
            </fieldset>
          )}
        </div>
      ))}
      <Field id="s.source" label={texts.addSource} error={error('s.source')}>
        {(attributes) => (
          <select
            {...attributes}
            name="s.source"
            value={source}
            onChange={(event) => setSource(event.target.value)}
          >
            <option value="">{texts.noSource}</option>
            <option value="new">{texts.newSource}</option>
            {sources.map(({ id: known, label }) => (
              <option key={known} value={known}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {source !== '' && <NewSource fresh={source === 'new'} today={today} texts={texts} error={error} />}
      {detail && (
        <label className="choice">
          <input type="checkbox" name="over" value={String(detail.version)} />
          {texts.over}
        </label>
      )}
      <button type="submit" disabled={pending}>
        {pending ? texts.saving : texts.save}
      </button>
    </form>
  );
}

type Attributes = Parameters<Parameters<typeof Field>[0]['children']>[0];

function input(field: FormField, value: string, attributes: Attributes, none: string): ReactNode {
  const shared = { ...attributes, name: `f.${field.name}`, required: field.required, defaultValue: value };
  switch (field.type) {
    case 'select':
      return (
        <select {...shared}>
          {(!field.required || value === '') && <option value="">{none}</option>}
          {value !== '' && !field.options.some(([option]) => option === value) && (
            <option value={value}>{value}</option>
          )}
          {field.options.map(([option, label]) => (
            <option key={option} value={option}>
              {label}
            </option>
          ))}
        </select>
      );
    case 'text':
      return <textarea {...shared} rows={3} lang={field.lang} />;
    case 'number':
      return <input {...shared} type="text" inputMode="numeric" pattern="[0-9]*" />;
    default:
      return <input {...shared} type={field.type === 'day' ? 'date' : 'text'} />;
  }
}
