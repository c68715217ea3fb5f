import { useState } from 'react';
import type { Outcome } from '#lib/kernel/outcome.ts';
import type { LetterInput } from '#lib/letters/schema.ts';
import type { FormTexts } from './types.ts';

export type Sent = { id: string; count: number };

type Given = {
  texts: FormTexts;
  reasons: { [reason: string]: string };
  send: (letter: LetterInput) => Promise<Outcome<{ id: string }>>;
  signIn: () => void;
  onSent: (sent: Sent, letter: LetterInput) => void;
};

/** Sends a letter that was checked, and says in words what came of it. The text stays wherever it fails. */
export function useSending({ texts, reasons, send, signIn, onSent }: Given) {
  const [problem, setProblem] = useState<string | null>(null);
  /** What the server said of single copies, by term. */
  const [refused, setRefused] = useState<{ [termId: string]: string }>({});

  /** The server would not wait for the time that was chosen. */
  const [badTime, setBadTime] = useState(false);

  async function submit(letter: LetterInput) {
    setProblem(null);
    setBadTime(false);
    setRefused({});
    let outcome: Outcome<{ id: string }>;
    try {
      outcome = await send(letter);
    } catch {
      setProblem(texts.unreachable);
      return;
    }
    if (outcome.ok) {
      onSent({ id: outcome.value.id, count: letter.copies.length }, letter);
      return;
    }
    if (outcome.reason === 'signed_out') {
      signIn();
      return;
    }
    const detail = outcome.detail ?? {};
    const said = (reasons[outcome.reason] ?? reasons.unexpected ?? '').replace(
      /\{(\w+)\}/g,
      (_, name: string) => String(detail[name] ?? ''),
    );
    setProblem(`${said} ${texts.failedKept}`);
    setBadTime(outcome.fields?.sendAt !== undefined);
    setRefused(
      Object.fromEntries(
        Object.entries(outcome.fields ?? {}).flatMap(([field, reason]) => {
          const copy = letter.copies[Number(/^copies\.(\d+)/.exec(field)?.[1] ?? Number.NaN)];
          const words = refusalText(texts, reason) ?? reasons[reason] ?? reasons.invalid;
          return copy && words ? [[copy.termId, words]] : [];
        }),
      ),
    );
  }

  return { submit, problem, setProblem, badTime, refused, setRefused };
}

function refusalText(texts: FormTexts, reason: string): string | undefined {
  switch (reason) {
    case 'termEnded':
      return texts.termEnded;
    case 'noEmail':
      return texts.noEmail;
    case 'suppressed':
      return texts.suppressed;
    case 'notInPlace':
      return texts.notInPlace;
    case 'duplicate':
      return texts.duplicate;
    default:
      return undefined;
  }
}
