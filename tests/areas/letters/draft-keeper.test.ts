import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseKept, type Store } from '#components/letters/drafts/draft.ts';
import { type Account, DraftAccount } from '#components/letters/drafts/draft-account.ts';
import { DraftKeeper } from '#components/letters/drafts/draft-keeper.ts';
import { ok, refuse } from '#lib/kernel/outcome.ts';
import { type DraftContent, EMPTY_CONTENT } from '#lib/letters/drafts/draft-rules.ts';
import { draftSchema } from '#lib/letters/drafts/draft-schema.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** One browser's store, with the news that its other windows get. */
function browser() {
  let text: string | null = null;
  const windows = new Set<DraftKeeper>();
  const tell = (from: Store) => {
    for (const keeper of windows) if (stores.get(keeper) !== from) keeper.storeChanged(text);
  };
  const stores = new Map<DraftKeeper, Store>();
  return {
    kept: () => parseKept(text),
    window({ asleep = false } = {}) {
      const store: Store = {
        key: 'k',
        read: () => text,
        write(next) {
          text = next;
          tell(store);
          return true;
        },
        drop() {
          text = null;
          tell(store);
        },
      };
      const keeper = new DraftKeeper(store, {});
      stores.set(keeper, store);
      if (!asleep) windows.add(keeper);
      keeper.open({});
      return keeper;
    },
  };
}

/** The account of one person, as the server keeps it; `down` and `out` play a lost network and an ended session. */
function server() {
  let row: { revision: number; draft: DraftContent } | null = null;
  const state = { down: false, out: false, saves: 0, kept: [] as boolean[] };
  const until = '2027-02-03T12:00:00.000Z';
  const parsed = (draft: DraftContent) => draftSchema.parse({ ...draft, placeGeoid: '1299999' });
  const guard = () => {
    if (state.down) throw new Error('network');
  };
  const account = (id = 'ana'): Account => ({
    id,
    async load() {
      guard();
      if (state.out) return refuse('signed_out');
      return ok(row && { revision: row.revision, draft: parsed(row.draft), until });
    },
    async save(draft, revision, keepBefore) {
      guard();
      if (state.out) return refuse('signed_out');
      state.saves += 1;
      if (!row && revision > 0) return ok({ state: 'gone' });
      if (row && row.revision !== revision)
        return ok({ state: 'stale', revision: row.revision, draft: parsed(row.draft), until });
      state.kept.push(keepBefore);
      row = { revision: revision + 1, draft };
      return ok({ state: 'saved', revision: row.revision, until });
    },
    async remove() {
      guard();
      row = null;
      return ok();
    },
  });
  return { state, account, row: () => row, forget: () => (row = null) };
}

/** A device: a browser of its own with one page open, signed in. */
async function device(of: ReturnType<typeof server>, at = browser(), id = 'ana') {
  const keeper = at.window();
  const remote = new DraftAccount(keeper, of.account(id));
  await remote.open();
  return { keeper, remote, browser: at, words: () => keeper.state.draft.ownWords };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('one page', () => {
  it('keeps every change at once, and writes nothing before there is one', () => {
    const at = browser();
    const keeper = at.window();
    expect(at.kept()).toBeNull();
    keeper.update({ ownWords: 'a' });
    expect(at.kept()?.draft.ownWords).toBe('a');
    expect(at.window().state.draft.ownWords).toBe('a');
  });

  it('says so when the browser keeps nothing', () => {
    const store = { key: 'k', read: () => null, write: () => false, drop: () => {} };
    const keeper = new DraftKeeper(store, {});
    keeper.update({ ownWords: 'a' });
    expect(keeper.state.kept).toBe('no_store');
    expect(keeper.leave({})).toBe(false);
  });

  it('goes back and forward: typing without a pause is one step', async () => {
    const keeper = browser().window();
    for (const text of ['w', 'wo', 'wor']) keeper.update({ ownWords: text });
    await pass(1500);
    keeper.update({ ownWords: 'word' });
    keeper.update({ writerName: 'Ana' });
    const seen: unknown[] = [];
    for (let step = 0; step < 4; step += 1) {
      const { ownWords, writerName } = keeper.state.draft;
      seen.push([ownWords, writerName, keeper.state.canUndo]);
      keeper.undo();
    }
    expect(seen).toEqual([
      ['word', 'Ana', true],
      ['word', '', true],
      ['wor', '', true],
      ['', '', false],
    ]);
    for (let step = 0; step < 3; step += 1) keeper.redo();
    expect(keeper.state.draft).toMatchObject({ ownWords: 'word', writerName: 'Ana' });
    expect(keeper.state.canRedo).toBe(false);
  });

  it('brings a cleared draft back', () => {
    const at = browser();
    const keeper = at.window();
    keeper.update({ ownWords: 'a' });
    keeper.clear({ to: ['x'] });
    expect(at.kept()).toBeNull();
    expect(keeper.state.draft).toMatchObject({ ownWords: '', to: ['x'] });
    keeper.undo();
    expect(at.kept()?.draft.ownWords).toBe('a');
  });
});

describe('two windows of one browser', () => {
  it('show the same as one of them types', () => {
    const at = browser();
    const [one, two] = [at.window(), at.window()];
    one.update({ ownWords: 'from one' });
    two.update({ writerName: 'Ana' });
    for (const keeper of [one, two])
      expect(keeper.state.draft).toMatchObject({ ownWords: 'from one', writerName: 'Ana' });
    expect([one.settled, two.settled]).toEqual([true, true]);
  });

  it('of which one slept keep both texts, and both show the choice', () => {
    const at = browser();
    const one = at.window();
    one.update({ ownWords: 'begun' });
    const sleeper = at.window({ asleep: true });
    one.update({ ownWords: 'begun, and on in one' });
    sleeper.update({ ownWords: 'begun. Another end' });
    const [conflict] = sleeper.state.conflicts.texts;
    expect(conflict).toEqual({
      field: 'ownWords',
      here: 'begun. Another end',
      there: 'begun, and on in one',
    });
    expect(one.state.conflicts.texts).toHaveLength(1);
    if (!conflict) throw new Error('no conflict');
    sleeper.settle(conflict, 'both');
    expect(one.state.draft.ownWords).toBe('begun. Another end\n\nbegun, and on in one');
    expect(one.settled).toBe(true);
  });

  it('tell when the draft was sent in the other one, and keep what is on the screen', () => {
    const at = browser();
    const [one, two] = [at.window(), at.window()];
    one.update({ ownWords: 'a' });
    one.sent(null);
    expect(two.state).toMatchObject({ gone: true, draft: { ownWords: 'a' } });
    two.keepLost();
    expect(at.kept()?.draft.ownWords).toBe('a');
  });
});

describe('the account', () => {
  it('gets the draft after a pause, not at each key, and at the latest after ten seconds', async () => {
    const host = server();
    const { keeper, remote } = await device(host);
    for (let key = 1; key <= 30; key += 1) {
      keeper.update({ ownWords: 'x'.repeat(key) });
      await pass(500);
    }
    expect(host.state.saves).toBe(1);
    await pass(2500);
    expect(host.row()?.draft.ownWords).toBe('x'.repeat(30));
    expect(remote.status).toBe('saved');
    expect(keeper.state.sync).toMatchObject({ revision: 2, account: 'ana' });
  });

  it('gets nothing while there is no text, nothing that is for this browser only, and forgets what was there', async () => {
    const host = server();
    const { keeper, remote } = await device(host);
    keeper.update({ to: ['x'] });
    await pass(5000);
    expect(host.state.saves).toBe(0);
    keeper.update({ ownWords: 'a' });
    await pass(5000);
    keeper.keepHere(true);
    await remote.remove();
    keeper.update({ ownWords: 'private' });
    await pass(20_000);
    expect([host.row(), remote.status]).toEqual([null, 'here_only']);
    keeper.keepHere(false);
    await remote.open();
    await pass(5000);
    expect(host.row()?.draft.ownWords).toBe('private');
  });

  it('brings the draft to another device, and its changes back', async () => {
    const host = server();
    const phone = await device(host);
    phone.keeper.update({ ownWords: 'on the phone' });
    await pass(3000);
    const laptop = await device(host);
    expect(laptop.words()).toBe('on the phone');
    laptop.keeper.update({ writerName: 'Ana' });
    await pass(31_000);
    phone.remote.wake();
    await pass(100);
    expect(phone.keeper.state.draft).toMatchObject({ ownWords: 'on the phone', writerName: 'Ana' });
  });

  it('and two devices that changed the same text keep both until the person chose', async () => {
    const host = server();
    const phone = await device(host);
    phone.keeper.update({ ownWords: 'common' });
    await pass(3000);
    const laptop = await device(host);
    laptop.keeper.update({ ownWords: 'of the laptop' });
    await pass(3000);
    phone.keeper.update({ ownWords: 'of the phone' });
    await pass(3000);
    expect(phone.remote.status).toBe('conflict');
    expect(host.row()?.draft.ownWords).toBe('of the laptop');
    phone.keeper.update({ writerName: 'Ana' });
    await pass(20_000);
    expect(host.row()?.draft.writerName).toBe('');
    const [conflict] = phone.keeper.state.conflicts.texts;
    if (!conflict) throw new Error('no conflict');
    // Kept over a reload.
    expect(phone.browser.kept()?.conflicts.texts).toEqual([conflict]);
    phone.remote.keepBefore();
    phone.keeper.settle(conflict, 'both');
    await pass(3000);
    expect(host.row()?.draft).toMatchObject({ ownWords: 'of the phone\n\nof the laptop', writerName: 'Ana' });
    expect(host.state.kept.at(-1)).toBe(true);
    expect(phone.remote.status).toBe('saved');
  });

  it('of a person who wrote before signing in meets what another device left there', async () => {
    const host = server();
    const phone = await device(host);
    phone.keeper.update({ ownWords: 'earlier, on the phone' });
    await pass(3000);
    const at = browser();
    at.window().update({ ownWords: 'before signing in', writerName: 'Ana' });
    const laptop = await device(host, at);
    expect(laptop.remote.status).toBe('conflict');
    expect(laptop.keeper.state.conflicts.texts).toEqual([
      { field: 'ownWords', here: 'before signing in', there: 'earlier, on the phone' },
    ]);
  });

  it('without a network keeps on in the browser and catches up by itself', async () => {
    const host = server();
    const { keeper, remote, browser: at } = await device(host);
    keeper.update({ ownWords: 'with network' });
    await pass(3000);
    host.state.down = true;
    keeper.update({ ownWords: 'without network' });
    await pass(3000);
    expect(remote.status).toBe('offline');
    keeper.update({ ownWords: 'without network, longer' });
    expect(at.kept()?.draft.ownWords).toBe('without network, longer');
    await pass(20_000);
    host.state.down = false;
    await pass(60_000);
    expect([remote.status, host.row()?.draft.ownWords]).toEqual(['saved', 'without network, longer']);
  });

  it('that another device changed while the network was lost is brought together on return', async () => {
    const host = server();
    const phone = await device(host);
    phone.keeper.update({ ownWords: 'common' });
    await pass(3000);
    host.state.down = true;
    phone.keeper.update({ ownWords: 'common, longer' });
    await pass(3000);
    host.state.down = false;
    const laptop = await device(host);
    laptop.keeper.update({ writerName: 'Ana' });
    await pass(3000);
    phone.remote.wake();
    await pass(5000);
    expect(phone.keeper.settled).toBe(true);
    expect(host.row()?.draft).toMatchObject({ ownWords: 'common, longer', writerName: 'Ana' });
  });

  it('of an ended session says so and keeps on in the browser; after signing in again both meet', async () => {
    const host = server();
    const { keeper, remote, browser: at } = await device(host);
    keeper.update({ ownWords: 'a' });
    await pass(3000);
    host.state.out = true;
    keeper.update({ ownWords: 'ab' });
    await pass(3000);
    expect(remote.status).toBe('signed_out');
    keeper.update({ ownWords: 'abc' });
    host.state.out = false;
    await device(host, at);
    await pass(3000);
    expect(host.row()?.draft.ownWords).toBe('abc');
  });

  it('whose draft was sent or deleted elsewhere: the page says so and makes it anew only when asked', async () => {
    const host = server();
    const { keeper, remote } = await device(host);
    keeper.update({ ownWords: 'a' });
    await pass(3000);
    host.forget();
    keeper.update({ ownWords: 'ab' });
    await pass(3000);
    expect(keeper.state).toMatchObject({ gone: true, draft: { ownWords: 'ab' } });
    keeper.update({ ownWords: 'abc' });
    await pass(20_000);
    expect(host.row()).toBeNull();
    keeper.keepLost();
    await pass(3000);
    expect([host.row()?.draft.ownWords, remote.status]).toEqual(['abc', 'saved']);
  });

  it('of somebody else does not get the draft that lies in this browser', async () => {
    const host = server();
    const at = browser();
    const first = await device(host, at);
    first.keeper.update({ ownWords: 'of Ana' });
    await pass(3000);
    const other = server();
    const second = await device(other, at, 'ben');
    second.keeper.update({ ownWords: 'of Ana, changed' });
    await pass(20_000);
    expect([second.remote.status, other.row()]).toEqual(['other_account', null]);
  });

  it('forgets a cleared draft, takes it back when undone, and says when it could not be reached', async () => {
    const host = server();
    const { keeper, remote } = await device(host);
    keeper.update({ ownWords: 'a' });
    await pass(3000);
    keeper.clear({});
    await remote.remove();
    expect(host.row()).toBeNull();
    keeper.undo();
    await pass(3000);
    expect(host.row()?.draft.ownWords).toBe('a');
    host.state.down = true;
    keeper.clear({});
    await remote.remove();
    expect(remote.status).toBe('not_removed');
  });

  it('does not hear an answer to what was asked before the letter was sent', async () => {
    const host = server();
    const { keeper, remote } = await device(host);
    keeper.update({ ownWords: 'a' });
    await pass(1900);
    remote.reset();
    keeper.sent(null);
    await pass(20_000);
    expect([host.row(), keeper.state.draft.ownWords, remote.status]).toEqual([null, '', 'idle']);
  });

  it('does not bring the choices of an untouched page before those of the draft', async () => {
    const host = server();
    const phone = await device(host);
    phone.keeper.update({ ownWords: 'a', ask: 'keep', to: ['x'] });
    await pass(3000);
    const keeper = new DraftKeeper(
      { key: 'k', read: () => null, write: () => true, drop: () => {} },
      { ask: 'rescind' },
    );
    const remote = new DraftAccount(keeper, host.account());
    await remote.open();
    // The address asked for something else: it goes first, the rest is the draft's.
    expect(keeper.state.draft).toMatchObject({ ...EMPTY_CONTENT, ownWords: 'a', ask: 'rescind', to: ['x'] });
    expect(keeper.settled).toBe(true);
  });
});
