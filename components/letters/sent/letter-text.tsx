import styles from './letter-text.module.css';

type Props = {
  summary: string;
  subjectLabel: string;
  /** The language that the letter is written in. */
  language: string;
  text: { subject: string; body: string } | null;
};

/** One copy as it was sent, folded away until asked for. */
export function LetterText({ summary, subjectLabel, language, text }: Props) {
  if (!text) return null;
  return (
    <details className={styles.copy}>
      <summary>{summary}</summary>
      <div className={styles.letter}>
        <p className={styles.subject}>
          {subjectLabel}: <strong lang={language}>{text.subject}</strong>
        </p>
        <p className={styles.body} lang={language}>
          {text.body}
        </p>
      </div>
    </details>
  );
}
