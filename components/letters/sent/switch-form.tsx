'use client';

import { useActionState } from 'react';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { switchSending } from '#lib/letters/sending/sending-actions.ts';

type Props = { to: 'pause' | 'resume'; label: string; reasons: ReasonTexts };

/** One button that lets the letters of the whole host wait, or leave again. */
export function SwitchForm({ to, label, reasons }: Props) {
  const [outcome, submit, pending] = useActionState(switchSending, null);
  return (
    <form action={submit}>
      <OutcomeNotice outcome={outcome} reasons={reasons} />
      <input type="hidden" name="to" value={to} />
      <button type="submit" disabled={pending}>
        {label}
      </button>
    </form>
  );
}
