import { useRef } from 'react';
import { type ClerkCopyTexts, clerkCopy } from '#lib/letters/clerk-copy.ts';
import type { Copy } from './letter-copy.tsx';
import { MailtoLink } from './mailto-link.tsx';
import type { FormTexts } from './types.ts';
import styles from './write.module.css';

/** A clerk who takes copies by mail, by a published address. */
export type MailClerk = { bodyId: string; bodyName: string; email: string; note: string };

export type ClerkTools = { title: string; mailto: string; record: ClerkCopyTexts; clerks: MailClerk[] };

type Props = { tools: ClerkTools; copies: Copy[]; writerName: string; texts: FormTexts };

/** The copy for the official record, by the writer's own mail program. */
export function ClerkMail({ tools, copies, writerName, texts }: Props) {
  const area = useRef<HTMLDivElement>(null);
  const shown = tools.clerks
    .map((clerk) => ({ clerk, theirs: copies.filter(({ person }) => person.bodyId === clerk.bodyId) }))
    .filter(({ theirs }) => theirs.length > 0);
  if (shown.length === 0) return null;
  return (
    <div ref={area} className={`${styles.way} ${styles.needsScript}`}>
      <h3>{tools.title}</h3>
      {shown.map(({ clerk, theirs }) => {
        const letters = theirs.map(({ person, body }) => ({ name: person.name, body }));
        const { subject, body } = clerkCopy(tools.record, clerk.bodyName, letters, writerName);
        return (
          <div key={clerk.bodyId}>
            <p className="small">{clerk.note}</p>
            <p className="row">
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
