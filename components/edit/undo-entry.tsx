'use client';

import { useActionState } from 'react';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { undoEntry } from '#lib/officials/edit/entry-actions.ts';
import styles from './edit.module.css';

type Props = { entry: string; label: string; done: string; reasons: ReasonTexts };

/** Takes an editor's decision back. */
export function UndoEntry({ entry, label, done, reasons }: Props) {
  const [outcome, submit, pending] = useActionState(undoEntry, null);
  return (
    <form className={styles.form} action={submit}>
      <input type="hidden" name="entry" value={entry} />
      <OutcomeNotice outcome={outcome} reasons={reasons} done={done} />
      <button type="submit" disabled={pending || outcome?.ok}>
        {label}
      </button>
    </form>
  );
}
