// Which entries of the audit are changes of one fact, with both versions whole, so that they can be undone.

/** Facts that a command took from a file. */
const IMPORTS = ['body.import', 'seat.import', 'term.import', 'channel.import'] as const;

export type ChangeAction = 'add' | 'change' | 'remove' | 'undo' | 'import';

/** For a query of the audit. */
export const FACT_ENTRIES = {
  OR: [{ action: { startsWith: 'fact.' } }, { action: { in: [...IMPORTS] } }],
};

export function isFactEntry(action: string): boolean {
  return action.startsWith('fact.') || (IMPORTS as readonly string[]).includes(action);
}

export function changeAction(action: string): ChangeAction {
  return action.startsWith('fact.') ? (action.slice('fact.'.length) as ChangeAction) : 'import';
}
