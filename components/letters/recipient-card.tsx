import { getTranslations } from 'next-intl/server';
import { seatLabel } from '#components/officials/seat-label.ts';
import { SeatMark } from '#components/officials/seat-mark.tsx';
import { InEnglish } from '#components/ui/in-english.tsx';
import { Sources } from '#components/ui/sources.tsx';
import type { Day } from '#lib/kernel/dates.ts';
import { formatBareDay, formatDay } from '#lib/kernel/format.ts';
import { inLocale, type Locale } from '#lib/kernel/locales.ts';
import { isStale } from '#lib/kernel/shelf-life.ts';
import type { ChannelFact, Recipient, Vote } from '#lib/officials/types.ts';
import styles from './recipient-card.module.css';

type Props = {
  locale: Locale;
  recipient: Recipient;
  /** It is on file that this person does not vote on the body. */
  noVote: boolean;
  /** The day at the place, against which the record of the term may be too old. */
  today: Day;
};

/** Who one may write to: mark, office, what is on record, how the office is reached, each with its source. */
export async function RecipientCard({ locale, recipient, noVote, today }: Props) {
  const t = await getTranslations({ locale, namespace: 'letters.write.record' });
  const seat = seatLabel(await getTranslations({ locale, namespace: 'officials.seat' }), recipient.seatLabel);
  const { decidingVote: vote, otherVote, statement, email, otherChannels } = recipient;
  const shown = vote ? [...vote.sources, ...(otherVote?.sources ?? [])] : (statement?.sources ?? []);
  const channels = [...(email ? [email] : []), ...otherChannels];
  const reach = channels.flatMap((channel) => reachText(channel, channel === email));
  return (
    <div className={styles.card}>
      <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
        <SeatMark mark={recipient.mark} direction={recipient.direction} x={11} y={11} r={7} />
      </svg>
      <label htmlFor={`to-${recipient.termId}`}>{recipient.name}</label>
      <div className={styles.lines}>
        <p className="muted">
          <span lang={seat.lang}>{seat.text}</span>
          {recipient.seatKind === 'member' && (
            <>
              {', '}
              <span lang="en">{recipient.bodyName}</span>
            </>
          )}
          {', '}
          {t('asOf', { date: formatDay(locale, recipient.asOf) })}
          {isStale('term', recipient.asOf, today) && <span className={styles.stale}>{t('stale')}</span>}
        </p>
        {noVote && (
          <p>
            <InEnglish text={t('noVote', { body: recipient.bodyName })} name={recipient.bodyName} />
          </p>
        )}
        {vote && <p>{voteText('vote', vote)}</p>}
        {otherVote && <p>{voteText('before', otherVote)}</p>}
        {!vote && statement && (
          <>
            <p>
              {t('statement', {
                date: formatBareDay(locale, statement.on, statement.precision),
                precision: statement.precision === 'day' ? 'day' : 'other',
              })}
            </p>
            {statement.words ? (
              <blockquote lang={statement.language}>{statement.words}</blockquote>
            ) : (
              <p lang={inLocale(statement.summary, locale).lang}>
                {inLocale(statement.summary, locale).text}
              </p>
            )}
          </>
        )}
        {!vote && !statement && <p>{t('none')}</p>}
        <p>{reach.length > 0 ? reach.join(' · ') : t('noChannel')}</p>
        <Sources
          locale={locale}
          sources={unique([...shown, ...channels.flatMap((it) => it.sources)])}
          fact={`term:${recipient.termId}`}
        />
      </div>
    </div>
  );

  function voteText(key: 'vote' | 'before', { value, on, title: said }: Vote) {
    const title = inLocale(said, locale);
    const text = t(key, { value, date: formatDay(locale, on), title: title.text });
    return <InEnglish text={text} name={title.lang === 'en' ? title.text : ''} />;
  }

  function reachText(channel: ChannelFact, theirs: boolean): string[] {
    const date = formatDay(locale, channel.asOf);
    switch (channel.kind) {
      case 'email':
        return theirs ? [t('email', { address: channel.value, date })] : [];
      case 'phone':
        return [t('phone', { number: channel.value, date })];
      case 'postal':
        return [t('paper')];
      case 'web_form':
        return [t('form')];
    }
  }
}

function unique<T extends { id: string; locator: string | null }>(sources: T[]): T[] {
  return [...new Map(sources.map((it) => [`${it.id} ${it.locator ?? ''}`, it])).values()];
}
