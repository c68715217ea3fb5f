'use client';

import { useActionState, useEffect, useId, useRef, useState } from 'react';
import { OfficeName } from '#components/officials/office-name.tsx';
import type { OfficeLabel } from '#components/officials/seat-label.ts';
import { Notice } from '#components/ui/notice.tsx';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import type { Day } from '#lib/kernel/dates.ts';
import { tellAnswer } from '#lib/letters/answers/answer-actions.ts';
import type { CopyAnswer } from '#lib/letters/answers/answer-queries.ts';
import { ANSWER_KINDS, type AnswerKind } from '#lib/letters/answers/answer-rules.ts';
import styles from './answer-form.module.css';
import type { AnswerTexts } from './answer-texts.ts';

type Props = {
  token: string;
  copy: CopyAnswer;
  /** Its office as this page calls it. */
  office: OfficeLabel;
  /** The outcome that the link in the mail stands for: sent by itself, once, when the page is in front. */
  pressed?: AnswerKind | undefined;
  days: { from: Day; to: Day };
  texts: AnswerTexts;
  reasons: ReasonTexts;
};

/** What came of one copy: three outcomes and, for an answer, its day. Without script it is a plain form. */
export function AnswerForm({ token, copy, office, pressed, days, texts, reasons }: Props) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const sent = useRef(false);
  const [outcome, submit, pending] = useActionState(tellAnswer, null);
  const [kind, setKind] = useState<AnswerKind | null>(pressed ?? copy.kind);

  useEffect(() => {
    if (!pressed || sent.current || document.visibilityState !== 'visible') return;
    sent.current = true;
    form.current?.requestSubmit();
  }, [pressed]);

  const badDay = outcome && !outcome.ok && outcome.fields?.cameOn;
  return (
    <form
      ref={form}
      action={submit}
      // React empties a form after its action; what was told stays chosen.
      onReset={(event) => event.preventDefault()}
      className={styles.form}
    >
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="deliveryId" value={copy.deliveryId} />
      <fieldset>
        <legend>
          <strong>{copy.name}</strong>
          <span className="muted small">
            <OfficeName office={office} />
          </span>
        </legend>
        {ANSWER_KINDS.map((one) => (
          <label key={one} className="choice">
            <input
              type="radio"
              name="kind"
              value={one}
              required
              checked={kind === one}
              onChange={() => setKind(one)}
            />
            <span>{texts.kind[one]}</span>
          </label>
        ))}
        {kind !== 'none' && (
          <p className={styles.day}>
            <label htmlFor={id}>{texts.day}</label>
            <input
              id={id}
              type="date"
              name="cameOn"
              min={days.from}
              max={days.to}
              defaultValue={copy.cameOn ?? ''}
              aria-invalid={badDay ? true : undefined}
              aria-describedby={badDay ? `${id}-error` : undefined}
            />
            {badDay && (
              <span id={`${id}-error`} className="error">
                {texts.range}
              </span>
            )}
          </p>
        )}
      </fieldset>
      {outcome?.ok ? (
        <Notice tone="good" live>
          <p>{texts.saved}</p>
        </Notice>
      ) : (
        !badDay && <OutcomeNotice outcome={outcome} reasons={reasons} />
      )}
      <button type="submit" className="quiet" disabled={pending}>
        {pending ? texts.saving : texts.save}
      </button>
    </form>
  );
}
