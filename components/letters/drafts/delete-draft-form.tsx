'use client';

import { useActionState } from 'react';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import type { Outcome } from '#lib/kernel/outcome.ts';
import { deleteListedDraft } from '#lib/letters/drafts/draft-actions.ts';
import { browserStore } from './draft.ts';

type Props = { placeGeoid: string; label: string; reasons: ReasonTexts };

/** Removes an unfinished letter from the account, and from this browser as well. */
export function DeleteDraftForm({ placeGeoid, label, reasons }: Props) {
  const remove = async (before: Outcome | null, form: FormData) => {
    const outcome = await deleteListedDraft(before, form);
    if (outcome.ok) browserStore(placeGeoid).drop();
    return outcome;
  };
  const [outcome, submit, pending] = useActionState(remove, null);
  return (
    <form action={submit}>
      <OutcomeNotice outcome={outcome} reasons={reasons} />
      <input type="hidden" name="placeGeoid" value={placeGeoid} />
      <button type="submit" className="quiet" disabled={pending}>
        {label}
      </button>
    </form>
  );
}
