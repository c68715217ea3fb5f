'use client';

import { useEffect, useRef, useState } from 'react';
import { CopyButton, paragraphs } from '#components/letters/letter-copy.tsx';
import type { FormTexts } from '#components/letters/types.ts';
import styles from '#components/letters/write.module.css';
import { Field } from '#components/ui/field.tsx';
import { LongLine } from '#components/ui/long-line.tsx';
import { LANGUAGE_NAMES, LOCALES, type Locale } from '#lib/kernel/locales.ts';
import { type CommentLimit, fitComment, WORDS_PER_MINUTE } from '#lib/letters/wording/comment-rules.ts';
import { type Ask, STANDINGS, type WriterStanding } from '#lib/letters/words.ts';
import type { Messages } from '#lib/platform/messages.ts';
import { readComment, writeComment } from './comment-draft.ts';

export type CommentTexts = Messages['paper']['comment'];

/** The fixed sentences in one language. */
export type Speech = {
  name: string;
  about: string;
  asks: { [ask in Ask]: string };
  standings: { [standing in WriterStanding]: string };
  thanks: string;
};

type Props = {
  geoid: string;
  /** The language to begin in. */
  language: Locale;
  asks: { ask: Ask; title: string }[];
  ask: Ask;
  speeches: { [locale in Locale]: Speech };
  /** On file for this place; null when it is not known. */
  limit: CommentLimit | null;
  texts: CommentTexts;
  form: Pick<
    FormTexts,
    'name' | 'standing' | 'standingNone' | 'copy' | 'copied' | 'copyFailed' | WriterStanding
  >;
};

const UNITS = ['minutes', 'words', 'characters'] as const;

/** A comment to be spoken or put into a form, cut to the limit. It stays in this browser. */
export function CommentMaker({ geoid, asks, ask: first, speeches, limit, texts, form, ...given }: Props) {
  const [ask, setAsk] = useState(first);
  const [language, setLanguage] = useState(given.language);
  const [own, setOwn] = useState('');
  const [name, setName] = useState('');
  const [standing, setStanding] = useState<WriterStanding | ''>('');
  const [unit, setUnit] = useState<CommentLimit['of']>(limit?.of ?? 'minutes');
  const [count, setCount] = useState(limit ? String(limit.count) : '');
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const kept = readComment(geoid);
    setOwn(kept.ownWords);
    setName(kept.writerName);
    setStanding(kept.standing ?? '');
  }, [geoid]);
  const keep = (change: { ownWords?: string; writerName?: string; standing?: WriterStanding | '' }) => {
    const next = { ownWords: own, writerName: name, standing, ...change };
    setOwn(next.ownWords);
    setName(next.writerName);
    setStanding(next.standing);
    writeComment(geoid, { ...next, standing: next.standing || undefined });
  };

  const speech = speeches[language];
  const number = Number(count);
  const chosen = Number.isFinite(number) && number > 0 ? { of: unit, count: number } : null;
  const comment = fitComment(
    {
      opening: [
        name.trim() && speech.name.replace('{name}', () => name.trim()),
        standing && speech.standings[standing],
        speech.about,
      ],
      own,
      closing: [speech.asks[ask], speech.thanks],
      language,
    },
    chosen,
  );
  const time = `${Math.floor(comment.seconds / 60)}:${String(comment.seconds % 60).padStart(2, '0')}`;
  const size = texts.size
    .replace('{words}', String(comment.words))
    .replace('{characters}', String(comment.characters))
    .replace('{time}', time)
    .replace('{pace}', String(WORDS_PER_MINUTE));
  return (
    // Nothing is sent: outside a dialog this method does nothing, also before the script runs.
    <form method="dialog" onSubmit={(event) => event.preventDefault()}>
      <div className="no-print">
        <fieldset>
          <legend>{texts.askLabel}</legend>
          {asks.map((it) => (
            <label key={it.ask} className={`choice ${styles.choice}`}>
              <input type="radio" name="ask" checked={ask === it.ask} onChange={() => setAsk(it.ask)} />
              <span>{it.title}</span>
            </label>
          ))}
        </fieldset>
        <Field id="comment-language" label={texts.languageOf}>
          {(attributes) => (
            <select
              {...attributes}
              value={language}
              onChange={(event) => setLanguage(event.target.value as Locale)}
            >
              {LOCALES.map((it) => (
                <option key={it} value={it} lang={it}>
                  {LANGUAGE_NAMES[it]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field id="comment-own" label={texts.ownLabel} hint={texts.ownHint}>
          {(attributes) => (
            <textarea
              {...attributes}
              className={styles.own}
              rows={7}
              maxLength={10_000}
              lang={language}
              value={own}
              onChange={(event) => keep({ ownWords: event.target.value })}
            />
          )}
        </Field>
        <Field id="comment-name" label={form.name} hint={texts.nameHint}>
          {(attributes) => (
            <LongLine
              text={name}
              {...attributes}
              autoComplete="name"
              maxLength={120}
              value={name}
              onChange={(event) => keep({ writerName: event.target.value })}
            />
          )}
        </Field>
        <Field id="comment-standing" label={form.standing}>
          {(attributes) => (
            <select
              {...attributes}
              value={standing}
              onChange={(event) => keep({ standing: event.target.value as WriterStanding | '' })}
            >
              <option value="">{form.standingNone}</option>
              {STANDINGS.map((it) => (
                <option key={it} value={it}>
                  {form[it]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <fieldset>
          <legend>{texts.limitLabel}</legend>
          <p className="small muted" id="comment-limit-hint">
            {limit ? texts.limitOnFile : texts.limitUnknown}
          </p>
          <p className="row">
            <input
              aria-label={texts.limitCount}
              aria-describedby="comment-limit-hint"
              className={styles.number}
              inputMode="decimal"
              maxLength={6}
              value={count}
              onChange={(event) => setCount(event.target.value.replace(',', '.'))}
            />
            <select
              aria-label={texts.limitUnit}
              className={styles.unit}
              value={unit}
              onChange={(event) => setUnit(event.target.value as CommentLimit['of'])}
            >
              {UNITS.map((it) => (
                <option key={it} value={it}>
                  {texts[it]}
                </option>
              ))}
            </select>
          </p>
        </fieldset>
      </div>
      <h2>{texts.result}</h2>
      <div ref={sheet}>
        <div className={`${styles.sheet} ${styles.speech}`} lang={language}>
          {paragraphs(comment.text)}
        </div>
      </div>
      <p aria-live="polite">
        {size} {!chosen ? texts.noLimit : comment.fits ? texts.fits : texts.tooLong}
      </p>
      {comment.leftOut.length > 0 && (
        <div className={styles.leftOver}>
          <p>{texts.leftOut}</p>
          <p lang={language}>{comment.leftOut.join(' ')}</p>
        </div>
      )}
      <p className="row no-print">
        <CopyButton text={comment.text} area={sheet} texts={form} />
        <button type="button" className="quiet" onClick={() => window.print()}>
          {texts.print}
        </button>
      </p>
      <p className="small muted">{texts.kept}</p>
    </form>
  );
}
