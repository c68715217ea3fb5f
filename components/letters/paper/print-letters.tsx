'use client';

import { useEffect, useState } from 'react';
import { EMPTY_DRAFT, type LocalDraft, readDraft } from '#components/letters/drafts/draft.ts';
import { paragraphs } from '#components/letters/letter-copy.tsx';
import { editKey } from '#lib/letters/drafts/draft-rules.ts';
import { type ClerkCopyTexts, clerkCopy } from '#lib/letters/wording/clerk-copy.ts';
import { fillTemplate, type Template } from '#lib/letters/wording/fill.ts';
import type { Ask } from '#lib/letters/words.ts';
import { ClerkChoice, type PrintedClerk } from './clerk-choice.tsx';
import { PdfFile, type PdfTexts } from './pdf-file.tsx';
import styles from './print-letters.module.css';

export type PrintedLetter = {
  termId: string;
  name: string;
  bodyId: string;
  /** Name and office, body, lines of the street address. */
  address: string[];
  hasPostal: boolean;
  source: string | null;
  template: Template;
};

type Props = {
  clerks: PrintedClerk[];
  record: ClerkCopyTexts;
  recordTitle: string;
  recordHint: string;
  geoid: string;
  ask: Ask;
  language: string;
  date: string;
  backHref: string;
  letters: PrintedLetter[];
  /** Recipients of the same letter who are left out here, and the way to have all; null when none is. */
  leftOut: { said: string; all: string; href: string } | null;
  pdf: PdfTexts;
  texts: {
    [key in
      | 'title'
      | 'count'
      | 'how'
      | 'button'
      | 'back'
      | 'none'
      | 'noAddress'
      | 'fallback'
      | 'sender'
      | 'signature']: string;
  };
};

/** One letter a page. The draft is read here, in the browser; without one, or without scripts, the template stands. */
export function PrintLetters({
  geoid,
  ask,
  language,
  date,
  backHref,
  letters,
  leftOut,
  pdf,
  texts,
  ...filing
}: Props) {
  const [filed, setFiled] = useState<string[]>([]);
  const [draft, setDraft] = useState<LocalDraft>(EMPTY_DRAFT);
  const [alive, setAlive] = useState(false);
  useEffect(() => {
    setAlive(true);
    const kept = readDraft(geoid);
    if (kept) setDraft(kept);
  }, [geoid]);
  const toMembers = letters.map((letter) => {
    const { subject, body } =
      draft.edits[editKey(ask, language, letter.termId)] ?? fillTemplate(letter.template, draft);
    return { ...letter, subject, body: withoutName(body, draft.writerName) };
  });
  const toClerks = filing.clerks
    .filter(({ bodyId }) => filed.includes(bodyId))
    .map((clerk) => {
      const theirs = toMembers.filter(({ bodyId }) => bodyId === clerk.bodyId);
      // The name stands under the signature line.
      return {
        ...clerk,
        name: null,
        termId: `clerk-${clerk.bodyId}`,
        ...clerkCopy(filing.record, clerk.bodyName, theirs, ''),
      };
    });
  const composed = [...toMembers, ...toClerks];
  return (
    <main id="content" className={styles.desk}>
      <header className={`${styles.head} no-print`}>
        <h1>{texts.title}</h1>
        <p>{letters.length > 0 ? texts.count : texts.none}</p>
        {leftOut && (
          <p>
            {leftOut.said} <a href={leftOut.href}>{leftOut.all}</a>
          </p>
        )}
        <p>{texts.how}</p>
        {letters.some((it) => !it.hasPostal) && <p>{texts.noAddress}</p>}
        {!alive && <p>{texts.fallback}</p>}
        <p className="row">
          {alive && letters.length > 0 && (
            <button type="button" onClick={() => window.print()}>
              {texts.button}
            </button>
          )}
          <a className="button quiet" href={backHref}>
            {texts.back}
          </a>
        </p>
        {letters.some((it) => it.source) && (
          <p className="small muted">{[...new Set(letters.flatMap((it) => it.source ?? []))].join(' · ')}</p>
        )}
        {alive && filing.clerks.length > 0 && (
          <ClerkChoice
            title={filing.recordTitle}
            hint={filing.recordHint}
            clerks={filing.clerks}
            filed={filed}
            choose={setFiled}
          />
        )}
        {alive && letters.length > 0 && (
          <PdfFile
            texts={pdf}
            language={language}
            date={date}
            writerName={draft.writerName}
            names={composed.map(({ name, address }) => name ?? address.slice(0, 2).join(', '))}
            letters={composed.map(({ address, hasPostal, subject, body }) => ({
              address,
              byHand: !hasPostal,
              subject,
              body,
            }))}
            title={texts.title}
            onSheet={{ sender: texts.sender, signature: texts.signature }}
          />
        )}
      </header>
      {composed.map((letter) => (
        <article key={letter.termId} className={styles.page} lang={language}>
          <div className={styles.sender}>
            <p>{draft.writerName}</p>
            <p className={styles.blank} />
            <p className={styles.blank} />
            <p className={styles.caption}>{texts.sender}</p>
          </div>
          <address className={styles.window}>
            {letter.address.map((line, index) => (
              // Under the name and office, which are in the letter's language, stands what the city calls itself.
              <span key={line} lang={index > 0 ? 'en' : undefined}>
                {line}
              </span>
            ))}
            {!letter.hasPostal && <span className={styles.byHand} />}
          </address>
          <p className={styles.date}>{date}</p>
          <p className={styles.subject}>{letter.subject}</p>
          <div className={styles.body}>{paragraphs(letter.body)}</div>
          <div className={styles.sign}>
            <p className={styles.blank} />
            <p>{draft.writerName || texts.signature}</p>
          </div>
        </article>
      ))}
    </main>
  );
}

/** On paper the name stands under the signature line instead of at the end of the text. */
function withoutName(body: string, writerName: string): string {
  const name = writerName.trim().replace(/\s+/g, ' ');
  return name !== '' && body.trimEnd().endsWith(`\n\n${name}`)
    ? body.trimEnd().slice(0, -name.length).trimEnd()
    : body;
}
