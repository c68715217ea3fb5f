'use client';

import { useActionState } from 'react';
import { Field } from '#components/ui/field.tsx';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { decideHeld } from '#lib/letters/protection/held-actions.ts';

type Props = {
  id: string;
  lang: string;
  texts: Record<'decision' | 'release' | 'refuse' | 'note' | 'decide' | 'done' | 'cannot', string>;
  reasons: ReasonTexts;
};

/** An editor's decision on one letter that waits. */
export function DecideForm({ id, lang, texts, reasons }: Props) {
  const [outcome, submit, pending] = useActionState(decideHeld, null);
  if (outcome?.ok) return <OutcomeNotice outcome={outcome} reasons={reasons} done={texts.done} />;
  const fields = outcome && !outcome.ok ? (outcome.fields ?? {}) : {};
  // Of the letter itself, and the writer's to mend: what they would be told.
  const others = Object.entries(fields).filter(([name]) => name !== 'note');
  return (
    <form action={submit} onReset={(event) => event.preventDefault()}>
      <OutcomeNotice outcome={outcome} reasons={reasons} />
      {others.length > 0 && <p>{texts.cannot}</p>}
      {others.map(([name, reason]) => reasons[reason] && <p key={name}>{reasons[reason]}</p>)}
      <input type="hidden" name="id" value={id} />
      <fieldset>
        <legend>{texts.decision}</legend>
        {(['release', 'refuse'] as const).map((value) => (
          <label key={value} className="choice">
            <input type="radio" name="decision" value={value} required />
            {texts[value]}
          </label>
        ))}
      </fieldset>
      <Field
        id={`note-${id}`}
        label={texts.note}
        error={fields.note && (reasons[fields.note] ?? reasons.invalid)}
      >
        {(attributes) => <textarea {...attributes} name="note" rows={3} maxLength={1000} lang={lang} />}
      </Field>
      <button type="submit" disabled={pending}>
        {texts.decide}
      </button>
    </form>
  );
}
