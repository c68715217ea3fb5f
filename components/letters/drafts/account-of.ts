import type { WriteProps } from '#components/letters/types.ts';
import { deleteDraft, loadDraft, saveDraft } from '#lib/letters/drafts/draft-actions.ts';
import { newKey } from './draft.ts';
import type { Account } from './draft-account.ts';

// One key for as long as the page is open.
let page: string | undefined;

/** The account of the person who writes; null while nobody is signed in. */
export function accountOf(
  given: Pick<WriteProps, 'geoid' | 'language' | 'campaign' | 'drafts'>,
): Account | null {
  const { account } = given.drafts;
  if (!account) return null;
  const { geoid: placeGeoid, language, campaign } = given;
  return {
    id: account,
    load: () => loadDraft({ placeGeoid }),
    save: (draft, revision, keepBefore) => {
      page ??= newKey();
      return saveDraft({
        draft: { ...draft, placeGeoid, language, ...(campaign && { campaign: campaign.slug }) },
        revision,
        page,
        keepBefore,
      });
    },
    remove: () => deleteDraft({ placeGeoid }),
  };
}
