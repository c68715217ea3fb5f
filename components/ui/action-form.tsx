'use client';

import { useActionState } from 'react';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import type { ServerAction } from '#lib/platform/action.ts';

type Props<Input, V> = {
  run: ServerAction<Input, V>;
  /** What the form sends besides the press of its button. */
  values: Record<string, string>;
  label: string;
  /** Read instead of the label where several buttons say the same. */
  fullLabel?: string;
  quiet?: boolean;
  /** What has to be ticked first, where it cannot be undone: sent as `confirm`. */
  confirm?: string;
  reasons: ReasonTexts;
};

/** A form of one button. It works without JavaScript: the page then comes back with what came of it. */
export function ActionForm<Input, V>({
  run,
  values,
  label,
  fullLabel,
  quiet = false,
  confirm,
  reasons,
}: Props<Input, V>) {
  const [outcome, submit, pending] = useActionState(run, null);
  return (
    <form action={submit}>
      <OutcomeNotice outcome={outcome} reasons={reasons} />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {confirm && (
        <label className="choice">
          <input type="checkbox" name="confirm" value="yes" required />
          <span>{confirm}</span>
        </label>
      )}
      <button type="submit" className={quiet ? 'quiet' : ''} disabled={pending} aria-label={fullLabel}>
        {label}
      </button>
    </form>
  );
}
