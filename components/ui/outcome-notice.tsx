import type { Outcome } from '#lib/kernel/outcome.ts';
import { Notice } from './notice.tsx';

/** What each reason says, in the reader's language, with {name} for details; made on the server by `reasonTexts`. */
export type ReasonTexts = Record<string, string>;

/** Says what came of a form: what was refused and what to do, or that it is done. */
export function OutcomeNotice<V>({
  outcome,
  reasons,
  done,
}: {
  outcome: Outcome<V, string> | null;
  reasons: ReasonTexts;
  done?: string;
}) {
  if (!outcome) return null;
  if (outcome.ok) {
    return done ? (
      <Notice tone="good" live>
        <p>{done}</p>
      </Notice>
    ) : null;
  }
  const text = reasons[outcome.reason] ?? reasons.unexpected ?? outcome.reason;
  return (
    <Notice tone="bad" live>
      <p>{text.replace(/\{(\w+)\}/g, (_, name: string) => String(outcome.detail?.[name] ?? ''))}</p>
    </Notice>
  );
}
