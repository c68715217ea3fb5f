import { type LocalDraft, parseDraft, readDraft } from '#components/letters/drafts/draft.ts';

export type CommentDraft = Pick<LocalDraft, 'ownWords' | 'writerName' | 'standing'>;

const keyOf = (geoid: string) => `dais.comment.${geoid}`;

/** What was typed for a comment in this tab; else what the letter's draft in this browser holds. */
export function readComment(geoid: string): CommentDraft {
  const letter = readDraft(geoid) ?? parseDraft(null);
  try {
    const kept = sessionStorage.getItem(keyOf(geoid));
    return kept === null ? letter : parseDraft(JSON.parse(kept));
  } catch {
    return letter;
  }
}

/** Kept until the tab is closed, where the browser lets us. */
export function writeComment(geoid: string, draft: CommentDraft): void {
  try {
    sessionStorage.setItem(keyOf(geoid), JSON.stringify(draft));
  } catch {
    // The text stays on the page.
  }
}
