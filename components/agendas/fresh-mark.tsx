import { getTranslations } from 'next-intl/server';
import type { FeedState } from '#lib/agendas/health.ts';
import type { Locale } from '#lib/kernel/locales.ts';
import styles from './freshness.module.css';

type State = FeedState | 'old';

const SHAPES: Record<State, string> = {
  // Disc, dotted line, cross in a square, the same, ring, triangle.
  fresh: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13Z',
  waiting: 'M1.5 7h3v2h-3ZM6.5 7h3v2h-3ZM11.5 7h3v2h-3Z',
  failing: 'M1 1h14v14h-14ZM4 5.4L6.6 8L4 10.6L5.4 12L8 9.4L10.6 12L12 10.6L9.4 8L12 5.4L10.6 4L8 6.6L5.4 4Z',
  over_age:
    'M1 1h14v14h-14ZM4 5.4L6.6 8L4 10.6L5.4 12L8 9.4L10.6 12L12 10.6L9.4 8L12 5.4L10.6 4L8 6.6L5.4 4Z',
  off: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13ZM8 3.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9Z',
  old: 'M8 1L15.5 15H.5Z',
};

/** How fresh something is: a shape and a word, and only then a colour. */
export async function FreshMark({ locale, state }: { locale: Locale; state: State }) {
  const t = await getTranslations({ locale, namespace: 'opendata.fresh' });
  const tone = state === 'failing' || state === 'over_age' ? styles.red : state === 'old' ? styles.amber : '';
  return (
    <span className={`${styles.mark} ${tone}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={SHAPES[state]} fillRule="evenodd" />
      </svg>
      {t(`mark.${state}`)}
    </span>
  );
}
