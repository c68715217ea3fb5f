import { getTranslations } from 'next-intl/server';
import { ActionForm } from '#components/ui/action-form.tsx';
import type { ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { dayIn } from '#lib/kernel/dates.ts';
import { formatDay, formatInstant } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import type { lettersOf } from '#lib/letters/queries.ts';
import { cancelLetter } from '#lib/letters/sending/sending-actions.ts';
import styles from './letter-items.module.css';

type Listed = Awaited<ReturnType<typeof lettersOf>>[number];

type Props = { locale: Locale; letters: Listed[]; reasons: ReasonTexts };

/** Letters that wait for the time that their writer chose or for sending to go on, each with the way to keep it here. */
export async function WaitingLetters({ locale, letters, reasons }: Props) {
  const waiting = letters.filter(({ stand }) => stand === 'waits' || stand === 'paused');
  if (waiting.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'sending.list' });
  const tSending = await getTranslations({ locale, namespace: 'sending.letter' });
  // The one that leaves first stands first; those that are late already stand before it.
  waiting.sort((one, other) => Number(one.sendAt) - Number(other.sendAt));
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{t('waiting')}</h2>
      <ul className={styles.list}>
        {waiting.map(({ id, ask, place, stand, sendAt, createdAt, waits }) => {
          const time = formatInstant(locale, sendAt ?? createdAt, place.timeZone);
          return (
            <li key={id}>
              <LetterLink locale={locale} id={id} text={t('item', { place: place.name })} />
              <br />
              {stand === 'paused' ? t('paused', { count: waits }) : t('leaves', { count: waits, time })}
              <br />
              <Ask locale={locale} ask={ask} />
              <ActionForm
                run={cancelLetter}
                values={{ letterId: id }}
                label={t('cancel')}
                fullLabel={t('cancelWhich', { place: place.name, time })}
                quiet
                reasons={{ ...reasons, conflict: tSending('tooLate') }}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Letters that left or are about to. */
export async function SentLetters({ locale, letters }: Omit<Props, 'reasons'>) {
  const sent = letters.filter(({ stand }) => stand === 'sent');
  if (sent.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'letters.letter' });
  const tList = await getTranslations({ locale, namespace: 'sending.list' });
  const said = ({ states }: Listed) =>
    t('summary', { done: states.filter((state) => state === 'delivered').length, count: states.length });
  return <Section id="sent" locale={locale} title={tList('sent')} letters={sent} said={said} />;
}

/** Letters that their writer kept here before anything of them left. */
export async function StoppedLetters({ locale, letters }: Omit<Props, 'reasons'>) {
  const stopped = letters.filter(({ stand }) => stand === 'stopped');
  if (stopped.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'sending.list' });
  const said = () => t('nothing');
  return <Section id="stopped" locale={locale} title={t('stopped')} letters={stopped} said={said} />;
}

type SectionProps = {
  id: string;
  locale: Locale;
  title: string;
  letters: Listed[];
  /** What stands under one of them. */
  said: (letter: Listed) => string;
};

async function Section({ id, locale, title, letters, said }: SectionProps) {
  const t = await getTranslations({ locale, namespace: 'letters.letter' });
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul className={styles.list}>
        {letters.map((letter) => {
          const { place, leftAt } = letter;
          const date = formatDay(locale, dayIn(place.timeZone, leftAt));
          return (
            <li key={letter.id}>
              <LetterLink locale={locale} id={letter.id} text={t('item', { place: place.name, date })} />
              <br />
              <Ask locale={locale} ask={letter.ask} /> <span className="muted small">{said(letter)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function LetterLink({ locale, id, text }: { locale: Locale; id: string; text: string }) {
  return <a href={pathIn(locale, `/account/letters/${id}`)}>{text}</a>;
}

async function Ask({ locale, ask }: { locale: Locale; ask: Listed['ask'] }) {
  const t = await getTranslations({ locale, namespace: 'letters.letter' });
  return <span className="muted small">{t(`ask.${ask}`)}.</span>;
}
