import { paragraphs } from '#components/letters/letter-copy.tsx';
import type { Locale } from '#lib/kernel/locales.ts';
import { fillTemplate } from '#lib/letters/wording/fill.ts';
import { type Frame, lacking, type Pieces } from '#lib/letters/wording/pieces.ts';
import { SUBJECT_MAX, type Variant } from '#lib/letters/words.ts';
import campaign from './campaigns.module.css';
import styles from './templates.module.css';

/** A target on which the text is tried. */
export type Trial = {
  name: string;
  office: string;
  /** The text on the desk is the one that this official's letters follow, or will once it is saved. */
  applies: boolean;
  frame: Frame;
};

export type TrialTexts = {
  [key in
    | 'preview'
    | 'previewNote'
    | 'previewBroken'
    | 'forThem'
    | 'notForThem'
    | 'lacks'
    | 'subjectLong'
    | 'writer']: string;
};

type Props = {
  language: Locale;
  /** Null while there is a mistake. */
  pieces: Pieces | null;
  granted: Variant | null;
  trials: readonly Trial[];
  texts: TrialTexts;
};

/** What the text on the desk says to each target, drawn in the browser as one types. */
export function TemplateTrials({ language, pieces, granted, trials, texts }: Props) {
  return (
    <section aria-labelledby="trials" className={styles.trials}>
      <h2 id="trials">{texts.preview}</h2>
      <p className="small muted">{pieces ? texts.previewNote : texts.previewBroken}</p>
      {pieces &&
        trials.map((trial, index) => (
          <details key={trial.frame.key} open={index === trials.findIndex((it) => it.applies)}>
            <summary>
              {trial.office}{' '}
              <span className="small muted">{trial.applies ? texts.forThem : texts.notForThem}</span>
            </summary>
            <OneTrial trial={trial} pieces={pieces} granted={granted} language={language} texts={texts} />
          </details>
        ))}
    </section>
  );
}

function OneTrial({
  trial: { name, frame },
  pieces,
  granted,
  language,
  texts,
}: Omit<Props, 'pieces' | 'trials'> & { trial: Trial; pieces: Pieces }) {
  const missing = lacking(pieces, granted, frame.facts);
  if (missing.length > 0)
    return (
      <p className="small">{texts.lacks.replace('{name}', name).replace('{fields}', missing.join(', '))}</p>
    );
  const { subject, body } = fillTemplate(
    { ...frame, ...pieces, fromCampaign: true },
    { ownWords: '', writerName: texts.writer },
  );
  return (
    <>
      {subject.length > SUBJECT_MAX && (
        <p className={styles.bad}>
          {texts.subjectLong.replace('{name}', name).replace('{length}', String(subject.length))}
        </p>
      )}
      <div className={campaign.letter} lang={language}>
        <p>
          <strong>{subject}</strong>
        </p>
        {paragraphs(body)}
      </div>
    </>
  );
}
