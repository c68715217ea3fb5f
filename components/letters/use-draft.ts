import { useCallback, useEffect, useRef, useState } from 'react';
import { dropDraft, EMPTY_DRAFT, type LocalDraft, readDraft, writeDraft } from './draft.ts';

/**
 * The draft of a place as state, kept in this browser at every change. Nothing is written before the person has
 * changed something, and nothing ever leaves the browser from here.
 *
 * @param onRestore told of the draft found here, once, after the page has come alive
 */
export function useDraft(geoid: string, start: Partial<LocalDraft>, onRestore: (kept: LocalDraft) => void) {
  const [draft, setDraft] = useState<LocalDraft>({ ...EMPTY_DRAFT, ...start });
  const [kept, setKept] = useState<'nothing' | 'kept' | 'no_store'>('nothing');
  const touched = useRef(false);
  const restore = useRef(onRestore);
  const fixed = useRef(start);

  useEffect(() => {
    const found = readDraft(geoid);
    if (!found) return;
    touched.current = true;
    setDraft({ ...found, ...fixed.current, resume: false });
    setKept('kept');
    restore.current(found);
  }, [geoid]);

  useEffect(() => {
    if (touched.current) setKept(writeDraft(geoid, draft) ? 'kept' : 'no_store');
  }, [geoid, draft]);

  const update = useCallback((change: Partial<LocalDraft>) => {
    touched.current = true;
    setDraft((before) => ({ ...before, ...change }));
  }, []);

  /** Forgets everything, here and in the store. */
  const clear = useCallback(
    (start: Partial<LocalDraft>) => {
      touched.current = false;
      dropDraft(geoid);
      setDraft({ ...EMPTY_DRAFT, ...start });
      setKept('nothing');
    },
    [geoid],
  );

  return { draft, update, clear, kept };
}
