'use client';

import { useActionState } from 'react';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { acceptRelease, rejectRelease } from '#lib/places/listings/listings-actions.ts';

type Props = {
  id: string;
  /** No row of it could be read: it can only be refused. */
  empty: boolean;
  texts: Record<'accept' | 'accepted' | 'reject' | 'rejected', string>;
  reasons: ReasonTexts;
};

/** An editor's word on one held sheet. */
export function SettleRelease({ id, empty, texts, reasons }: Props) {
  const [accepted, accept, accepting] = useActionState(acceptRelease, null);
  const [rejected, reject, rejecting] = useActionState(rejectRelease, null);
  if (accepted?.ok) return <OutcomeNotice outcome={accepted} reasons={reasons} done={texts.accepted} />;
  if (rejected?.ok) return <OutcomeNotice outcome={rejected} reasons={reasons} done={texts.rejected} />;
  const busy = accepting || rejecting;
  return (
    <>
      <OutcomeNotice outcome={accepted ?? rejected} reasons={reasons} />
      <form action={empty ? reject : accept}>
        <input type="hidden" name="id" value={id} />
        <p className="row">
          {!empty && (
            <button type="submit" disabled={busy}>
              {texts.accept}
            </button>
          )}
          <button type="submit" className="quiet" formAction={reject} disabled={busy}>
            {texts.reject}
          </button>
        </p>
      </form>
    </>
  );
}
