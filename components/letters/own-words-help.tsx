import { formatShare } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { fillTemplate, type Writer } from '#lib/letters/wording/fill.ts';
import { ownShare } from '#lib/letters/wording/own-share.ts';
import type { Ask } from '#lib/letters/words.ts';
import type { Messages } from '#lib/platform/messages.ts';
import type { Copy } from './letter-copy.tsx';
import styles from './write.module.css';

/** In the reader's language; {percent} is filled in here. */
export type OwnTexts = Messages['letters']['templates']['own'];

/** Questions that a story of one's own may answer. None is about anybody's status. */
export function StoryPrompts({ ask, texts }: { ask: Ask; texts: OwnTexts }) {
  return (
    <details className={styles.prompts}>
      <summary>{texts.prompts}</summary>
      <ul>
        {Object.entries(texts.questions[ask]).map(([key, question]) => (
          <li key={key}>{question}</li>
        ))}
      </ul>
      <p className="small muted">{texts.promptsNote}</p>
    </details>
  );
}

/** From here on nothing more is suggested. */
const MUCH = 0.2;

type ShareProps = { copy: Copy; ask: Ask; writer: Writer; locale: Locale; texts: OwnTexts };

/** How much of a copy is the writer's own, in plain words. It never keeps a letter back. */
export function OwnShare({ copy, ask, writer, locale, texts }: ShareProps) {
  const untouched = fillTemplate(copy.person.templates[ask], { ...writer, ownWords: '' });
  const share = ownShare(copy.body, untouched.body);
  const text = share === 0 ? texts.share.none : share < MUCH ? texts.share.some : texts.share.much;
  return <p className="small muted">{text.replace('{percent}', formatShare(locale, share))}</p>;
}
