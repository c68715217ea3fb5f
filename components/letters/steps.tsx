import type { ReactNode } from 'react';
import type { Ask } from '#lib/letters/words.ts';
import type { AskChoice, Choosable } from './types.ts';
import styles from './write.module.css';

export function Step({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className={styles.step}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

type AskProps = { label: string; asks: AskChoice[]; ask: Ask; choose: (ask: Ask) => void };

/** Each direction in the same form and size. What makes no sense here stays visible, with the reason. */
export function AskFields({ label, asks, ask, choose }: AskProps) {
  return (
    <fieldset>
      <legend className="visually-hidden">{label}</legend>
      {asks.map((it) =>
        it.leftOut ? (
          <p key={it.ask} className={`${styles.leftOut} muted small`}>
            {it.title}: {it.leftOut}
          </p>
        ) : (
          <label key={it.ask} className={`choice ${styles.choice}`}>
            <input
              type="radio"
              name="ask"
              value={it.ask}
              checked={ask === it.ask}
              onChange={() => choose(it.ask)}
            />
            <span>
              <strong>{it.title}</strong>
              <span className={`${styles.hint} muted`}>{it.hint}</span>
            </span>
          </label>
        ),
      )}
    </fieldset>
  );
}

type PeopleProps = { label: string; people: Choosable[]; to: string[]; choose: (to: string[]) => void };

export function PeopleFields({ label, people, to, choose }: PeopleProps) {
  const toggle = (termId: string, on: boolean) =>
    choose(people.map((it) => it.termId).filter((id) => (id === termId ? on : to.includes(id))));
  return (
    <fieldset>
      <legend className="visually-hidden">{label}</legend>
      {people.map((person) => (
        <div key={person.termId} className={styles.person}>
          <input
            type="checkbox"
            id={`to-${person.termId}`}
            name="to"
            value={person.termId}
            checked={to.includes(person.termId)}
            onChange={(event) => toggle(person.termId, event.target.checked)}
          />
          {person.card}
        </div>
      ))}
    </fieldset>
  );
}
