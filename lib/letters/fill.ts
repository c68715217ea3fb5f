import type { Variant, WriterStanding } from './words.ts';

/** `record` follows this recipient's own record; `own` and `campaign` are a person's words; the rest is the template. */
export type PartKind = 'fixed' | 'record' | 'own' | 'campaign';
/** One paragraph. */
export type Part = { text: string; kind: PartKind };
export type Composed = { subject: string; body: string; parts: Part[] };

/** What only the writer's browser knows. */
export type Writer = { ownWords: string; writerName: string; standing?: WriterStanding | undefined };

/**
 * A letter with places left open for what the writer adds: made on the server, filled in the browser, so that
 * nothing of a person's text has to travel to be put into a letter.
 */
export type Template = {
  variant: Variant;
  subject: string;
  greeting: string;
  /** A sentence for each connection to the place. */
  standings: { [standing in WriterStanding]: string };
  about: string;
  /** Paragraphs that follow the writer's own words. */
  after: Part[];
  /** What to say on the phone, sentence by sentence; NAME stands for the writer's name. */
  phone: { hello: string; rest: string[] };
};

/** Stands for the writer's name in a phone script: a private-use character, so that no real text contains it. */
export const NAME = '\uE000';

/** Puts what the writer adds into a template. Pure and without a catalogue: it runs in the browser as one types. */
export function fillTemplate(template: Template, writer: Writer): Composed {
  const opening = sentences([
    writer.standing === undefined ? '' : template.standings[writer.standing],
    template.about,
  ]);
  const parts: Part[] = [
    { kind: 'fixed', text: template.greeting },
    { kind: 'fixed', text: opening },
    { kind: 'own', text: tidy(writer.ownWords) },
    ...template.after,
    { kind: 'fixed', text: tidy(writer.writerName) },
  ];
  const filled = parts.filter((part) => part.text !== '');
  return { subject: template.subject, body: filled.map((part) => part.text).join('\n\n'), parts: filled };
}

export function phoneScript(
  template: Template,
  writer: Pick<Writer, 'writerName' | 'standing'>,
  blank: string,
): string {
  const name = tidy(writer.writerName) || blank;
  const standing = writer.standing === undefined ? '' : template.standings[writer.standing];
  return sentences([template.phone.hello.replace(NAME, () => name), standing, ...template.phone.rest]);
}

export function sentences(all: readonly string[]): string {
  return all.filter((sentence) => sentence !== '').join(' ');
}

/** Spaces at the ends and doubled ones go; the writer's own paragraphs stay. */
export function tidy(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
