'use client';

import { useEffect, useState } from 'react';
import { fillTemplate, type Template } from '#lib/letters/fill.ts';
import type { Ask } from '#lib/letters/words.ts';
import { EMPTY_DRAFT, editKey, type LocalDraft, readDraft } from './draft.ts';
import { paragraphs } from './letter-copy.tsx';
import styles from './print-letters.module.css';

export type PrintedLetter = {
  termId: string;
  /** Name and office, body, lines of the street address. */
  address: string[];
  hasPostal: boolean;
  source: string | null;
  template: Template;
};

type Props = {
  geoid: string;
  ask: Ask;
  language: string;
  date: string;
  backHref: string;
  letters: PrintedLetter[];
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
export function PrintLetters({ geoid, ask, language, date, backHref, letters, texts }: Props) {
  const [draft, setDraft] = useState<LocalDraft>(EMPTY_DRAFT);
  const [alive, setAlive] = useState(false);
  useEffect(() => {
    setAlive(true);
    const kept = readDraft(geoid);
    if (kept) setDraft(kept);
  }, [geoid]);
  return (
    <main id="content" className={styles.desk}>
      <header className={`${styles.head} no-print`}>
        <h1>{texts.title}</h1>
        <p>{letters.length > 0 ? texts.count : texts.none}</p>
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
      </header>
      {letters.map((letter) => {
        const composed = fillTemplate(letter.template, draft);
        const edit = draft.edits[editKey(ask, language, letter.termId)];
        const body = edit?.body ?? composed.body;
        return (
          <article key={letter.termId} className={styles.page} lang={language}>
            <div className={styles.sender}>
              <p>{draft.writerName}</p>
              <p className={styles.blank} />
              <p className={styles.blank} />
              <p className={styles.caption}>{texts.sender}</p>
            </div>
            <address className={styles.window}>
              {letter.address.map((line) => (
                <span key={line}>{line}</span>
              ))}
              {!letter.hasPostal && <span className={styles.byHand} />}
            </address>
            <p className={styles.date}>{date}</p>
            <p className={styles.subject}>{edit?.subject ?? composed.subject}</p>
            <div className={styles.body}>{paragraphs(withoutName(body, draft.writerName))}</div>
            <div className={styles.sign}>
              <p className={styles.blank} />
              <p>{draft.writerName || texts.signature}</p>
            </div>
          </article>
        );
      })}
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
