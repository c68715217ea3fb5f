import styles from '#components/letters/write.module.css';
import { InEnglish } from '#components/ui/in-english.tsx';

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
      {clerks.map(({ bodyId, bodyName, label, note }) => (
        <label key={bodyId} className="choice">
          <input
            type="checkbox"
            checked={filed.includes(bodyId)}
            onChange={({ target }) =>
              choose(target.checked ? [...filed, bodyId] : filed.filter((id) => id !== bodyId))
            }
          />
          <span>
            <InEnglish text={label} name={bodyName} />
            {note && (
              <span className={`${styles.hint} muted`}>
                <InEnglish text={note} name={bodyName} />
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
