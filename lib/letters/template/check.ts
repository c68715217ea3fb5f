import type { Variant } from '../words.ts';
import { parse, type Tree } from './parse.ts';
import { type Problem, type Problems, problemsOf } from './problem.ts';
import {
  type Condition,
  conditionFor,
  FIELDS,
  type Field,
  FLAGS,
  guaranteedBy,
  isAlwaysKnown,
  isCondition,
  isField,
  knownIn,
} from './vocabulary.ts';

/** A piece of a template that was found right: text as it stands, a field, or a choice. */
export type Node = string | { field: Field } | { choose: Branch[]; otherwise: Node[] };
export type Branch = { when: Condition; not: boolean; say: Node[] };

export type Part = 'subject' | 'body';

/** In UTF-16 units of the source. */
export const LENGTH: Record<Part, number> = { subject: 300, body: 8000 };

export type Checked = { ok: true; nodes: Node[] } | { ok: false; problems: Problem[] };

/**
 * Whether a template is right for every official that it can meet: each name known, each field only where its fact
 * is, each condition closed, and something said whatever the record. Never throws, and takes time in proportion to
 * the length.
 *
 * @param variant whose template it is; null for the one that serves all
 */
export function check(source: string, part: Part, variant: Variant | null): Checked {
  const problems = problemsOf(source);
  if (source.length > LENGTH[part]) {
    problems.add('too_long', LENGTH[part], source.length, { limit: String(LENGTH[part]) });
    return { ok: false, problems: problems.found };
  }
  const control = /(?![\n\r\t])\p{Cc}/u.exec(source);
  if (control) problems.add('control', control.index, control.index + 1);
  const lineBreak = part === 'subject' ? source.search(/[\n\r]/) : -1;
  if (lineBreak !== -1) problems.add('line_break', lineBreak, lineBreak + 1);
  const tree = parse(source, problems);
  const nodes = build(tree, new Set(knownIn(variant)), problems);
  if (problems.found.length === 0 && !alwaysSays(nodes))
    problems.add('says_nothing', source.length, source.length);
  const { found } = problems;
  return found.length === 0
    ? { ok: true, nodes }
    : { ok: false, problems: found.sort((a, b) => a.start - b.start) };
}

/** @param known fields that are known wherever this part of the tree is shown */
function build(tree: Tree, known: ReadonlySet<Field>, problems: Problems): Node[] {
  return tree.flatMap((piece): Node[] => {
    if (piece.kind === 'text') return [piece.text];
    if (piece.kind === 'field') return field(piece, known, problems);
    const choose: Branch[] = [];
    let rest = known;
    for (const { name, not, body, start, end } of piece.branches) {
      if (!isCondition(name)) {
        if (name !== '') problems.add('unknown_condition', start, end, { name }, [...FLAGS, ...FIELDS]);
        build(body, rest, problems);
        continue;
      }
      const holds = new Set([...rest, ...guaranteedBy(name)]);
      choose.push({ when: name, not, say: build(body, not ? rest : holds, problems) });
      // Whoever comes past "if not vote" has a vote.
      if (not) rest = holds;
    }
    return [{ choose, otherwise: build(piece.otherwise ?? [], rest, problems) }];
  });
}

function field(
  { name, start, end }: { name: string; start: number; end: number },
  known: ReadonlySet<Field>,
  problems: Problems,
): Node[] {
  if (!isField(name)) {
    problems.add('unknown_field', start, end, { name }, FIELDS);
    return [];
  }
  if (!isAlwaysKnown(name) && !known.has(name))
    problems.add('unguarded', start, end, { name, condition: conditionFor(name) ?? name });
  return [{ field: name }];
}

/** Whether something is said whichever conditions hold. */
function alwaysSays(nodes: readonly Node[]): boolean {
  return nodes.some((node) => {
    if (typeof node === 'string') return node.trim() !== '';
    if ('field' in node) return true;
    return node.choose.every(({ say }) => alwaysSays(say)) && alwaysSays(node.otherwise);
  });
}
