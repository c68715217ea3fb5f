import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import styles from '#components/edit/edit.module.css';
import { SettleChannel } from '#components/edit/settle-channel.tsx';
import { Sources } from '#components/ui/sources.tsx';
import { toDay } from '#lib/kernel/dates.ts';
import { formatDay, formatInstant } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import {
  type ClosedChannel,
  closedChannels,
  type OtherWay,
} from '#lib/officials/channels/closed-channel-queries.ts';
import { pageLocale } from '#lib/platform/page-locale.ts';
import { reasonTexts } from '#lib/platform/reasons.ts';
import { requireActor } from '#lib/platform/viewer.ts';
import { EditorPage } from '../editor-page.tsx';

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'mailroom.channels' });
  return { title: t('title'), robots: { index: false } };
}

/** Addresses whose mail came back, each with what else is on file, until an editor has dealt with it. */
export default async function ClosedChannels({ params }: Props) {
  const locale = await pageLocale(params);
  const actor = await requireActor(locale, '/edit/channels');
  const [t, tBack] = await Promise.all([
    getTranslations({ locale, namespace: 'mailroom.channels' }),
    getTranslations({ locale, namespace: 'queues' }),
  ]);
  return (
    <EditorPage locale={locale} actor={actor} path="/edit/channels" title={t('title')}>
      {async () => {
        const channels = await closedChannels();
        return (
          <>
            <p>{t('intro')}</p>
            <p>
              <a href={pathIn(locale, '/edit')}>{tBack('back')}</a>
            </p>
            <p>{t('count', { count: channels.length })}</p>
            {channels.map((channel) => (
              <Closed key={channel.id} locale={locale} channel={channel} />
            ))}
          </>
        );
      }}
    </EditorPage>
  );
}

async function Closed({ locale, channel }: { locale: Locale; channel: ClosedChannel }) {
  const [t, reasons] = await Promise.all([
    getTranslations({ locale, namespace: 'mailroom.channels' }),
    reasonTexts(locale),
  ]);
  const { id, value, why, closedAt, lastWorkedAt, place } = channel;
  return (
    <article>
      <h2 lang="en">{channel.name ?? channel.office}</h2>
      <p lang="en">
        {channel.name && `${channel.office}, `}
        <a href={pathIn(locale, `/edit/place/${place.geoid}`)}>
          {place.name}, {place.stateCode.toUpperCase()}
        </a>
      </p>
      <p>
        <s>{value}</s>
        <br />
        {t(`why.${why ?? 'unknown'}`, { time: formatInstant(locale, closedAt, place.timeZone) })}{' '}
        {lastWorkedAt ? t('worked', { date: formatDay(locale, toDay(lastWorkedAt)) }) : t('neverWorked')}
      </p>
      <p>{t('onFile', { date: formatDay(locale, channel.asOf) })}</p>
      <Sources locale={locale} sources={channel.sources} />
      <h3>{t('others')}</h3>
      {channel.others.length === 0 ? (
        <p>{t('noOthers')}</p>
      ) : (
        <ul>
          {channel.others.map((other) => (
            <Other key={other.id} locale={locale} other={other} />
          ))}
        </ul>
      )}
      <p className={styles.actions}>
        <a className="button" href={pathIn(locale, `/edit/fact/channel/${encodeURIComponent(id)}`)}>
          {t('correct')}
        </a>
        <a className="button quiet" href={pathIn(locale, `/edit/fact/channel/new?place=${place.geoid}`)}>
          {t('add')}
        </a>
      </p>
      <SettleChannel id={id} texts={{ reopen: t('reopen'), gone: t('gone') }} reasons={reasons} />
      <hr />
    </article>
  );
}

async function Other({ locale, other }: { locale: Locale; other: OtherWay }) {
  const t = await getTranslations({ locale, namespace: 'mailroom.channels' });
  return (
    <li>
      {t(`kind.${other.kind}`)} ({t(other.of === 'person' ? 'ofPerson' : 'ofBody')}): {other.value}
      {other.closed && ` – ${t('closed')}`}
      <br />
      <span className="small muted">
        {t('asOf', { date: formatDay(locale, other.asOf) })}.{' '}
        {other.lastWorkedAt && t('worked', { date: formatDay(locale, toDay(other.lastWorkedAt)) })}
      </span>
      <Sources locale={locale} sources={other.sources} />
    </li>
  );
}
