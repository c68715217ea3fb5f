import { getTranslations } from 'next-intl/server';
import { InEnglish } from '#components/ui/in-english.tsx';
import { Noted } from '#components/ui/noted.tsx';
import type { Day } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import type { BodyFact, ChannelFact, TermFact } from '#lib/officials/types.ts';
import { AsOf } from './as-of.tsx';
import styles from './official-page.module.css';

type Props = { locale: Locale; today: Day; term: TermFact; body: BodyFact };

/** Published office addresses and numbers, the person's own before the body's, each with its source and day. */
export async function Channels({ locale, today, term, body }: Props) {
  const t = await getTranslations({ locale, namespace: 'officials.official' });
  const tSending = await getTranslations({ locale, namespace: 'sending.channel' });
  const channels = [
    ...term.channels.map((channel) => ({ channel, ofBody: false })),
    ...body.channels.map((channel) => ({ channel, ofBody: true })),
  ];
  if (channels.length === 0) return <p>{t('noChannels')}</p>;
  return channels.map(({ channel, ofBody }) => (
    <Noted key={channel.id} locale={locale} sources={channel.sources} fact={`channel:${channel.id}`}>
      <p className={styles.channel}>
        <strong>{t(`channel.${channel.kind}`)}</strong>
        {ofBody && (
          <span className="muted">
            {' '}
            <InEnglish text={t('ofBody', { body: body.name })} name={body.name} />
          </span>
        )}
        <br />
        <Value channel={channel} />
      </p>
      {channel.suppressed && <p className={styles.warm}>{t('suppressed')}</p>}
      {channel.kind === 'email' && (
        <p className="small muted">
          {channel.lastWorkedOn
            ? tSending('worked', { date: formatDay(locale, channel.lastWorkedOn) })
            : tSending('neverWorked')}
        </p>
      )}
      <p>
        <AsOf locale={locale} kind="channel" asOf={channel.asOf} today={today} />
      </p>
    </Noted>
  ));
}

function Value({ channel }: { channel: ChannelFact }) {
  switch (channel.kind) {
    case 'email':
      return channel.suppressed ? (
        <s>{channel.value}</s>
      ) : (
        <a href={`mailto:${channel.value}`}>{channel.value}</a>
      );
    case 'phone':
      return <a href={`tel:${channel.value.replace(/[^+\d]/g, '')}`}>{channel.value}</a>;
    case 'web_form':
      return (
        <a href={channel.value} rel="noreferrer">
          {channel.value}
        </a>
      );
    case 'postal':
      return <span className={styles.lines}>{channel.value}</span>;
  }
}
