'use client';

import { useActionState } from 'react';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { publishCampaign } from '#lib/campaigns/actions.ts';

type Props = {
  campaign: { id: string; updatedAt: string };
  locale: string;
  label: string;
  reasons: ReasonTexts;
  /** Nothing to publish yet. */
  disabled: boolean;
};

/** One button that publishes the version of a campaign that the page shows. */
export function PublishForm({ campaign, locale, label, reasons, disabled }: Props) {
  const [outcome, submit, pending] = useActionState(publishCampaign, null);
  return (
    <form action={submit}>
      <OutcomeNotice outcome={outcome} reasons={reasons} />
      <input type="hidden" name="id" value={campaign.id} />
      <input type="hidden" name="updatedAt" value={campaign.updatedAt} />
      <input type="hidden" name="locale" value={locale} />
      <button type="submit" disabled={pending || disabled}>
        {label}
      </button>
    </form>
  );
}
