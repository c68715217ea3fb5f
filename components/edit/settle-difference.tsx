'use client';

import { useActionState } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { OutcomeNotice, type ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { keepOurVersion, takeFileVersion } from '#lib/officials/edit/entry-actions.ts';
import styles from './edit.module.css';

type Props = {
  id: string;
  /** The file's version can be taken at once. */
  takeable: boolean;
  texts: Record<'take' | 'taken' | 'keep' | 'kept', string>;
  reasons: ReasonTexts;
};

/** An editor's word on one difference between a file and what is on file. */
export function SettleDifference({ id, takeable, texts, reasons }: Props) {
  const [taken, take, taking] = useActionState(takeFileVersion, null);
  const [kept, keep, keeping] = useActionState(keepOurVersion, null);
  if (taken?.ok) return <OutcomeNotice outcome={taken} reasons={reasons} done={texts.taken} />;
  if (kept?.ok) return <OutcomeNotice outcome={kept} reasons={reasons} done={texts.kept} />;
  const outcome = taken ?? kept;
  const why = outcome?.fields?.form;
  const busy = taking || keeping;
  return (
    <form className={styles.form} action={keep}>
      {why ? (
        <Notice tone="bad" live>
          <p>{reasons[why] ?? reasons.invalid}</p>
        </Notice>
      ) : (
        <OutcomeNotice outcome={outcome} reasons={reasons} />
      )}
      <input type="hidden" name="id" value={id} />
      <p className="row">
        {takeable && (
          <button type="submit" formAction={take} disabled={busy}>
            {texts.take}
          </button>
        )}
        <button type="submit" className="quiet" disabled={busy}>
          {texts.keep}
        </button>
      </p>
    </form>
  );
}
