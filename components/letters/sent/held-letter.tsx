import { getTranslations } from 'next-intl/server';
import { Fragment } from 'react';
import { formatInstant } from '#lib/kernel/format.ts';
import { isLocale, LANGUAGE_NAMES, type Locale } from '#lib/kernel/locales.ts';
import type { Passage } from '#lib/letters/protection/abuse-rules.ts';
import type { QueuedLetter } from '#lib/letters/protection/held-queries.ts';
import { messagesFor } from '#lib/platform/messages.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';
import { DecideForm } from './decide-form.tsx';
import styles from './letter-text.module.css';

/** A letter that waits, as an editor reads it: the passage marked, the writer's name, none of their addresses. */
export async function HeldLetter({ locale, letter }: { locale: Locale; letter: QueuedLetter }) {
  const [t, reasons] = await Promise.all([
    getTranslations({ locale, namespace: 'edit.held' }),
    reasonTexts(locale),
  ]);
  const { place, language } = letter;
  return (
    <article>
      <h2>{place.name}</h2>
      <p className="muted small">
        {letter.reasons.map((it) => t(`why.${it}`)).join(', ')}.{' '}
        {t('from', {
          name: letter.writerName,
          date: formatInstant(locale, letter.createdAt, place.timeZone),
          language: isLocale(language) ? LANGUAGE_NAMES[language] : language,
        })}
      </p>
      {letter.texts.map(({ to, subject, body, passages }) => (
        <section key={to.join()}>
          <h3>{t('to', { names: to.join(', ') })}</h3>
          <div className={styles.letter} lang={language}>
            <p className={styles.subject}>
              <strong>{subject}</strong>
            </p>
            <p className={styles.body}>
              {passages.length > 0 ? <Marked text={body} passages={passages} /> : body}
            </p>
          </div>
        </section>
      ))}
      <DecideForm
        id={letter.id}
        lang={language}
        texts={{
          decision: t('decision'),
          release: t('release'),
          refuse: t('refuse'),
          note: t('note'),
          decide: t('decide'),
          done: t('done'),
          cannot: t('cannot'),
        }}
        reasons={{ ...reasons, ...messagesFor(locale).protection.reasons }}
      />
    </article>
  );
}

/** The text in pieces, those that were found marked. */
function Marked({ text, passages }: { text: string; passages: readonly Passage[] }) {
  return passages.map(({ from, to }, index) => (
    <Fragment key={from}>
      {text.slice(index === 0 ? 0 : passages[index - 1]?.to, from)}
      <mark>{text.slice(from, to)}</mark>
      {index === passages.length - 1 && text.slice(to)}
    </Fragment>
  ));
}
