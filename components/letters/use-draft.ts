import { useCallback, useEffect, useRef, useState } from 'react';
import { dropDraft, EMPTY_DRAFT, type LocalDraft, readDraft, writeDraft } from './draft.ts';

/**
 * The draft of a place as state, kept in this browser at every change. Nothing is written before the person has
 * changed something, and nothing ever leaves the browser from here.
 *
 * @param onRestore told of the draft found here, once, after the page has come alive
 */
export function useDraft(geoid: string, start: Partial<LocalDraft>, onRestore: (kept: LocalDraft) => void) {
  // Only a draft that was found or changed is written: the blank one of the first moment must not replace it.
  const [{ draft, touched }, setState] = useState<{ draft: LocalDraft; touched: boolean }>({
    draft: { ...EMPTY_DRAFT, ...start },
    touched: false,
  });
  const [kept, setKept] = useState<'nothing' | 'kept' | 'no_store'>('nothing');
  const restore = useRef(onRestore);
  const fixed = useRef(start);

  useEffect(() => {
    const found = readDraft(geoid);
    if (!found) return;
    setState({ draft: { ...found, ...fixed.current, resume: false }, touched: true });
    restore.current(found);
  }, [geoid]);

  useEffect(() => {
    if (touched) setKept(writeDraft(geoid, draft) ? 'kept' : 'no_store');
  }, [geoid, draft, touched]);

  const update = useCallback((change: Partial<LocalDraft>) => {
    setState((before) => ({ draft: { ...before.draft, ...change }, touched: true }));
  }, []);

  /** Forgets everything, here and in the store. */
  const clear = useCallback(
    (again: Partial<LocalDraft>) => {
      dropDraft(geoid);
      setState({ draft: { ...EMPTY_DRAFT, ...again }, touched: false });
      setKept('nothing');
    },
    [geoid],
  );

  return { draft, update, clear, kept };
}
