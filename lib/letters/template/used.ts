import type { Node } from './check.ts';
import type { Condition, Field } from './vocabulary.ts';

/** The fields that a template can show and the conditions that it asks. */
export function usedBy(nodes: readonly Node[]): { shown: Set<Field>; conditions: Set<Condition> } {
  const shown = new Set<Field>();
  const conditions = new Set<Condition>();
  const visit = (within: readonly Node[]) => {
    for (const node of within) {
      if (typeof node === 'string') continue;
      if ('field' in node) shown.add(node.field);
      else {
        for (const branch of node.choose) {
          conditions.add(branch.when);
          visit(branch.say);
        }
        visit(node.otherwise);
      }
    }
  };
  visit(nodes);
  return { shown, conditions };
}
