import { useState } from 'react';
import type { FieldErrors, Outcome } from '#lib/kernel/outcome.ts';
import type { Submitted } from '#lib/letters/mutations.ts';
import type { LetterInput } from '#lib/letters/schema.ts';
import type { FormTexts } from './types.ts';

/** `held`: it waits for a person first. `sendAt`: when it leaves, on the place's wall clock; undefined for now. */
export type Sent = { id: string; count: number; held: boolean; sendAt: string | undefined };

type Given = {
  texts: FormTexts;
  reasons: { [reason: string]: string };
  send: (letter: LetterInput) => Promise<Outcome<Submitted>>;
  signIn: () => void;
  onSent: (sent: Sent) => void;
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
    let outcome: Outcome<Submitted>;
    try {
      outcome = await send(letter);
    } catch {
      setProblem(texts.unreachable);
      return;
    }
    if (outcome.ok) {
      const { id, held = false } = outcome.value;
      onSent({ id, count: letter.copies.length, held, sendAt: letter.sendAt });
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
    const whole = ofTheWhole(outcome.fields ?? {}, reasons);
    setProblem([...(whole.length > 0 ? whole : [said]), texts.failedKept].join(' '));
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

/** What is not about one copy, in words, each once. */
export function ofTheWhole(fields: FieldErrors, reasons: { [reason: string]: string }): string[] {
  const said = Object.entries(fields).flatMap(([field, reason]) => {
    if (field.startsWith('copies')) return [];
    return reasons[field.startsWith('fileWith') ? 'clerk' : reason] ?? [];
  });
  return [...new Set(said)];
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
