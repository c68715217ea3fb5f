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

/** Letters that wait for the time that their writer chose, each with the way to keep it here. */
export async function WaitingLetters({ locale, letters, reasons }: Props) {
  const waiting = letters.filter(({ stand }) => stand === 'waits');
  if (waiting.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'sending.list' });
  const tSending = await getTranslations({ locale, namespace: 'sending.letter' });
  // The one that leaves first stands first.
  waiting.sort((one, other) => Number(one.sendAt) - Number(other.sendAt));
  return (
    <section aria-labelledby="waiting">
      <h2 id="waiting">{t('waiting')}</h2>
      <ul className={styles.list}>
        {waiting.map(({ id, ask, place, sendAt, waits }) => {
          const time = sendAt ? formatInstant(locale, sendAt, place.timeZone) : '';
          return (
            <li key={id}>
              <LetterLink locale={locale} id={id} text={t('item', { place: place.name })} />
              <br />
              {t('leaves', { count: waits, time })}
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

/** Letters that left or are about to, and those that their writer kept here. */
export async function SentLetters({ locale, letters }: Omit<Props, 'reasons'>) {
  const sent = letters.filter(({ stand }) => stand !== 'waits');
  if (sent.length === 0) return null;
  const t = await getTranslations({ locale, namespace: 'letters.letter' });
  const tList = await getTranslations({ locale, namespace: 'sending.list' });
  return (
    <section aria-labelledby="sent">
      <h2 id="sent">{tList('sent')}</h2>
      <ul className={styles.list}>
        {sent.map(({ id, ask, place, leftAt, states, stand }) => (
          <li key={id}>
            <LetterLink
              locale={locale}
              id={id}
              text={t('item', { place: place.name, date: formatDay(locale, dayIn(place.timeZone, leftAt)) })}
            />
            <br />
            <Ask locale={locale} ask={ask} />{' '}
            <span className="muted small">
              {stand === 'stopped'
                ? tList('stopped')
                : t('summary', {
                    done: states.filter((state) => state === 'delivered').length,
                    count: states.length,
                  })}
            </span>
          </li>
        ))}
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
