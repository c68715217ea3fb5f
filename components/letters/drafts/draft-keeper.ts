import { now } from '#lib/kernel/clock.ts';
import {
  addConflicts,
  type Choice,
  type Conflicts,
  choicesThere,
  contentOf,
  type DraftContent,
  hasText,
  isSettled,
  mergeDrafts,
  NO_CONFLICTS,
  sameContent,
  settleText,
  type TextConflict,
} from '#lib/letters/drafts/draft-rules.ts';
import {
  EMPTY_DRAFT,
  type Kept,
  type LocalDraft,
  parseKept,
  type Store,
  type Sync,
  serialize,
} from './draft.ts';
import { DraftHistory } from './draft-history.ts';

export type KeeperState = Kept & {
  /** Only a draft that was found or changed is written: the blank one of the first moment must not replace it. */
  touched: boolean;
  kept: 'nothing' | 'kept' | 'no_store';
  canUndo: boolean;
  canRedo: boolean;
  /** Counts how often the draft came from elsewhere than the form, whose fields then follow it. */
  adopted: number;
};

/**
 * The draft of one place in one open page: keeps it in the browser at every change, hears other windows of the same
 * browser, goes back and forward. Nothing leaves the browser from here; see draft-account.ts for the account.
 */
export class DraftKeeper {
  #state: KeeperState;
  #store: Store;
  #history = new DraftHistory();
  #listeners = new Set<() => void>();
  /** What the store held when this page last read or wrote it. */
  #seen: string | null = null;
  /** Told after each change that is not the account's own. */
  onChange: () => void = () => {};

  constructor(store: Store, start: Partial<DraftContent>) {
    this.#store = store;
    this.#state = {
      draft: { ...EMPTY_DRAFT, ...start },
      conflicts: NO_CONFLICTS,
      hereOnly: false,
      sync: null,
      changedAt: now().toISOString(),
      touched: false,
      kept: 'nothing',
      gone: false,
      canUndo: false,
      canRedo: false,
      adopted: 0,
    };
  }

  get state(): KeeperState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #set(change: Partial<KeeperState>): void {
    const { canUndo, canRedo } = this.#history;
    this.#state = { ...this.#state, ...change, canUndo, canRedo };
    for (const listener of this.#listeners) listener();
  }

  /** Reads what this browser kept. @param fixed goes before it. @returns what was found, as it was kept */
  open(fixed: Partial<DraftContent>): LocalDraft | null {
    this.#seen = this.#store.read();
    const found = parseKept(this.#seen);
    if (!found) return null;
    this.#set({
      ...found,
      draft: { ...found.draft, ...fixed, resume: false },
      touched: true,
      kept: 'kept',
      adopted: this.#state.adopted + 1,
    });
    return found.draft;
  }

  /** A change by the person. */
  update(change: Partial<LocalDraft>): void {
    this.#change({ ...this.#state.draft, ...change }, {});
  }

  /** A change that is no step of the person's: going back does not bring what it took away. */
  correct(change: Partial<DraftContent>): void {
    this.#change({ ...this.#state.draft, ...change }, {}, false);
  }

  undo(): void {
    const before = this.#history.undo(contentOf(this.#state.draft));
    if (before) this.replace(before, { remember: false });
  }

  redo(): void {
    const after = this.#history.redo(contentOf(this.#state.draft));
    if (after) this.replace(after, { remember: false });
  }

  /** Puts another content in the draft's place: an earlier version, or a step back. */
  replace(content: DraftContent, { remember = true } = {}): void {
    const adopted = this.#state.adopted + 1;
    this.#change({ ...this.#state.draft, ...contentOf(content) }, { adopted }, remember);
  }

  settle(conflict: TextConflict, choice: Choice): void {
    const { draft, conflicts } = this.#state;
    const texts = conflicts.texts.filter((it) => it !== conflict);
    this.#change(
      { ...draft, ...settleText(draft, conflict, choice) },
      { conflicts: { ...conflicts, texts }, adopted: this.#state.adopted + 1 },
    );
  }

  settleChoices(choice: 'here' | 'there'): void {
    const { draft, conflicts } = this.#state;
    const chosen = choice === 'there' ? choicesThere(conflicts) : {};
    this.#change(
      { ...draft, ...chosen },
      { conflicts: { ...conflicts, choices: null }, adopted: this.#state.adopted + 1 },
    );
  }

  /** @returns whether this browser keeps the draft while the person signs in. */
  leave(change: Partial<LocalDraft>): boolean {
    this.#change({ ...this.#state.draft, ...change, resume: true }, {}, false);
    return this.#state.kept === 'kept';
  }

  /** Empties the draft and forgets it here; a step back brings it again. */
  clear(again: Partial<DraftContent>): void {
    const before = contentOf(this.#state.draft);
    const draft = { ...EMPTY_DRAFT, ...again };
    this.#history.push(before, draft, now().getTime());
    this.#forget(draft);
  }

  /** The letter was sent: the draft is forgotten, or what is `left` of it goes on as a new one. */
  sent(left: Partial<LocalDraft> | null): void {
    const draft = left ? { ...this.#state.draft, ...left } : EMPTY_DRAFT;
    this.#history.forget();
    this.#forget(draft);
    if (left) this.#change(draft, {}, false);
  }

  #forget(draft: LocalDraft): void {
    this.#store.drop();
    this.#seen = null;
    this.#set({
      draft,
      conflicts: NO_CONFLICTS,
      sync: null,
      touched: false,
      kept: 'nothing',
      gone: false,
      adopted: this.#state.adopted + 1,
    });
  }

  keepHere(hereOnly: boolean): void {
    this.#set({ hereOnly, ...(hereOnly && { sync: null }) });
    if (this.#state.touched) this.#persist();
    this.onChange();
  }

  /** The account agrees with `sync.base`; where another device's version stands there, it is brought in. */
  agree(sync: Sync, there: DraftContent | null): void {
    if (!there) this.#set({ sync });
    else if (this.#state.touched || hasText(this.#state.draft)) {
      this.#bringIn(this.#state.sync?.base ?? null, there, { sync });
    } else {
      const { ask, to } = this.#state.draft;
      const draft = { ...this.#state.draft, ...there, ...(ask && { ask }), ...(to && { to }) };
      this.#set({ draft, sync, touched: true, adopted: this.#state.adopted + 1 });
    }
    this.#persist();
  }

  /** The account no longer has the draft that this page saved there. */
  lose(): void {
    this.#set({ sync: null, gone: hasText(this.#state.draft) });
    if (this.#state.touched) this.#persist();
  }

  /** The person keeps what is still here as a draft of its own. */
  keepLost(): void {
    this.#change({ ...this.#state.draft, submissionKey: undefined }, { gone: false }, false);
  }

  /** Another window of this browser wrote or removed the draft. */
  storeChanged(text: string | null): void {
    if (text === this.#seen) return;
    if (text === null) {
      this.#seen = null;
      if (this.#state.touched) this.#set({ touched: false, sync: null, gone: hasText(this.#state.draft) });
      return;
    }
    this.#hear(text);
    this.#persist();
    this.onChange();
  }

  #hear(text: string): void {
    const other = parseKept(text);
    const base = parseKept(this.#seen)?.draft ?? null;
    this.#seen = text;
    if (!other) return;
    const { draft, sync, touched } = this.#state;
    const newer = (other.sync?.revision ?? 0) >= (sync?.revision ?? 0) ? other.sync : sync;
    const { hereOnly, changedAt, gone } = other;
    if (!touched || (base && sameContent(base, draft))) {
      const adopted = this.#state.adopted + 1;
      this.#set({ ...other, draft: { ...other.draft, resume: false }, touched: true, adopted });
    } else this.#bringIn(base, other.draft, { sync: newer, hereOnly, changedAt, gone }, other.conflicts);
  }

  #bringIn(
    base: DraftContent | null,
    there: DraftContent,
    more: Partial<KeeperState>,
    theirs: Conflicts = NO_CONFLICTS,
  ): void {
    const { content, conflicts } = mergeDrafts(base, contentOf(this.#state.draft), contentOf(there));
    this.#history.push(contentOf(this.#state.draft), content, now().getTime());
    this.#set({
      ...more,
      draft: { ...this.#state.draft, ...content },
      conflicts: addConflicts(addConflicts(this.#state.conflicts, theirs), conflicts),
      touched: true,
      adopted: this.#state.adopted + 1,
    });
  }

  #change(draft: LocalDraft, more: Partial<KeeperState>, remember: boolean = true): void {
    const at = now();
    if (remember) this.#history.push(contentOf(this.#state.draft), contentOf(draft), at.getTime());
    this.#set({ ...more, draft, changedAt: at.toISOString(), touched: true });
    this.#persist();
    this.onChange();
  }

  #persist(): void {
    const stored = this.#store.read();
    // A window that slept heard nothing of what another one wrote.
    if (stored !== null && stored !== this.#seen) this.#hear(stored);
    const text = serialize(this.#state);
    if (text === this.#seen) return;
    const kept = this.#store.write(text) ? ('kept' as const) : ('no_store' as const);
    if (kept === 'kept') this.#seen = text;
    if (kept !== this.#state.kept) this.#set({ kept });
  }

  get settled(): boolean {
    return isSettled(this.#state.conflicts);
  }
}
