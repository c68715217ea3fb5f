'use client';

import { useActionState } from 'react';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { dropChannel } from '#lib/officials/actions.ts';

type Props = { id: string; label: string; done: string; reasons: ReasonTexts };

export function DropChannel({ id, label, done, reasons }: Props) {
  const [outcome, submit, pending] = useActionState(dropChannel, null);
  return (
    <form action={submit}>
      <input type="hidden" name="id" value={id} />
      <OutcomeNotice outcome={outcome} reasons={reasons} done={done} />
      <button type="submit" className="quiet" disabled={pending}>
        {label}
      </button>
    </form>
  );
}
