import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { followsOf } from '#lib/agendas/queries.ts';
import { dayIn } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import styles from './agendas.module.css';

type Props = {
  locale: Locale;
  follows: Awaited<ReturnType<typeof followsOf>>;
  /** The form that ends one. */
  stop: (follow: { id: string; name: string }) => ReactNode;
};

export async function FollowList({ locale, follows, stop }: Props) {
  const t = await getTranslations({ locale, namespace: 'agendas.follows' });
  return (
    <ul className="plain">
      {follows.map(({ id, path, placeName, itemTitle, createdAt }) => (
        <li key={id} className={styles.follow}>
          <p>
            {itemTitle ? (
              <>
                {t('item', { place: placeName })}:{' '}
                <a href={pathIn(locale, path)} lang="en">
                  {itemTitle}
                </a>
              </>
            ) : (
              <a href={pathIn(locale, path)}>{t('place', { place: placeName })}</a>
            )}
            <span className="muted">
              {' · '}
              {t('since', { date: formatDay(locale, dayIn('America/New_York', createdAt)) })}
            </span>
          </p>
          {stop({ id, name: itemTitle ?? placeName })}
        </li>
      ))}
    </ul>
  );
}
