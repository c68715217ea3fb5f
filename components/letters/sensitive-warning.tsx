import { useDeferredValue, useMemo } from 'react';
import { Notice } from '#components/ui/notice.tsx';
import { type SensitivePassage, sensitivePassages } from '#lib/letters/protection/sensitive-rules.ts';
import type { ProtectionTexts } from './types.ts';

type Props = {
  text: string;
  /** What stands there anyway: the template, the office's own address. */
  known: readonly string[];
  /** Language of the text. */
  lang: string;
  texts: ProtectionTexts['sensitive'];
};

const AROUND = 24;

/** Says what of a text seems private, each passage marked, and why it matters. Looks while nothing else is to be done. */
export function SensitiveWarning({ text, known, lang, texts }: Props) {
  const settled = useDeferredValue(text);
  const passages = useMemo(() => sensitivePassages(settled, known), [settled, known]);
  return (
    <div role="status">
      {passages.length > 0 && (
        <Notice tone="warm">
          <p>
            <strong>{texts.title}</strong>
          </p>
          <p>{texts.intro}</p>
          <ul>
            {passages.map((passage) => (
              <li key={`${passage.kind} ${passage.from}`}>
                <q lang={lang}>
                  <Excerpt text={settled} passage={passage} />
                </q>
                <br />
                {texts[passage.kind]}
              </li>
            ))}
          </ul>
          <p className="small">{texts.wrong}</p>
        </Notice>
      )}
    </div>
  );
}

function Excerpt({ text, passage: { from, to } }: { text: string; passage: SensitivePassage }) {
  // From one space to another, so that no word is cut.
  const start = from <= AROUND ? 0 : from - AROUND + text.slice(from - AROUND, from).indexOf(' ') + 1;
  const end =
    to + AROUND >= text.length ? text.length : to + text.slice(to, to + AROUND).lastIndexOf(' ') + 1;
  return (
    <>
      {start > 0 && '…'}
      {text.slice(start, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to, end)}
      {end < text.length && '…'}
    </>
  );
}
