import { useState } from 'react';
import type { Messages } from '#lib/platform/messages.ts';
import styles from './write.module.css';

export type WhenTexts = Messages['sending']['when'];

export type WhenChoice = {
  /** With the meeting's morning and the place already in their sentences. */
  texts: WhenTexts;
  /** Eight o'clock before the next meeting on file; null when none is, or it is over. */
  before: string | null;
  /** The first and the last time to choose, on the place's wall clock. */
  min: string;
  max: string;
};

type Props = WhenChoice & {
  /** The time that was chosen cannot be. */
  bad: boolean;
  /** A time on the place's wall clock; undefined for now, empty when none was chosen yet. */
  change: (sendAt: string | undefined) => void;
};

/** At once, on the morning before the next meeting, or when the writer says. */
export function WhenToSend({ texts, before, min, max, bad, change }: Props) {
  const [choice, setChoice] = useState<'now' | 'before' | 'at'>('now');
  const [at, setAt] = useState('');
  const choose = (chosen: typeof choice) => {
    setChoice(chosen);
    change({ now: undefined, before: before ?? undefined, at }[chosen]);
  };
  const radio = (value: typeof choice, label: string) => (
    <label className="choice">
      <input
        type="radio"
        name="when"
        value={value}
        checked={choice === value}
        onChange={() => choose(value)}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <fieldset className={styles.when}>
      <legend>{texts.title}</legend>
      {radio('now', texts.now)}
      {before && radio('before', texts.before)}
      {radio('at', texts.at)}
      {choice === 'at' && (
        <p>
          <label htmlFor="send-at">{texts.label}</label>
          <input
            id="send-at"
            type="datetime-local"
            required
            min={min}
            max={max}
            value={at}
            aria-invalid={bad || undefined}
            aria-describedby={bad ? 'send-at-bad' : 'send-at-hint'}
            onChange={(event) => {
              setAt(event.target.value);
              change(event.target.value);
            }}
          />
        </p>
      )}
      {bad && (
        <p id="send-at-bad" className={styles.error}>
          {texts.bad}
        </p>
      )}
      {choice !== 'now' && (
        <p id="send-at-hint" className="small muted">
          {texts.hint}
        </p>
      )}
    </fieldset>
  );
}
