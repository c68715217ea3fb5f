import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { DraftContent } from '#lib/letters/drafts/draft-rules.ts';
import { browserStore, type LocalDraft } from './draft.ts';
import { type Account, DraftAccount } from './draft-account.ts';
import { DraftKeeper } from './draft-keeper.ts';

type Given = {
  geoid: string;
  /** The address named these: they go before what was kept. */
  start: Partial<DraftContent>;
  /** Null while nobody is signed in. */
  account: Account | null;
  /** Told whenever the draft came from elsewhere than the form: kept here, another window, the account, a step back. */
  onAdopt: (draft: LocalDraft) => void;
  /** Told once of the draft that this browser kept, as it was kept. */
  onFound: (found: LocalDraft) => void;
};

export type KeptDraft = ReturnType<typeof useDraft>;

/** The draft of a place as state, kept in this browser at every change and on the account after a pause. */
export function useDraft({ geoid, start, account, onAdopt, onFound }: Given) {
  const [keeper] = useState(() => new DraftKeeper(browserStore(geoid), start));
  const [remote] = useState(() => new DraftAccount(keeper, account));
  const state = useSyncExternalStore(
    (listener) => keeper.subscribe(listener),
    () => keeper.state,
    () => keeper.state,
  );
  const status = useSyncExternalStore(
    (listener) => remote.subscribe(listener),
    () => remote.status,
    () => remote.status,
  );
  const told = useRef({ onAdopt, onFound, start });
  told.current = { onAdopt, onFound, start };

  useEffect(() => {
    const { key } = browserStore(geoid);
    const found = keeper.open(told.current.start);
    if (found) told.current.onFound(found);
    void remote.open();
    const changed = (event: StorageEvent) => {
      if (event.key === key || event.key === null) keeper.storeChanged(event.newValue);
    };
    const wake = () => {
      if (document.visibilityState === 'visible') remote.wake();
    };
    window.addEventListener('storage', changed);
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    return () => {
      window.removeEventListener('storage', changed);
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
      remote.dispose();
    };
  }, [geoid, keeper, remote]);

  const { adopted } = state;
  useEffect(() => {
    if (adopted > 0) told.current.onAdopt(keeper.state.draft);
  }, [adopted, keeper]);

  return useMemo(
    () => ({
      draft: state.draft,
      state,
      status,
      keeper,
      remote,
      update: (change: Partial<LocalDraft>) => keeper.update(change),
    }),
    [state, status, keeper, remote],
  );
}
