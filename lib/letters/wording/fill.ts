import type { Node } from '../template/check.ts';
import { type Facts, render } from '../template/render.ts';
import type { Flag } from '../template/vocabulary.ts';
import type { Variant, WriterStanding } from '../words.ts';
import { paragraphsOf } from './paragraphs.ts';
import { sentences, tidy } from './tidy.ts';
import { pickWording } from './wordings.ts';

/** `record` follows this recipient's own record; `own` and `campaign` are a person's words; the rest is ready-made. */
export type PartKind = 'fixed' | 'record' | 'own' | 'campaign';
/** One paragraph. */
export type Part = { text: string; kind: PartKind };
export type Composed = { subject: string; body: string; parts: Part[] };

/** What only the writer's browser knows. */
export type Writer = {
  ownWords: string;
  writerName: string;
  standing?: WriterStanding | undefined;
  /** Chooses among wordings that say the same, one for each draft; without it the first of each is taken. */
  seed?: number | undefined;
};

/**
 * A letter with places left open for what the writer adds: made on the server, filled in the browser, so that
 * nothing of a person's text has to travel to be put into a letter.
 */
export type Template = {
  variant: Variant;
  /** Tells the recipients of one draft apart, so that their letters begin and end differently. */
  key: string;
  greeting: string[];
  /** A sentence for each connection to the place. */
  standings: { [standing in WriterStanding]: string };
  about: string[];
  /** Refers to an earlier letter to the same person; empty in a first letter. */
  earlier: string;
  /** Found right by the check, and whole with these facts. */
  subject: Node[];
  /** What stands between the writer's own words and the name. */
  body: Node[];
  facts: Facts;
  /** Subject and body are a campaign's, not the ready-made ones. */
  fromCampaign: boolean;
  /** What to say on the phone, sentence by sentence; NAME stands for the writer's name. */
  phone: { hello: string; rest: string[] };
};

/** Stands for the writer's name in a phone script: a private-use character, so that no real text contains it. */
export const NAME = '\uE000';

/** Puts what the writer adds into a template. Pure and without a catalogue: it runs in the browser as one types. */
export function fillTemplate(template: Template, writer: Writer): Composed {
  const pick = (slot: string, count: number) => pickWording(writer.seed, `${template.key} ${slot}`, count);
  const one = (slot: 'greeting' | 'about') => template[slot][pick(slot, template[slot].length)] ?? '';
  const facts = withWriter(template, writer);
  const opening = sentences([standingOf(template, writer.standing), one('about'), template.earlier]);
  const segmentsOf = (nodes: Node[]) => {
    const rendered = render(nodes, facts, pick);
    return rendered.ok ? rendered.segments : [];
  };
  const parts: Part[] = [
    { kind: 'fixed', text: one('greeting') },
    { kind: 'fixed', text: opening },
    { kind: 'own', text: tidy(writer.ownWords) },
    ...paragraphsOf(segmentsOf(template.body), template.fromCampaign),
    { kind: 'fixed', text: tidy(writer.writerName) },
  ];
  const filled = parts.filter((part) => part.text !== '');
  const subject = segmentsOf(template.subject)
    .map((segment) => segment.text)
    .join('');
  return {
    subject: subject.replace(/\s+/g, ' ').trim(),
    body: filled.map((part) => part.text).join('\n\n'),
    parts: filled,
  };
}

const STANDING_FLAGS: { [standing in WriterStanding]?: Flag } = {
  lives: 'writer.lives',
  works: 'writer.works',
  owns_business: 'writer.owns_business',
};

/** More is known with the writer than without: a template that is whole without stays whole. */
function withWriter(template: Template, { writerName, standing }: Writer): Facts {
  const flag = standing && STANDING_FLAGS[standing];
  return {
    known: {
      ...template.facts.known,
      'writer.name': [tidy(writerName)],
      'writer.standing': [standingOf(template, standing)],
    },
    flags: [...template.facts.flags, ...(flag ? [flag] : [])],
  };
}

function standingOf(template: Template, standing: WriterStanding | undefined): string {
  return standing === undefined ? '' : template.standings[standing];
}

export function phoneScript(
  template: Template,
  writer: Pick<Writer, 'writerName' | 'standing'>,
  blank: string,
): string {
  const name = tidy(writer.writerName) || blank;
  return sentences([
    template.phone.hello.replace(NAME, () => name),
    standingOf(template, writer.standing),
    ...template.phone.rest,
  ]);
}
