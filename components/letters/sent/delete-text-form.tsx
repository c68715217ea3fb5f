'use client';

import { useActionState } from 'react';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { deleteLetterText } from '#lib/letters/actions.ts';

type Props = { letterId: string; texts: { confirm: string; submit: string }; reasons: ReasonTexts };

/** Removes the text of one's own letter, after a tick. */
export function DeleteTextForm({ letterId, texts, reasons }: Props) {
  const [outcome, submit, pending] = useActionState(deleteLetterText, null);
  return (
    <form action={submit}>
      <OutcomeNotice outcome={outcome} reasons={reasons} />
      <input type="hidden" name="letterId" value={letterId} />
      <label className="choice">
        <input type="checkbox" name="confirm" value="yes" required />
        <span>{texts.confirm}</span>
      </label>
      <button type="submit" className="quiet" disabled={pending}>
        {texts.submit}
      </button>
    </form>
  );
}
