'use client';

import { useActionState } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { undoEdit } from '#lib/officials/edit/edit-actions.ts';
import styles from './edit.module.css';

type Props = { entry: string; label: string; done: string; reasons: ReasonTexts };

export function UndoChange({ entry, label, done, reasons }: Props) {
  const [outcome, submit, pending] = useActionState(undoEdit, null);
  const why = outcome && !outcome.ok ? outcome.fields?.form : undefined;
  return (
    <form className={styles.form} action={submit}>
      <input type="hidden" name="entry" value={entry} />
      {why ? (
        <Notice tone="bad" live>
          <p>{reasons[why] ?? reasons.invalid}</p>
        </Notice>
      ) : (
        <OutcomeNotice outcome={outcome} reasons={reasons} done={done} />
      )}
      <button type="submit" disabled={pending || outcome?.ok}>
        {label}
      </button>
    </form>
  );
}
