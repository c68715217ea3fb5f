import { useEffect, useRef, useState } from 'react';
import type { Copy } from '#components/letters/letter-copy.tsx';
import type { FormTexts } from '#components/letters/types.ts';
import styles from '#components/letters/write.module.css';
import { InEnglish } from '#components/ui/in-english.tsx';
import { type ClerkCopyTexts, clerkCopy } from '#lib/letters/wording/clerk-copy.ts';
import { MailtoLink } from './mailto-link.tsx';

/** A clerk who takes copies by mail, by a published address. `send` is the label of the choice. */
export type MailClerk = { bodyId: string; bodyName: string; email: string; note: string; send: string };

export type ClerkTools = {
  title: string;
  yourself: string;
  mailto: string;
  record: ClerkCopyTexts;
  clerks: MailClerk[];
};

type Props = {
  geoid: string;
  tools: ClerkTools;
  copies: Copy[];
  writerName: string;
  texts: FormTexts;
  /** Bodies whose clerk gets a copy with the letters; told at each change. */
  choose: (bodyIds: string[]) => void;
};

const keyOf = (geoid: string) => `dais.file.${geoid}`;

/** A copy for the official record: sent with the letters if the writer wants, or by the writer's own mail program. */
export function ClerkMail({ geoid, tools, copies, writerName, texts, choose }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string[]>([]);
  const shown = tools.clerks
    .map((clerk) => ({ clerk, theirs: copies.filter(({ person }) => person.bodyId === clerk.bodyId) }))
    .filter(({ theirs }) => theirs.length > 0);
  const mailed = shown
    .filter(({ theirs }) => theirs.some(({ person }) => person.email !== null))
    .map(({ clerk }) => clerk.bodyId);
  // Signing in leads away from the page and back: the choice comes along, in this tab.
  useEffect(() => {
    try {
      setChosen(JSON.parse(sessionStorage.getItem(keyOf(geoid)) ?? '[]') as string[]);
    } catch {
      // Nothing was chosen.
    }
  }, [geoid]);
  const goes = chosen.filter((id) => mailed.includes(id)).join(' ');
  useEffect(() => choose(goes ? goes.split(' ') : []), [goes, choose]);
  if (shown.length === 0) return null;
  const toggle = (bodyId: string, on: boolean) => {
    const next = on ? [...chosen, bodyId] : chosen.filter((id) => id !== bodyId);
    setChosen(next);
    try {
      sessionStorage.setItem(keyOf(geoid), JSON.stringify(next));
    } catch {
      // The choice stays on the page.
    }
  };
  return (
    <div ref={area} className={`${styles.way} ${styles.needsScript}`}>
      <h3>{tools.title}</h3>
      {shown.map(({ clerk, theirs }) => {
        const letters = theirs.map(({ person, body }) => ({ name: person.name, body }));
        const { subject, body } = clerkCopy(tools.record, clerk.bodyName, letters, writerName);
        return (
          <div key={clerk.bodyId}>
            <p className="small">
              <InEnglish text={clerk.note} name={clerk.bodyName} />
            </p>
            {mailed.includes(clerk.bodyId) && (
              <label className={`choice ${styles.choice}`}>
                <input
                  type="checkbox"
                  checked={chosen.includes(clerk.bodyId)}
                  onChange={({ target }) => toggle(clerk.bodyId, target.checked)}
                />
                <span>
                  <InEnglish text={clerk.send} name={clerk.bodyName} />
                </span>
              </label>
            )}
            <p className="row">
              {mailed.includes(clerk.bodyId) && <span className="small">{tools.yourself}</span>}
              <MailtoLink
                to={clerk.email}
                subject={subject}
                body={body}
                area={area}
                texts={{ ...texts, mailto: tools.mailto }}
              />
            </p>
          </div>
        );
      })}
    </div>
  );
}
