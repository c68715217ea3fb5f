import type { DraftTexts } from '#components/letters/types.ts';
import { dayIn } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { hasText } from '#lib/letters/drafts/draft-rules.ts';
import { keptUntil } from './draft.ts';
import type { AccountStatus } from './draft-account.ts';
import { DraftVersions } from './draft-versions.tsx';
import styles from './drafts.module.css';
import type { KeptDraft } from './use-draft.ts';

type Props = {
  kept: KeptDraft;
  geoid: string;
  /** Of the page. */
  locale: Locale;
  signedIn: boolean;
  texts: DraftTexts;
  noStore: string;
  clearLabel: string;
  clear: () => void;
  signIn: () => void;
};

const ON_ACCOUNT: readonly AccountStatus[] = ['saved', 'waiting', 'saving', 'offline', 'conflict', 'refused'];

/** Where the draft is kept, how long, and the ways back: undo, earlier versions, clearing it. */
export function DraftKeeping({ kept, geoid, locale, signedIn, texts, noStore, ...rest }: Props) {
  const { state, status, keeper, remote } = kept;
  const keepOnlyHere = (hereOnly: boolean) => {
    const wasThere = keeper.state.sync !== null;
    keeper.keepHere(hereOnly);
    if (hereOnly && wasThere) void remote.remove();
    if (!hereOnly) void remote.open();
  };
  return (
    <div className={styles.keeping}>
      <p className="small muted" role="status" data-status={status}>
        {state.kept === 'no_store' ? noStore : sentence({ kept, locale, texts })}{' '}
        {!keeper.settled && <a href="#two-versions">{texts.seeBoth}</a>}
        {status === 'signed_out' && (
          <button type="button" className="link" onClick={rest.signIn}>
            {texts.signIn}
          </button>
        )}
        {status === 'not_removed' && (
          <button type="button" className="link" onClick={() => void remote.remove()}>
            {texts.again}
          </button>
        )}
      </p>
      <div className={styles.ways}>
        <button type="button" className="link" disabled={!state.canUndo} onClick={() => keeper.undo()}>
          {texts.undo}
        </button>
        <button type="button" className="link" disabled={!state.canRedo} onClick={() => keeper.redo()}>
          {texts.redo}
        </button>
        {hasText(state.draft) && (
          <button type="button" className="link" onClick={rest.clear}>
            {rest.clearLabel}
          </button>
        )}
      </div>
      {signedIn && status !== 'other_account' && (
        <label className={`choice small ${styles.only}`}>
          <input
            type="checkbox"
            checked={state.hereOnly}
            onChange={(event) => keepOnlyHere(event.target.checked)}
          />
          <span>{texts.hereOnly}</span>
        </label>
      )}
      {state.sync && ON_ACCOUNT.includes(status) && (
        <DraftVersions
          geoid={geoid}
          locale={locale}
          texts={texts}
          restore={(content) => {
            remote.keepBefore();
            keeper.replace(content);
          }}
        />
      )}
    </div>
  );
}

function sentence({ kept, locale, texts }: Pick<Props, 'kept' | 'locale' | 'texts'>): string {
  const { state, status } = kept;
  const until = (text: string, instant: Date) => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return text.replace('{date}', formatDay(locale, dayIn(timeZone, instant)));
  };
  const here = (text: string) => (state.touched ? until(text, keptUntil(state.changedAt)) : texts.kept);
  switch (status) {
    case 'off':
      return here(texts.keptUntil);
    case 'here_only':
      return state.touched ? until(texts.hereOnlyState, keptUntil(state.changedAt)) : texts.kept;
    case 'idle':
      return texts.account;
    case 'waiting':
    case 'saving':
      return texts.waiting;
    case 'saved':
      return state.sync ? until(texts.saved, new Date(state.sync.until)) : texts.account;
    case 'offline':
      return texts.offline;
    case 'signed_out':
      return texts.signedOut;
    case 'refused':
      return texts.refused;
    case 'conflict':
      return texts.conflictState;
    case 'other_account':
      return texts.otherAccount;
    case 'not_removed':
      return texts.notRemoved;
  }
}
