import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { formatInstant } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import type { Change } from '#lib/officials/edit/edit-queries.ts';
import type { Entry } from '#lib/officials/edit/entry-queries.ts';

type Props = {
  locale: Locale;
  changes: readonly Change[];
  /** Changes that are not of one fact, put among the others by their time. */
  entries?: readonly Entry[];
};

type Line = { id: string; at: Date; told: ReactNode };

/** Who changed what and when, the newest first, each with a link to both versions. */
export async function ChangeList({ locale, changes, entries = [] }: Props) {
  const [t, tEntry] = await Promise.all([
    getTranslations({ locale, namespace: 'edit' }),
    getTranslations({ locale, namespace: 'queues.entries' }),
  ]);
  const who = (by: string) => (by === 'command' || by === 'system' ? tEntry(`by.${by}`) : by);
  const lines: Line[] = [
    ...changes.map(({ id, at, by, action, kind, text }) => ({
      id,
      at,
      told: (
        <>
          <a href={pathIn(locale, `/edit/change/${id}`)}>{t(`change.${action}`, { name: who(by) })}</a>:{' '}
          {t(`one.${kind}`)}
          {text && <>, {text}</>}
        </>
      ),
    })),
    ...entries.map(({ id, at, by, action, text }) => ({
      id,
      at,
      told: (
        <>
          <a href={pathIn(locale, `/edit/entry/${id}`)}>
            {tEntry(`done.${action.replaceAll('.', '_')}` as 'done.agency_tie', { name: who(by) })}
          </a>
          {text && (
            <>
              : <span lang="en">{text}</span>
            </>
          )}
        </>
      ),
    })),
  ].sort((a, b) => b.at.getTime() - a.at.getTime());
  if (lines.length === 0) return <p className="muted">{t('start.noChanges')}</p>;
  return (
    <ul className="plain">
      {lines.map(({ id, at, told }) => (
        <li key={id}>
          <p>
            {told}
            <br />
            <span className="muted small">{formatInstant(locale, at, 'America/New_York')}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
