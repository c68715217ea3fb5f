'use client';

import { useActionState } from 'react';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { settleClosedChannel } from '#lib/officials/channels/closed-channel-actions.ts';
import styles from './edit.module.css';

type Props = { id: string; texts: { reopen: string; gone: string }; reasons: ReasonTexts };

/** An editor's word on an address whose mail came back. */
export function SettleChannel({ id, texts, reasons }: Props) {
  const [outcome, submit, pending] = useActionState(settleClosedChannel, null);
  return (
    <form action={submit} className={styles.form}>
      <OutcomeNotice outcome={outcome} reasons={reasons} />
      <input type="hidden" name="id" value={id} />
      <p className={styles.actions}>
        <button type="submit" name="as" value="reopened" className="quiet" disabled={pending}>
          {texts.reopen}
        </button>
        <button type="submit" name="as" value="gone" className="quiet" disabled={pending}>
          {texts.gone}
        </button>
      </p>
    </form>
  );
}
