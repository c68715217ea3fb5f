'use client';

import { useActionState } from 'react';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { closeCampaign, publishCampaign } from '#lib/campaigns/actions.ts';

type Props = {
  step: 'publish' | 'close';
  campaign: { id: string; updatedAt: string };
  locale: string;
  label: string;
  reasons: ReasonTexts;
  /** Nothing to publish yet. */
  disabled?: boolean;
};

/** One button that publishes or closes the version of a campaign that the page shows. */
export function StateForm({ step, campaign, locale, label, reasons, disabled = false }: Props) {
  const [outcome, submit, pending] = useActionState(
    step === 'publish' ? publishCampaign : closeCampaign,
    null,
  );
  return (
    <form action={submit}>
      <OutcomeNotice outcome={outcome} reasons={reasons} />
      <input type="hidden" name="id" value={campaign.id} />
      <input type="hidden" name="updatedAt" value={campaign.updatedAt} />
      <input type="hidden" name="locale" value={locale} />
      <button type="submit" className={step === 'close' ? 'quiet' : undefined} disabled={pending || disabled}>
        {label}
      </button>
    </form>
  );
}
