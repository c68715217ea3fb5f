'use client';

import { useActionState } from 'react';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { removeAccount } from '#lib/accounts/actions.ts';

export function DeleteForm({
  texts,
  reasons,
}: {
  texts: { confirm: string; submit: string };
  reasons: ReasonTexts;
}) {
  const [outcome, submit, pending] = useActionState(removeAccount, null);
  return (
    <form action={submit}>
      <OutcomeNotice outcome={outcome} reasons={reasons} />
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
