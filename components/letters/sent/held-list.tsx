import { getTranslations } from 'next-intl/server';
import { ActionForm } from '#components/ui/action-form.tsx';
import type { ReasonTexts } from '#components/ui/outcome-notice.tsx';
import { dayIn } from '#lib/kernel/dates.ts';
import { formatDay } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { HOLD_REASONS } from '#lib/letters/protection/abuse-rules.ts';
import { withdrawHeld } from '#lib/letters/protection/held-actions.ts';
import type { heldOf } from '#lib/letters/protection/held-queries.ts';

type Props = {
  locale: Locale;
  held: Awaited<ReturnType<typeof heldOf>>;
  /** Within how many days a letter is decided on. */
  days: number;
  reasons: ReasonTexts;
};

/** A writer's letters that wait for a person, and what came of them, said plainly. */
export async function HeldList({ locale, held, days, reasons }: Props) {
  if (held.length === 0) return null;
  const [t, tConduct] = await Promise.all([
    getTranslations({ locale, namespace: 'protection.held' }),
    getTranslations({ locale, namespace: 'protection.conduct' }),
  ]);
  return (
    <section aria-labelledby="held">
      <h2 id="held">{t('title')}</h2>
      <ul>
        {held.map(({ id, state, reasons: why, place, createdAt, note, language }) => {
          const about = { place: place.name, date: formatDay(locale, dayIn(place.timeZone, createdAt)) };
          return (
            <li key={id}>
              {state === 'waiting' && (
                <p>
                  {t('waiting', { ...about, days })}{' '}
                  {HOLD_REASONS.filter((it) => why.includes(it))
                    .map((it) => t(`why.${it}`))
                    .join(' ')}
                </p>
              )}
              {state === 'refused' && (
                <>
                  <p>{t('refused', about)}</p>
                  <blockquote lang={language}>{note}</blockquote>
                </>
              )}
              {state === 'expired' && <p>{t('expired', about)}</p>}
              {state !== 'waiting' && <p>{t('kept')}</p>}
              <ActionForm
                run={withdrawHeld}
                values={{ id }}
                label={t(state === 'waiting' ? 'withdraw' : 'away')}
                quiet
                reasons={reasons}
              />
            </li>
          );
        })}
      </ul>
      <p>
        <a href={pathIn(locale, '/about/conduct')}>{tConduct('link')}</a>
      </p>
    </section>
  );
}
