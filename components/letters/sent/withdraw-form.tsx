'use client';

import { useActionState } from 'react';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { withdrawHeld } from '#lib/letters/protection/held-actions.ts';

type Props = { id: string; label: string; reasons: ReasonTexts };

/** Takes back a letter that waits, or puts away what came of it. */
export function WithdrawForm({ id, label, reasons }: Props) {
  const [outcome, submit, pending] = useActionState(withdrawHeld, null);
  return (
    <form action={submit}>
      <OutcomeNotice outcome={outcome} reasons={reasons} />
      <input type="hidden" name="id" value={id} />
      <button type="submit" className="quiet" disabled={pending}>
        {label}
      </button>
    </form>
  );
}
