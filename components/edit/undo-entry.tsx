'use client';

import { type ReactNode, useActionState } from 'react';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { undoEntry } from '#lib/officials/edit/entry-actions.ts';
import styles from './edit.module.css';

type Props = {
  entry: string;
  label: string;
  done: string;
  reasons: ReasonTexts;
  /** What undoing it means. */
  note?: ReactNode;
  /** What stands instead of the button where it was undone before; an undo just done is told before that. */
  blocked?: ReactNode;
};

/** Takes an editor's decision back. */
export function UndoEntry({ entry, label, done, reasons, note, blocked }: Props) {
  const [outcome, submit, pending] = useActionState(undoEntry, null);
  if (outcome?.ok) return <OutcomeNotice outcome={outcome} reasons={reasons} done={done} />;
  if (blocked) return blocked;
  return (
    <>
      {note}
      <form className={styles.form} action={submit}>
        <input type="hidden" name="entry" value={entry} />
        <OutcomeNotice outcome={outcome} reasons={reasons} />
        <button type="submit" disabled={pending}>
          {label}
        </button>
      </form>
    </>
  );
}
