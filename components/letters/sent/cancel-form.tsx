'use client';

import { useActionState } from 'react';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { cancelLetter } from '#lib/letters/sending/sending-actions.ts';

type Props = { letterId: string; label: string; reasons: ReasonTexts };

/** Stops what of one's own letter has not left. */
export function CancelForm({ letterId, label, reasons }: Props) {
  const [outcome, submit, pending] = useActionState(cancelLetter, null);
  return (
    <form action={submit}>
      <OutcomeNotice outcome={outcome} reasons={reasons} />
      <input type="hidden" name="letterId" value={letterId} />
      <button type="submit" className="quiet" disabled={pending}>
        {label}
      </button>
    </form>
  );
}
