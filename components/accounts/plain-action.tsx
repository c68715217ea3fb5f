'use client';

import { useActionState } from 'react';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import type { Outcome } from '#lib/kernel/outcome.ts';

type Props = {
  run: (previous: Outcome<unknown> | null, form: FormData) => Promise<Outcome<unknown>>;
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
