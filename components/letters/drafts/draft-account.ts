import type { Outcome } from '#lib/kernel/outcome.ts';
import type { DraftSaved } from '#lib/letters/drafts/draft-mutations.ts';
import type { StoredDraft } from '#lib/letters/drafts/draft-queries.ts';
import { contentOf, type DraftContent, hasText, sameContent } from '#lib/letters/drafts/draft-rules.ts';
import type { DraftKeeper } from './draft-keeper.ts';

/** The server's side of a draft, for one person and one place. */
export type Account = {
  id: string;
  load(): Promise<Outcome<StoredDraft | null>>;
  save(draft: DraftContent, revision: number, keepBefore: boolean): Promise<Outcome<DraftSaved>>;
  remove(): Promise<Outcome>;
};

/** `off`: nobody is signed in. `idle`: nothing to save yet. `waiting`: changed, saved in a moment. */
export type AccountStatus =
  | 'off'
  | 'idle'
  | 'here_only'
  | 'waiting'
  | 'saving'
  | 'saved'
  | 'offline'
  | 'signed_out'
  | 'refused'
  | 'conflict'
  | 'other_account'
  | 'not_removed';

const PAUSE_MS = 2_000;
const LONGEST_MS = 10_000;
const FIRST_RETRY_MS = 5_000;
const LAST_RETRY_MS = 60_000;
const ASK_AGAIN_MS = 30_000;

/**
 * Keeps the draft of a page on the person's account as well: after a pause in typing, one save at a time. Without a
 * connection or a session the browser keeps it, and both are brought together when they are back.
 */
export class DraftAccount {
  #keeper: DraftKeeper;
  #account: Account | null;
  #status: AccountStatus;
  #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dirtySince: number | null = null;
  /** The round whose question is on its way. */
  #asking: number | null = null;
  #retryMs = FIRST_RETRY_MS;
  #askedAt = 0;
  /** The next save keeps the version before it. */
  #keepBefore = false;
  /** Answers to what was asked before the draft was cleared or sent are not heard. */
  #round = 0;

  constructor(keeper: DraftKeeper, account: Account | null) {
    this.#keeper = keeper;
    this.#account = account;
    this.#status = account ? 'idle' : 'off';
  }

  get status(): AccountStatus {
    return this.#status;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #say(status: AccountStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    for (const listener of this.#listeners) listener();
  }

  /** Asks the account for its version and brings it in. */
  async open(): Promise<void> {
    this.#keeper.onChange = () => this.changed();
    const account = this.#reachable();
    if (!account || this.#asking === this.#round) return;
    this.#askedAt = Date.now();
    const outcome = await this.#ask(account.load());
    if (outcome === 'late') return;
    if (!outcome) return this.#retry();
    if (!outcome.ok) return this.#say(outcome.reason === 'signed_out' ? 'signed_out' : 'refused');
    const { sync } = this.#keeper.state;
    if (outcome.value) this.#meet(outcome.value);
    else if (sync) {
      this.#keeper.lose();
      this.#say('idle');
    } else this.changed();
  }

  /** Something changed on this page: it is saved after a pause. */
  changed(): void {
    if (!this.#reachable()) return;
    if (!this.#dirty()) {
      this.#say(this.#keeper.state.sync ? 'saved' : 'idle');
      return;
    }
    const at = Date.now();
    this.#dirtySince ??= at;
    const wait = Math.max(0, Math.min(PAUSE_MS, this.#dirtySince + LONGEST_MS - at));
    if (this.#status !== 'offline' && this.#status !== 'saving') this.#say('waiting');
    if (this.#status !== 'offline') this.#later(wait, () => this.#save());
  }

  /** The connection is back, or the person is: what waits is saved, and what happened elsewhere is asked for. */
  wake(): void {
    if (this.#status === 'offline') this.#later(0, () => this.#again());
    else if (Date.now() - this.#askedAt > ASK_AGAIN_MS && !this.#dirty()) void this.open();
  }

  /** The person chose an earlier version or settled a conflict: the version before it stays. */
  keepBefore(): void {
    this.#keepBefore = true;
  }

  /** The draft was cleared: it goes from the account too. */
  async remove(): Promise<void> {
    this.reset();
    const outcome = await this.#account?.remove().catch(() => null);
    if (this.#account && !outcome?.ok) this.#say('not_removed');
  }

  /** The draft was sent, and the account's copy with it. */
  reset(): void {
    this.#round += 1;
    this.#stop();
    if (this.#account) this.#say(this.#keeper.state.hereOnly ? 'here_only' : 'idle');
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#dirtySince = null;
  }

  dispose(): void {
    this.#round += 1;
    this.#stop();
  }

  /** The account, unless there is a reason not to ask it, which is said. */
  #reachable(): Account | null {
    const { sync, hereOnly, gone } = this.#keeper.state;
    if (!this.#account) return null;
    if (hereOnly) this.#say('here_only');
    else if (sync && sync.account !== this.#account.id) this.#say('other_account');
    else if (!this.#keeper.settled) this.#say('conflict');
    else if (!gone && this.#status !== 'signed_out') return this.#account;
    return null;
  }

  #dirty(): boolean {
    const { draft, sync, touched } = this.#keeper.state;
    return touched && (sync ? !sameContent(draft, sync.base) : hasText(draft));
  }

  #later(ms: number, run: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(run, ms);
  }

  #retry(): void {
    this.#say('offline');
    this.#later(this.#retryMs, () => this.#again());
    this.#retryMs = Math.min(this.#retryMs * 2, LAST_RETRY_MS);
  }

  #again(): void {
    if (this.#dirty() && this.#keeper.state.sync) void this.#save();
    else void this.open();
  }

  async #save(): Promise<void> {
    const account = this.#reachable();
    if (!account) return;
    if (this.#asking === this.#round) return this.#later(PAUSE_MS, () => this.#save());
    if (!this.#dirty()) return this.#say(this.#keeper.state.sync ? 'saved' : 'idle');
    const content = contentOf(this.#keeper.state.draft);
    this.#say('saving');
    const { sync } = this.#keeper.state;
    const outcome = await this.#ask(account.save(content, sync?.revision ?? 0, this.#keepBefore));
    if (outcome === 'late') return;
    if (!outcome) return this.#retry();
    this.#retryMs = FIRST_RETRY_MS;
    if (!outcome.ok) return this.#refused(outcome.reason);
    const saved = outcome.value;
    if (saved.state === 'stale') return this.#meet(saved);
    this.#dirtySince = null;
    if (saved.state === 'gone') {
      this.#keeper.lose();
      this.#say('idle');
      return;
    }
    this.#keepBefore = false;
    const { revision, until } = saved;
    this.#keeper.agree({ account: account.id, revision, base: content, until }, null);
    this.#say('saved');
    if (this.#dirty()) this.changed();
  }

  /** The answer; null without a connection; `late` when the draft was cleared or sent meanwhile. */
  async #ask<T>(question: Promise<T>): Promise<T | null | 'late'> {
    const round = this.#round;
    this.#asking = round;
    const answer = await question.catch(() => null);
    if (round !== this.#round) return 'late';
    this.#asking = null;
    return answer;
  }

  #refused(reason: string): void {
    this.#dirtySince = null;
    this.#say(reason === 'signed_out' ? 'signed_out' : 'refused');
    if (reason === 'too_many') this.#later(LAST_RETRY_MS, () => this.#save());
  }

  #meet({ draft, revision, until }: StoredDraft): void {
    if (!this.#account) return;
    const there = contentOf(draft);
    this.#retryMs = FIRST_RETRY_MS;
    this.#keeper.agree({ account: this.#account.id, revision, base: there, until }, there);
    if (this.#dirty()) this.#keepBefore = true;
    if (this.#status === 'offline') this.#say('idle');
    this.changed();
  }
}
