'use client';

import { useActionState, useEffect, useRef, useState } from 'react';
import { Field } from '#components/ui/field.tsx';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { saveTemplate } from '#lib/campaigns/template-actions.ts';
import type { TemplateFor } from '#lib/campaigns/template-rules.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { check, LENGTH } from '#lib/letters/template/check.ts';
import type { Problem } from '#lib/letters/template/problem.ts';
import { type ProblemTexts, problemText } from '#lib/letters/template/problem-text.ts';
import type { Variant } from '#lib/letters/words.ts';
import { TemplateRemoval } from './template-removal.tsx';
import { TemplateTrials, type Trial, type TrialTexts } from './template-trials.tsx';
import styles from './templates.module.css';
import { VocabularyList, type VocabularyTexts } from './vocabulary-list.tsx';

export type EditorTexts = {
  [key in 'subject' | 'body' | 'save' | 'saving' | 'remove' | 'removeHint' | 'ok' | 'show']: string;
} & {
  /** "3 mistakes to repair", by number. */
  mistakes: string[];
  /** What is shown while nothing of its own is saved here; null when something is. */
  inherited: string | null;
  granted: string | null;
};

type Props = {
  campaignId: string;
  locale: Locale;
  language: Locale;
  variant: TemplateFor;
  /** The variant whose facts may be taken for granted. */
  granted: Variant | null;
  /** 0 while nothing of its own is saved. */
  revision: number;
  subject: string;
  body: string;
  trials: readonly Trial[];
  texts: EditorTexts;
  trialTexts: TrialTexts;
  vocabularyTexts: VocabularyTexts;
  problemTexts: ProblemTexts;
  reasons: ReasonTexts;
};

const CHECK_AFTER_MS = 250;

/** One template: written, checked and tried on every target as one types, by the code that the server uses too. */
export function TemplateEditor(props: Props) {
  const { texts, problemTexts } = props;
  const [outcome, save, saving] = useActionState(saveTemplate, null);
  const refused = outcome && !outcome.ok ? outcome : null;
  const [subject, setSubject] = useState(String(refused?.detail?.subject ?? props.subject));
  const [body, setBody] = useState(String(refused?.detail?.body ?? props.body));
  const subjectField = useRef<HTMLInputElement>(null);
  const bodyField = useRef<HTMLTextAreaElement>(null);
  const [seen, setSeen] = useState({ subject, body });
  useEffect(() => {
    const timer = setTimeout(() => setSeen({ subject, body }), CHECK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [subject, body]);

  const changed = subject !== props.subject || body !== props.body;
  useEffect(() => {
    if (!changed || saving) return;
    // The other texts are other pages: the browser asks before what is not saved is lost.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [changed, saving]);

  const checked = {
    subject: check(seen.subject, 'subject', props.granted),
    body: check(seen.body, 'body', props.granted),
  };
  const found = (['subject', 'body'] as const).flatMap((part) => {
    const it = checked[part];
    return it.ok ? [] : it.problems.map((problem) => ({ part, problem }));
  });
  /** Said by the server, and still so. */
  const mistaken = (part: 'subject' | 'body') =>
    refused?.fields?.[part] && !checked[part].ok ? props.reasons.mistake : undefined;
  const show = (part: 'subject' | 'body', { start, end }: Problem) => {
    const field = part === 'subject' ? subjectField.current : bodyField.current;
    field?.focus();
    field?.setSelectionRange(start, Math.max(end, start));
  };
  const insert = (text: string) => {
    const field = bodyField.current;
    const [start, end] = field ? [field.selectionStart, field.selectionEnd] : [body.length, body.length];
    setBody(body.slice(0, start) + text + body.slice(end));
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(start + text.length, start + text.length);
    });
  };
  const version = (
    <>
      {(['campaignId', 'locale', 'language', 'variant', 'revision'] as const).map((name) => (
        <input key={name} type="hidden" name={name} value={props[name]} />
      ))}
    </>
  );

  return (
    <div className={styles.desk}>
      <div>
        {texts.inherited && <p className="muted">{texts.inherited}</p>}
        {texts.granted && <p className="small">{texts.granted}</p>}
        <form action={save}>
          <OutcomeNotice outcome={outcome} reasons={props.reasons} />
          {version}
          <Field id="template-subject" label={texts.subject} error={mistaken('subject')}>
            {(attributes) => (
              <input
                {...attributes}
                ref={subjectField}
                name="subject"
                lang={props.language}
                value={subject}
                onChange={(event) => setSubject(event.target.value)}
                maxLength={LENGTH.subject}
                autoComplete="off"
              />
            )}
          </Field>
          <Field id="template-body" label={texts.body} error={mistaken('body')}>
            {(attributes) => (
              <textarea
                {...attributes}
                aria-describedby="template-problems"
                aria-invalid={found.length > 0 ? true : undefined}
                ref={bodyField}
                name="body"
                className={styles.source}
                lang={props.language}
                spellCheck
                rows={18}
                maxLength={LENGTH.body}
                value={body}
                onChange={(event) => setBody(event.target.value)}
              />
            )}
          </Field>
          <div id="template-problems" aria-live="polite" className={styles.problems}>
            {found.length === 0 ? (
              <p className={styles.fine}>{texts.ok}</p>
            ) : (
              <>
                <p className={styles.bad}>{texts.mistakes[found.length]}</p>
                <ul>
                  {found.map(({ part, problem }) => (
                    <li key={`${part} ${problem.start} ${problem.code}`}>
                      <strong>{part === 'subject' ? texts.subject : texts.body}.</strong>{' '}
                      {problemText(problemTexts, problem)}{' '}
                      <button type="button" className="link" onClick={() => show(part, problem)}>
                        {texts.show}
                      </button>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
          <button type="submit" disabled={saving}>
            {saving ? texts.saving : texts.save}
          </button>
        </form>
        {props.revision > 0 && (
          <TemplateRemoval label={texts.remove} hint={texts.removeHint} reasons={props.reasons}>
            {version}
          </TemplateRemoval>
        )}
      </div>
      <VocabularyList granted={props.granted} texts={props.vocabularyTexts} insert={insert} />
      <TemplateTrials
        language={props.language}
        pieces={
          checked.subject.ok && checked.body.ok
            ? { subject: checked.subject.nodes, body: checked.body.nodes }
            : null
        }
        granted={props.granted}
        trials={props.trials}
        texts={props.trialTexts}
      />
    </div>
  );
}
