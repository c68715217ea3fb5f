import { getTranslations } from 'next-intl/server';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { heldCount } from '#lib/letters/protection/held-queries.ts';
import { closedChannelCount } from '#lib/officials/channels/closed-channel-queries.ts';
import { openDifferenceCount } from '#lib/officials/import/difference-queries.ts';
import { heldDates, heldReleases } from '#lib/places/listings/listings-queries.ts';
import { proposedRenames } from '#lib/places/listings/rename-queries.ts';
import { openByState } from '#lib/places/matching/agency-tie-queries.ts';

/** What waits for an editor beside reports, with how much of it. */
export async function Queues({ locale }: { locale: Locale }) {
  const [t, tStale, tMail, held, dates, renames, open, differences, closed, letters, tHeld, tFile] =
    await Promise.all([
      getTranslations({ locale, namespace: 'queues.start' }),
      getTranslations({ locale, namespace: 'edit.stale' }),
      getTranslations({ locale, namespace: 'mailroom' }),
      heldReleases(),
      heldDates(),
      proposedRenames(),
      openByState(),
      openDifferenceCount(),
      closedChannelCount(),
      heldCount(),
      getTranslations({ locale, namespace: 'edit.held' }),
      getTranslations({ locale, namespace: 'queues.officialsFile' }),
    ]);
  const links: [path: string, text: string][] = [
    ['/edit/releases', t('lists', { count: held.length })],
    ['/edit/releases#dates', t('dates', { count: dates.length })],
    ['/edit/renames', t('renames', { count: renames.length })],
    ['/edit/agencies', t('agencies', { count: open.reduce((sum, { count }) => sum + count, 0) })],
    ['/edit/differences', t('differences', { count: differences })],
    ['/edit/officials', tFile('link')],
    ['/edit/held', tHeld('count', { count: letters })],
    ['/edit/stale', tStale('link')],
    ['/edit/channels', tMail('channels.link', { count: closed })],
    ['/edit/sending', tMail('host.link')],
  ];
  return (
    <section>
      <h2>{t('title')}</h2>
      <ul>
        {links.map(([path, text]) => (
          <li key={path}>
            <a href={pathIn(locale, path)}>{text}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
