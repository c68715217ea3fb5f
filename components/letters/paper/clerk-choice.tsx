import styles from '#components/letters/write.module.css';

/** A copy for a body's clerk, which the writer may add to the letters on paper. */
export type PrintedClerk = {
  bodyId: string;
  bodyName: string;
  address: string[];
  hasPostal: boolean;
  label: string;
  /** Where it goes when the clerk's own address is not on file. */
  note: string | null;
};

type Props = {
  title: string;
  hint: string;
  clerks: PrintedClerk[];
  /** Bodies whose clerk gets a copy. */
  filed: string[];
  choose: (filed: string[]) => void;
};

export function ClerkChoice({ title, hint, clerks, filed, choose }: Props) {
  return (
    <fieldset>
      <legend>{title}</legend>
      <p className="small muted">{hint}</p>
      {clerks.map(({ bodyId, label, note }) => (
        <label key={bodyId} className="choice">
          <input
            type="checkbox"
            checked={filed.includes(bodyId)}
            onChange={({ target }) =>
              choose(target.checked ? [...filed, bodyId] : filed.filter((id) => id !== bodyId))
            }
          />
          <span>
            {label}
            {note && <span className={`${styles.hint} muted`}>{note}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
