'use client';

import { useActionState, useRef } from 'react';
import { Field } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { bringOfficialsFile } from '#lib/officials/import/file-actions.ts';
import type { ImportProblem } from '#lib/officials/import/import-problem.ts';
import type { ImportReport } from '#lib/officials/import/types.ts';
import styles from './edit.module.css';

type Props = {
  today: string;
  /** What the form says, {name} for values; the reasons and errors by key among them. */
  texts: Readonly<Record<string, string>>;
  /** What is wrong with a file, by code, {name} for values. */
  problems: Readonly<Record<ImportProblem['code'], string>>;
  reasons: ReasonTexts;
  /** Where differences wait. */
  differences: string;
};

const filled = (text: string, values: Readonly<Record<string, unknown>>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

/** Brings a file of officials: tried first, or taken at once. Every fault is named by row and column. */
export function OfficialsFileForm({ today, texts, problems, reasons, differences }: Props) {
  const [outcome, submit, pending] = useActionState(bringOfficialsFile, null);
  const text = useRef<HTMLTextAreaElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const refusal = outcome?.ok === false ? outcome : null;
  const fields = refusal?.fields ?? {};
  const error = (field: string) => {
    const key = fields[field];
    return key && (reasons[key] ?? reasons.invalid);
  };
  const kept = refusal?.detail?.typed;
  const typed: Record<string, string> = typeof kept === 'string' ? JSON.parse(kept) : {};
  const input = (field: string, label: string, type: 'text' | 'url' | 'date', beginning = '') => (
    <Field id={field} label={label} error={error(field)}>
      {(attributes) => (
        <input {...attributes} name={field} type={type} defaultValue={typed[field] ?? beginning} />
      )}
    </Field>
  );
  return (
    <form className={styles.form} action={submit} onReset={(event) => event.preventDefault()}>
      <Field id="file" label={texts.file ?? ''} hint={texts.fileHint}>
        {(attributes) => (
          <input
            {...attributes}
            type="file"
            accept=".csv,.yml,.yaml,text/csv"
            onChange={async ({ currentTarget: { files } }) => {
              const [file] = files ?? [];
              if (!file || !text.current || !name.current) return;
              name.current.value = file.name;
              text.current.value = await file.text();
            }}
          />
        )}
      </Field>
      <Field id="name" label={texts.name ?? ''} hint={texts.nameHint} error={error('name')}>
        {(attributes) => <input {...attributes} ref={name} name="name" defaultValue={typed.name ?? ''} />}
      </Field>
      <Field id="text" label={texts.text ?? ''} error={error('text')}>
        {(attributes) => (
          <textarea {...attributes} ref={text} name="text" rows={8} spellCheck={false} required />
        )}
      </Field>
      <fieldset>
        <legend>{texts.defaults}</legend>
        {input('publisher', texts.publisher ?? '', 'text')}
        {input('title', texts.sourceTitle ?? '', 'text')}
        {input('url', texts.url ?? '', 'url')}
        {input('retrieved', texts.retrieved ?? '', 'date', today)}
      </fieldset>
      <fieldset>
        <legend>{texts.bodySource}</legend>
        {input('body_publisher', texts.publisher ?? '', 'text')}
        {input('body_title', texts.sourceTitle ?? '', 'text')}
        {input('body_url', texts.url ?? '', 'url')}
      </fieldset>
      {/* Where the button was pressed: the form is longer than a screen. */}
      <OutcomeNotice outcome={refusal} reasons={reasons} />
      {outcome?.ok && (
        <Came report={outcome.value} texts={texts} problems={problems} differences={differences} />
      )}
      <p className="row">
        <button type="submit" name="how" value="try" className="quiet" disabled={pending}>
          {pending ? texts.working : texts.try}
        </button>
        <button type="submit" name="how" value="take" disabled={pending}>
          {pending ? texts.working : texts.take}
        </button>
      </p>
    </form>
  );
}

/** What came of it: the faults, or what was or would be taken. */
function Came({
  report,
  texts,
  problems,
  differences,
}: { report: ImportReport } & Pick<Props, 'texts' | 'problems' | 'differences'>) {
  const { errors, dryRun, terms, channels, made } = report;
  if (errors.length > 0) {
    return (
      <Notice tone="bad" live>
        <p>{texts.errors}</p>
        <ul>
          {errors.slice(0, 100).map(({ row, column, problem }) => (
            <li key={`${row} ${column} ${problem.code}`}>
              {row === null ? texts.whole : filled(texts.at ?? '', { row })}
              {column && (
                <>
                  , <code>{column}</code>
                </>
              )}
              : {filled(problems[problem.code], problem)}
            </li>
          ))}
        </ul>
      </Notice>
    );
  }
  const changed = report.places.length > 0;
  const same = report.differences.length > 0 ? texts.waits : texts.same;
  return (
    <Notice tone="good" live>
      <p>{changed ? (dryRun ? texts.tried : texts.taken) : same}</p>
      <ul>
        <li>{filled(texts.terms ?? '', terms)}</li>
        <li>{filled(texts.addresses ?? '', channels)}</li>
        {made.bodies.length > 0 && <li>{filled(texts.bodies ?? '', { names: made.bodies.join(', ') })}</li>}
        {made.seats.length > 0 && <li>{filled(texts.seats ?? '', { count: made.seats.length })}</li>}
      </ul>
      {report.differences.length > 0 && (
        <p>
          {filled(texts[report.differences.length === 1 ? 'oneDifference' : 'someDifferences'] ?? '', {
            count: report.differences.length,
          })}{' '}
          {!dryRun && <a href={differences}>{texts.differencesLink}</a>}
        </p>
      )}
    </Notice>
  );
}
