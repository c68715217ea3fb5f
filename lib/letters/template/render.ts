import type { Node } from './check.ts';
import { type Condition, type Field, type Flag, followsRecord, guaranteedBy, isField } from './vocabulary.ts';

/**
 * What is on record about one official, put into words of one language. A fact has one wording or several that say
 * the same; a fact that is not known is absent. Plain data: it travels to the browser.
 */
export type Facts = {
  known: { [field in Field]?: readonly string[] };
  flags: readonly Flag[];
};

/** Text of one origin: the template's own, a fact's, and whether it is there because of the official's record. */
export type Segment = { text: string; own: boolean; record: boolean };

export type Rendered =
  | { ok: true; segments: Segment[] }
  /** Facts that the template needs and the record does not have. */
  | { ok: false; missing: Field[] };

/**
 * Puts facts into a checked template. Total: whole text or the list of what is missing, never an exception and never
 * a part of a text.
 *
 * @param pick chooses among wordings that say the same: an index for a field with so many of them
 */
export function render(
  nodes: readonly Node[],
  facts: Facts,
  pick: (field: Field, count: number) => number = () => 0,
): Rendered {
  const segments: Segment[] = [];
  const missing = new Set<Field>();
  walk(nodes, false);
  return missing.size > 0 ? { ok: false, missing: [...missing] } : { ok: true, segments };

  function walk(within: readonly Node[], record: boolean) {
    for (const node of within) {
      if (typeof node === 'string') segments.push({ text: node, own: true, record });
      else if ('field' in node) {
        const value = wordingOf(facts, node.field, pick);
        if (value === null) missing.add(node.field);
        else segments.push({ text: value, own: false, record: record || followsRecord(node.field) });
      } else {
        const chosen = node.choose.find(({ when, not }) => holds(facts, when) !== not);
        const because = node.choose.some(({ when }) => followsRecord(when));
        walk(chosen ? chosen.say : node.otherwise, record || because);
      }
    }
  }
}

/** A condition holds only together with every fact that it promises. */
export function holds(facts: Facts, condition: Condition): boolean {
  const told = isField(condition) || facts.flags.includes(condition);
  return told && guaranteedBy(condition).every((field) => wordingOf(facts, field) !== null);
}

function wordingOf(facts: Facts, field: Field, pick: (field: Field, count: number) => number = () => 0) {
  const usable = (facts.known[field] ?? []).filter(isUsable);
  return usable[pick(field, usable.length) % usable.length] ?? usable[0] ?? null;
}

/** Something to read, and nothing that would read as a template again. */
function isUsable(value: string): boolean {
  return value.trim() !== '' && !hasTemplateSyntax(value);
}

/** Whether a text has what only a template has: such a text is nobody's letter yet. */
export function hasTemplateSyntax(text: string): boolean {
  return /\{\{|\}\}/.test(text) || /\{\s*[a-z_]+\.[a-z_.]+\s*\}/.test(text);
}

/** A text of somebody else's, such as the title of a motion, in which braces would read as a template. */
export function withoutSyntax(text: string): string {
  return hasTemplateSyntax(text) ? text.replace(/\{/g, '(').replace(/\}/g, ')') : text;
}
