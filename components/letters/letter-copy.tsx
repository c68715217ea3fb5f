import { type ReactNode, type RefObject, useRef, useState } from 'react';
import { copyText } from '#components/letters/paper/copy-text.ts';
import { MailtoLink } from '#components/letters/paper/mailto-link.tsx';
import { type CallTools, PhoneCall } from '#components/letters/paper/phone-call.tsx';
import { LongLine } from '#components/ui/long-line.tsx';
import type { Edit } from '#lib/letters/drafts/draft-rules.ts';
import type { Composed, Writer } from '#lib/letters/wording/fill.ts';
import type { Ask } from '#lib/letters/words.ts';
import type { Choosable, FormTexts } from './types.ts';
import styles from './write.module.css';

export type Copy = {
  person: Choosable;
  composed: Composed;
  /** What was changed by hand; null while the copy follows the template. */
  edit: Edit | null;
  subject: string;
  body: string;
};

type Props = {
  copy: Copy;
  /** Shown unfolded from the start. */
  open: boolean;
  ask: Ask;
  language: string;
  writer: Writer;
  texts: FormTexts;
  /** How much of it is the writer's own. */
  share: ReactNode;
  error: { subject?: string | undefined; body?: string | undefined };
  change: (edit: Edit | null) => void;
  geoid: string;
  campaign: string | null;
  calls: CallTools;
};

/** One letter: as it will be read, or open for changes. */
export function LetterCopy(props: Props) {
  const { copy, open, ask, language, writer, texts, share, error, change, geoid, campaign, calls } = props;
  const [changing, setChanging] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);
  const { person, subject, body } = copy;
  const editing = changing || error.subject !== undefined || error.body !== undefined;
  // Open, the margin of the letter says why; said twice it would be noise.
  const saysWhy = !editing && !copy.edit && copy.composed.parts.some(({ kind }) => kind === 'record');
  return (
    <details ref={details} className={styles.letter} open={open || editing || undefined}>
      <summary>
        <h3 id={`letter-${person.termId}`}>{person.name}</h3>
        <span className={`${styles.hint} ${saysWhy ? styles.once : ''} muted`}>
          {copy.edit ? texts.edited : person.why}
        </span>
      </summary>
      {editing ? (
        <Editor copy={copy} language={language} texts={texts} error={error} change={change} />
      ) : (
        <Sheet copy={copy} language={language} texts={texts} />
      )}
      <div className={styles.needsScript}>{share}</div>
      <div className={`row no-print ${styles.tools}`}>
        <button type="button" className={`quiet ${styles.script}`} onClick={() => setChanging(!editing)}>
          {editing ? texts.done : texts.edit}
        </button>
        {copy.edit && (
          <button type="button" className="quiet" onClick={() => change(null)}>
            {texts.reset}
          </button>
        )}
        <CopyButton text={`${subject}\n\n${body}`} area={details} texts={texts} />
        {person.email && (
          <MailtoLink to={person.email} subject={subject} body={body} area={details} texts={texts} />
        )}
      </div>
      {person.phone && (
        <PhoneCall
          geoid={geoid}
          termId={person.termId}
          phone={person.phone}
          template={person.templates[ask]}
          writer={writer}
          language={language}
          campaign={campaign}
          tools={calls}
          texts={texts}
        />
      )}
    </details>
  );
}

/** The letter as a letter. The parts that are this person's, the writer's or the campaign's say so in the margin. */
function Sheet({ copy, language, texts }: { copy: Copy; language: string; texts: FormTexts }) {
  const { composed, edit, person } = copy;
  if (edit) {
    return (
      <div className={styles.sheet} lang={language}>
        <p className={styles.subject}>{edit.subject}</p>
        {paragraphs(edit.body)}
      </div>
    );
  }
  const notes = { record: person.why, own: texts.own, campaign: texts.fromCampaign, fixed: '' };
  return (
    <div className={styles.sheet}>
      <p className={styles.subject} lang={language}>
        {composed.subject}
      </p>
      {composed.parts.map((part, index) => {
        // The parts of a letter have no name but their place, and never change their order.
        const key = `${part.kind}-${index}`;
        if (part.kind === 'fixed') {
          return (
            <div key={key} lang={language}>
              {paragraphs(part.text)}
            </div>
          );
        }
        return (
          <div key={key} className={styles.marked} data-kind={part.kind}>
            <div lang={language}>{paragraphs(part.text)}</div>
            {composed.parts[index - 1]?.kind !== part.kind && (
              <p className={styles.margin}>{notes[part.kind]}</p>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** Paragraphs as they stand; a single line break stays one. */
export function paragraphs(text: string) {
  return text.split('\n\n').map((paragraph, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is known by its place alone
    <p key={index}>{paragraph}</p>
  ));
}

type EditorProps = Pick<Props, 'copy' | 'language' | 'texts' | 'error' | 'change'>;

function Editor({ copy, language, texts, error, change }: EditorProps) {
  const { person, subject, body } = copy;
  const id = (part: string) => `${part}-${person.termId}`;
  return (
    <div className={styles.editor}>
      <label htmlFor={id('subject')}>{texts.subject}</label>
      <LongLine
        text={subject}
        id={id('subject')}
        lang={language}
        value={subject}
        aria-invalid={error.subject ? true : undefined}
        aria-describedby={error.subject && id('subject-error')}
        onChange={(event) => change({ subject: event.target.value, body })}
      />
      {error.subject && (
        <p id={id('subject-error')} className={styles.error}>
          {error.subject}
        </p>
      )}
      <label htmlFor={id('body')}>{texts.body}</label>
      <textarea
        id={id('body')}
        lang={language}
        rows={18}
        value={body}
        aria-invalid={error.body ? true : undefined}
        aria-describedby={error.body && id('body-error')}
        onChange={(event) => change({ subject, body: event.target.value })}
      />
      {error.body && (
        <p id={id('body-error')} className={styles.error}>
          {error.body}
        </p>
      )}
    </div>
  );
}

type CopyButtonProps = {
  text: string;
  /** What to select when the browser refuses the clipboard. */
  area: RefObject<HTMLElement | null>;
  texts: Pick<FormTexts, 'copy' | 'copied' | 'copyFailed'>;
};

export function CopyButton({ text, area, texts }: CopyButtonProps) {
  const [state, setState] = useState<'' | 'copied' | 'copyFailed'>('');
  const copy = async () => setState((await copyText(text, area)) ? 'copied' : 'copyFailed');
  return (
    <>
      <button type="button" className={`quiet ${styles.script}`} onClick={copy}>
        {texts.copy}
      </button>
      <span role="status" className="small">
        {state && texts[state]}
      </span>
    </>
  );
}
