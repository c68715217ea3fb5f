'use client';

import { useActionState } from 'react';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { switchCampaignSending } from '#lib/campaigns/pause-actions.ts';

type Props = { id: string; to: 'pause' | 'resume'; label: string; reasons: ReasonTexts };

/** One button that lets a campaign's letters wait, or leave again. */
export function PauseForm({ id, to, label, reasons }: Props) {
  const [outcome, submit, pending] = useActionState(switchCampaignSending, null);
  return (
    <form action={submit}>
      <OutcomeNotice outcome={outcome} reasons={reasons} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="to" value={to} />
      <button type="submit" className={to === 'pause' ? 'quiet' : undefined} disabled={pending}>
        {label}
      </button>
    </form>
  );
}
