import { useState } from 'react';
import type { DraftTexts } from '#components/letters/types.ts';
import { formatInstant } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import { loadVersions } from '#lib/letters/drafts/draft-actions.ts';
import type { DraftVersion } from '#lib/letters/drafts/draft-queries.ts';
import type { DraftContent } from '#lib/letters/drafts/draft-rules.ts';
import styles from './drafts.module.css';

type Props = {
  geoid: string;
  locale: Locale;
  texts: DraftTexts;
  restore: (content: DraftContent) => void;
};

/** Earlier states of the draft on the account, fetched when they are asked for. */
export function DraftVersions({ geoid, locale, texts, restore }: Props) {
  const [versions, setVersions] = useState<DraftVersion[] | 'loading' | 'failed' | null>(null);
  const [restored, setRestored] = useState(false);
  const toggle = async (open: boolean) => {
    if (!open) return setVersions(null);
    setRestored(false);
    setVersions('loading');
    const outcome = await loadVersions({ placeGeoid: geoid }).catch(() => null);
    setVersions(outcome?.ok ? outcome.value : 'failed');
  };
  return (
    <details className="small" onToggle={(event) => void toggle(event.currentTarget.open)}>
      <summary>{texts.versions}</summary>
      {versions === 'loading' && <p className="muted">{texts.versionsLoading}</p>}
      {versions === 'failed' && <p className="muted">{texts.versionsFailed}</p>}
      {Array.isArray(versions) && versions.length === 0 && <p className="muted">{texts.versionsNone}</p>}
      {Array.isArray(versions) && versions.length > 0 && (
        <ul className={styles.versions}>
          {versions.map(({ revision, savedAt, draft }) => (
            <li key={revision}>
              <p>
                <time dateTime={savedAt}>{atClock(locale, savedAt)}</time>
                <br />
                <span className="muted" lang={draft.language}>
                  {excerpt(draft, texts)}
                </span>
              </p>
              <button
                type="button"
                className="quiet"
                onClick={() => {
                  restore(draft);
                  setRestored(true);
                }}
              >
                {texts.restore}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p role="status">{restored && texts.restored}</p>
    </details>
  );
}

/** On the reader's own wall clock. */
function atClock(locale: Locale, savedAt: string): string {
  return formatInstant(locale, new Date(savedAt), Intl.DateTimeFormat().resolvedOptions().timeZone);
}

function excerpt({ ownWords, edits }: DraftContent, texts: DraftTexts): string {
  const words = ownWords.trim() === '' ? texts.noWords : shortened(ownWords);
  const count = Object.keys(edits).length;
  return count === 0 ? words : `${words} · ${texts.changedCopies.replace('{count}', String(count))}`;
}

function shortened(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line.length > 140 ? `${line.slice(0, 140)}…` : line;
}
