import { useState } from 'react';
import { Notice } from '#components/ui/notice.tsx';
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
  /** As the draft keeps it: a time on the place's wall clock; empty for later, not chosen yet; undefined for now. */
  chosen: string | undefined;
  /** A time that had been chosen and is over, in the reader's language. */
  passed: string | null;
  /** The time that was chosen cannot be. */
  bad: boolean;
  /** What stands in the field, which may be no time yet; undefined for now. */
  change: (sendAt: string | undefined) => void;
};

/** At once, on the morning before the next meeting, or when the writer says. */
export function WhenToSend({ texts, before, min, max, chosen, passed, bad, change }: Props) {
  const [typed, setTyped] = useState('');
  // Somebody who types the very time of the other choice goes on typing.
  const [typing, setTyping] = useState(false);
  const choice = chosen === undefined ? 'now' : chosen === before && !typing ? 'before' : 'at';
  const choose = (to: typeof choice) => {
    setTyping(to === 'at');
    change({ now: undefined, before: before ?? undefined, at: typed }[to]);
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
      {passed && (
        <Notice tone="warm" live>
          <p>{texts.passed.replace('{time}', passed)}</p>
        </Notice>
      )}
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
            value={chosen || typed}
            aria-invalid={bad || undefined}
            aria-describedby={bad ? 'send-at-bad' : 'send-at-hint'}
            onChange={(event) => {
              setTyped(event.target.value);
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
