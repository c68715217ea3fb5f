import { useId } from 'react';
import type { UseFormRegister } from 'react-hook-form';
import type { LocalDraft } from '#components/letters/drafts/draft.ts';
import styles from '#components/letters/write.module.css';
import type { LetterInput } from '#lib/letters/schema.ts';

export type FollowUpTexts = { ask: string; askHint: string; reply: string; replyHint: string };

type Props = {
  register: UseFormRegister<LetterInput>;
  update: (change: Partial<LocalDraft>) => void;
  hiding: boolean;
  texts: FollowUpTexts;
};

/** Two choices before sending, both off: to be asked what came of it, and to keep one's address to oneself. */
export function FollowUpFields({ register, update, hiding, texts }: Props) {
  const id = useId();
  return (
    <>
      <label className={`choice ${styles.choice}`}>
        <input
          type="checkbox"
          aria-describedby={`${id}-ask`}
          {...register('asksForAnswer', { onChange: (event) => update({ asks: event.target.checked }) })}
        />
        <span>
          {texts.ask}
          <span id={`${id}-ask`} className={`${styles.hint} muted`}>
            {texts.askHint}
          </span>
        </span>
      </label>
      {hiding && (
        <label className={`choice ${styles.choice}`}>
          <input
            type="checkbox"
            aria-describedby={`${id}-reply`}
            {...register('hidesAddress', { onChange: (event) => update({ hides: event.target.checked }) })}
          />
          <span>
            {texts.reply}
            <span id={`${id}-reply`} className={`${styles.hint} muted`}>
              {texts.replyHint}
            </span>
          </span>
        </label>
      )}
    </>
  );
}
