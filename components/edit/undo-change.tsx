'use client';

import { type ReactNode, useActionState } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { undoEdit } from '#lib/officials/edit/edit-actions.ts';
import styles from './edit.module.css';

type Props = {
  entry: string;
  label: string;
  done: string;
  reasons: ReasonTexts;
  /** What stands instead of the button where it cannot be undone; an undo just done is told before that. */
  blocked?: ReactNode;
};

export function UndoChange({ entry, label, done, reasons, blocked }: Props) {
  const [outcome, submit, pending] = useActionState(undoEdit, null);
  if (outcome?.ok) return <OutcomeNotice outcome={outcome} reasons={reasons} done={done} />;
  if (blocked) return blocked;
  const why = outcome?.fields?.form;
  return (
    <form className={styles.form} action={submit}>
      <input type="hidden" name="entry" value={entry} />
      {why ? (
        <Notice tone="bad" live>
          <p>{reasons[why] ?? reasons.invalid}</p>
        </Notice>
      ) : (
        <OutcomeNotice outcome={outcome} reasons={reasons} />
      )}
      <button type="submit" disabled={pending}>
        {label}
      </button>
    </form>
  );
}
