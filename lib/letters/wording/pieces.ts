import { check, type Node, type Part } from '../template/check.ts';
import { type Facts, holds } from '../template/render.ts';
import { usedBy } from '../template/used.ts';
import { type Field, isAlwaysKnown, knownIn } from '../template/vocabulary.ts';
import type { Variant } from '../words.ts';
import type { Template } from './fill.ts';

/** Subject and body of a template as they are written. */
export type Written = { subject: string; body: string };

/** The ready-made letter, in its own language: what a letter without a campaign is drawn up from. */
export const READY_MADE: Written = {
  subject: '{{ready.subject}}',
  body: `{{if ready.agreement}}
{{ready.agreement}}
{{end}}

{{ready.record}} {{ready.request}}

{{ready.details}}

{{ready.closing}}`,
};

export type Pieces = { subject: Node[]; body: Node[] };

/** What a letter has whichever template it follows. */
export type Frame = Omit<Template, 'subject' | 'body' | 'fromCampaign'>;

/**
 * Facts that a template may need and this record does not have, whatever its writer adds: those that it takes to be
 * known of everybody, or of everybody of the variant.
 */
export function lacking(pieces: Pieces, variant: Variant | null, facts: Facts): Field[] {
  const { shown } = usedBy([...pieces.subject, ...pieces.body]);
  const promised = knownIn(variant);
  return [...shown].filter(
    (field) => (isAlwaysKnown(field) || promised.includes(field)) && !holds(facts, field),
  );
}

/** Both parts of a template, checked; null when one has a mistake. */
export function piecesOf(written: Written, variant: Variant | null): Pieces | null {
  const piece = (part: Part) => {
    const checked = check(written[part], part, variant);
    return checked.ok ? checked.nodes : null;
  };
  const [subject, body] = [piece('subject'), piece('body')];
  return subject && body ? { subject, body } : null;
}
