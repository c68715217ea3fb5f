'use client';

import { useActionState } from 'react';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import type { ServerAction } from '#lib/platform/action.ts';

type Props = {
  run: ServerAction<Record<string, never>, void>;
  label: string;
  done?: string;
  reasons: ReasonTexts;
};

/** A button that does one thing to one's own account. */
export function PlainAction({ run, label, done, reasons }: Props) {
  const [outcome, submit, pending] = useActionState(run, null);
  return (
    <form action={submit}>
      <OutcomeNotice outcome={outcome} reasons={reasons} {...(done && { done })} />
      <button type="submit" className="quiet" disabled={pending}>
        {label}
      </button>
    </form>
  );
}
