import { getTranslations } from 'next-intl/server';
import { formatInstant } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import type { Change } from '#lib/officials/edit-queries.ts';

/** Who changed what and when, each with a link to both versions. */
export async function ChangeList({ locale, changes }: { locale: Locale; changes: readonly Change[] }) {
  const t = await getTranslations({ locale, namespace: 'edit' });
  if (changes.length === 0) return <p className="muted">{t('start.noChanges')}</p>;
  return (
    <ul className="plain">
      {changes.map((change) => (
        <li key={change.id}>
          <p>
            <a href={pathIn(locale, `/edit/change/${change.id}`)}>
              {t(`change.${change.action}`, { name: change.by })}
            </a>
            : {t(`one.${change.kind}`)}
            {change.text && <>, {change.text}</>}
            <br />
            <span className="muted small">{formatInstant(locale, change.at, 'America/New_York')}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
