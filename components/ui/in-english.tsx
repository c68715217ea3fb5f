import { englishParts } from '#lib/kernel/english-parts.ts';

type Props = {
  /** In the page's language. */
  text: string;
  /** What of it stays English: the name of a body or an office. */
  name: string;
};

/** A sentence in which an English name is marked as such, so that it is read aloud as one (WCAG 3.1.2). */
export function InEnglish({ text, name }: Props) {
  return englishParts(text, [name]).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place alone
    <span key={index} lang={part.english ? 'en' : undefined}>
      {part.text}
    </span>
  ));
}
