import { useEffect, useState } from 'react';
import type { LocalDraft } from '#components/letters/drafts/draft.ts';
import type { KeptDraft } from '#components/letters/drafts/use-draft.ts';

/**
 * The seed by which this draft's letters are worded, kept with the first change, so that a draft reads the same on
 * every device. The page as the server sends it has none: it is everybody's.
 */
export function useWording({ draft, update }: Pick<KeptDraft, 'draft' | 'update'>) {
  const [fresh, setFresh] = useState<number>();
  useEffect(() => setFresh(crypto.getRandomValues(new Uint32Array(1))[0]), []);
  const seed = draft.seed ?? fresh;
  return { seed, update: (change: Partial<LocalDraft>) => update({ seed, ...change }) };
}
