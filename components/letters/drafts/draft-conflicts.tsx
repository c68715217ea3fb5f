import type { ReactNode } from 'react';
import { paragraphs } from '#components/letters/letter-copy.tsx';
import type { DraftTexts } from '#components/letters/types.ts';
import { Notice } from '#components/ui/notice.tsx';
import type { Conflicts, Edit, TextConflict } from '#lib/letters/drafts/draft-rules.ts';
import type { WriterStanding } from '#lib/letters/words.ts';
import styles from './drafts.module.css';
import type { KeptDraft } from './use-draft.ts';

type Props = {
  kept: KeptDraft;
  texts: DraftTexts;
  /** Of the choices on this page, in the reader's language. */
  names: {
    ask: (ask: string) => string;
    person: (termId: string) => string | undefined;
    standing: (standing: WriterStanding | null) => string;
    /** Of a time to leave; null for at once. */
    when: (sendAt: string | null) => string;
  };
  clear: () => void;
};

/** What could not be brought together by itself, side by side; and a draft that is gone elsewhere. */
export function DraftConflicts({ kept, texts, names, clear }: Props) {
  const { state, keeper, remote } = kept;
  if (state.gone) {
    return (
      <Notice tone="warm" live>
        <p>{texts.goneText}</p>
        <div className="row">
          <button type="button" onClick={() => keeper.keepLost()}>
            {texts.goneKeep}
          </button>
          <button type="button" className="quiet" onClick={clear}>
            {texts.goneClear}
          </button>
        </div>
      </Notice>
    );
  }
  const { conflicts } = state;
  if (keeper.settled) return null;
  const title = ({ field }: TextConflict) => {
    if (field === 'ownWords' || field === 'writerName') return texts[field];
    const termId = field.split(' ').slice(2).join(' ');
    return texts.letterTo.replace('{name}', names.person(termId) ?? texts.somebody);
  };
  return (
    <Notice tone="warm" live>
      <h3 id="two-versions">{texts.twoTitle}</h3>
      <p>{texts.twoIntro}</p>
      {conflicts.texts.map((conflict) => {
        const oneLine = conflict.field === 'writerName' || !conflict.here || !conflict.there;
        const settle = (choice: 'here' | 'there' | 'both') => {
          remote.keepBefore();
          keeper.settle(conflict, choice);
        };
        return (
          <fieldset key={JSON.stringify([conflict.field, conflict.there])} className={styles.conflict}>
            <legend>{title(conflict)}</legend>
            <div className={styles.sides}>
              <Version label={texts.here}>{shown(conflict.here, conflict, texts)}</Version>
              <Version label={texts.there}>{shown(conflict.there, conflict, texts)}</Version>
            </div>
            <div className="row">
              <button type="button" onClick={() => settle('here')}>
                {texts.keepHere}
              </button>
              <button type="button" onClick={() => settle('there')}>
                {texts.takeThere}
              </button>
              {!oneLine && (
                <button type="button" onClick={() => settle('both')}>
                  {texts.keepBoth}
                </button>
              )}
            </div>
          </fieldset>
        );
      })}
      {conflicts.choices && (
        <fieldset className={styles.conflict}>
          <legend>{texts.choices}</legend>
          <ul>
            {chosen(conflicts.choices, names, texts).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <div className="row">
            <button type="button" onClick={() => keeper.settleChoices('here')}>
              {texts.keepHere}
            </button>
            <button type="button" onClick={() => keeper.settleChoices('there')}>
              {texts.takeThere}
            </button>
          </div>
        </fieldset>
      )}
    </Notice>
  );
}

function Version({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.version}>
      <h4>{label}</h4>
      {children}
    </div>
  );
}

function shown(version: string | Edit | null, { field }: TextConflict, texts: DraftTexts) {
  if (version === null) return <p className="muted">{texts.asTemplate}</p>;
  if (version === '') return <p className="muted">{texts.nothing}</p>;
  if (typeof version === 'string') return field === 'writerName' ? <p>{version}</p> : paragraphs(version);
  return (
    <>
      <p>
        <strong>{version.subject}</strong>
      </p>
      {paragraphs(version.body)}
    </>
  );
}

function chosen(
  choices: NonNullable<Conflicts['choices']>,
  names: Props['names'],
  texts: DraftTexts,
): string[] {
  const { ask, to, standing, sendAt } = choices;
  return [
    ...(ask ? [texts.choicesAsk.replace('{what}', names.ask(ask))] : []),
    ...(to
      ? [texts.choicesTo.replace('{names}', to.flatMap((id) => names.person(id) ?? []).join(', '))]
      : []),
    ...(standing !== undefined ? [texts.choicesStanding.replace('{what}', names.standing(standing))] : []),
    ...(sendAt !== undefined ? [texts.choicesWhen.replace('{what}', names.when(sendAt))] : []),
  ];
}
