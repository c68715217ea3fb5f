import { type DraftContent, sameContent } from '#lib/letters/drafts/draft-rules.ts';

const MOST_STEPS = 200;
/** Typing in one text without a longer pause is one step. */
const PAUSE_MS = 1_000;

/** Steps back and forward through a draft, for as long as the page is open. */
export class DraftHistory {
  #past: DraftContent[] = [];
  #future: DraftContent[] = [];
  #last: { field: string | null; at: number } | null = null;

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Notes a change. @param at milliseconds */
  push(before: DraftContent, after: DraftContent, at: number): void {
    if (sameContent(before, after)) return;
    const field = typedField(before, after);
    const goesOn = field !== null && this.#last?.field === field && at - this.#last.at < PAUSE_MS;
    if (!goesOn) this.#past = [...this.#past, before].slice(-MOST_STEPS);
    this.#future = [];
    this.#last = { field, at };
  }

  /** The state before the last step; null without one. */
  undo(current: DraftContent): DraftContent | null {
    const before = this.#past.pop();
    if (!before) return null;
    this.#future.push(current);
    this.#last = null;
    return before;
  }

  redo(current: DraftContent): DraftContent | null {
    const after = this.#future.pop();
    if (!after) return null;
    this.#past.push(current);
    this.#last = null;
    return after;
  }

  forget(): void {
    this.#past = [];
    this.#future = [];
    this.#last = null;
  }
}

/** The one text that a change was typed into; null for any other change. */
function typedField(before: DraftContent, after: DraftContent): string | null {
  for (const field of ['ownWords', 'writerName'] as const)
    if (sameContent({ ...before, [field]: after[field] }, after)) return field;
  for (const key of Object.keys(after.edits)) {
    const edit = after.edits[key];
    if (
      edit &&
      before.edits[key] &&
      sameContent({ ...before, edits: { ...before.edits, [key]: edit } }, after)
    )
      return key;
  }
  return null;
}
