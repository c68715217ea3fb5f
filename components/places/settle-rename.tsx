'use client';

import { useActionState, useId } from 'react';
import { Field } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { acceptProposedRename, refuseProposedRename } from '#lib/places/listings/rename-actions.ts';

type Props = {
  pair: { stateCode: string; from: string; to: string };
  texts: Record<'note' | 'noteHint' | 'accept' | 'accepted' | 'refuse' | 'refused', string>;
  /** With `otherPlace` and `otherKind`. */
  reasons: ReasonTexts;
};

/** An editor's word on two names: one agency, or two. */
export function SettleRename({ pair, texts, reasons }: Props) {
  const id = useId();
  const [accepted, accept, accepting] = useActionState(acceptProposedRename, null);
  const [refused, refuse, refusing] = useActionState(refuseProposedRename, null);
  if (accepted?.ok) return <OutcomeNotice outcome={accepted} reasons={reasons} done={texts.accepted} />;
  if (refused?.ok) return <OutcomeNotice outcome={refused} reasons={reasons} done={texts.refused} />;
  const outcome = accepted ?? refused;
  const why = outcome?.fields?.form;
  const busy = accepting || refusing;
  return (
    <form action={accept} onReset={(event) => event.preventDefault()}>
      {why ? (
        <Notice tone="bad" live>
          <p>{reasons[why] ?? reasons.invalid}</p>
        </Notice>
      ) : (
        <OutcomeNotice outcome={outcome} reasons={reasons} />
      )}
      {Object.entries(pair).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field id={id} label={texts.note} hint={texts.noteHint}>
        {(attributes) => <input {...attributes} name="note" maxLength={500} />}
      </Field>
      <p className="row">
        <button type="submit" disabled={busy}>
          {texts.accept}
        </button>
        <button type="submit" className="quiet" formAction={refuse} disabled={busy}>
          {texts.refuse}
        </button>
      </p>
    </form>
  );
}
