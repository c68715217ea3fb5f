import type { UseFormRegisterReturn } from 'react-hook-form';
import styles from './campaigns.module.css';

export type Choice = { value: string; label: string };
export type TargetTexts = { targets: string; targetsHint: string; seats: string };

type Props = {
  groups: readonly Choice[];
  seats: readonly Choice[];
  chosen: readonly string[];
  attributes: UseFormRegisterReturn<'targets'>;
  error: string | undefined;
  texts: TargetTexts;
};

/** Recipients by role, and one by one for those who mean a single seat. */
export function TargetChoice({ groups, seats, chosen, attributes, error, texts }: Props) {
  const box = ({ value, label }: Choice) => (
    <label key={value} className="choice">
      <input type="checkbox" {...attributes} value={value} defaultChecked={chosen.includes(value)} />
      <span>{label}</span>
    </label>
  );
  return (
    <fieldset aria-describedby={error ? 'targets-hint targets-error' : 'targets-hint'}>
      <legend>{texts.targets}</legend>
      <p id="targets-hint" className="muted small">
        {texts.targetsHint}
      </p>
      {groups.map(box)}
      {seats.length > 0 && (
        <details open={seats.some(({ value }) => chosen.includes(value))}>
          <summary>{texts.seats}</summary>
          {seats.map(box)}
        </details>
      )}
      {error && (
        <p id="targets-error" className={styles.error}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
