'use client';

import { useActionState } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { OutcomeNotice } from '#components/ui/outcome-notice.tsx';
import { removeEditedFact } from '#lib/officials/edit/edit-actions.ts';
import styles from './edit.module.css';
import type { FormTexts } from './form-texts.ts';

type Props = { kind: string; id: string; version: string; texts: FormTexts };

/** Takes a fact away, folded so that it is not pressed by mistake. The page says when it is gone. */
export function RemoveFact({ kind, id, version, texts }: Props) {
  const [outcome, submit, pending] = useActionState(removeEditedFact, null);
  const why = outcome && !outcome.ok ? outcome.fields?.form : undefined;
  return (
    <details>
      <summary>{texts.remove}</summary>
      <p>{texts.removeNote}</p>
      <form className={styles.form} action={submit}>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        {why ? (
          <Notice tone="bad" live>
            <p>{texts.reasons[why] ?? texts.reasons.invalid}</p>
          </Notice>
        ) : (
          <OutcomeNotice outcome={outcome} reasons={texts.reasons} />
        )}
        <button type="submit" className="quiet" disabled={pending}>
          {texts.remove}
        </button>
      </form>
    </details>
  );
}
