import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Locale } from '#lib/kernel/locales.ts';
import type { HeldDate } from '#lib/places/listings/listings-queries.ts';
import { heldDateIn } from '#lib/places/listings/reason-texts.ts';
import { STATES } from '#lib/places/listings/states.ts';

type Props = {
  locale: Locale;
  dates: readonly HeldDate[];
  heading: 'h2' | 'h3';
  /** What an editor can do about each. */
  settle?: (date: HeldDate) => ReactNode;
};

/** Dates of signature that are left open because ICE wrote what can be no date, or several. */
export async function HeldDates({ locale, dates, heading: Heading, settle }: Props) {
  const t = await getTranslations({ locale, namespace: 'releases.dates' });
  return (
    <>
      <Heading id="dates">{t('title')}</Heading>
      {dates.length === 0 ? (
        <p className="muted">{t('none')}</p>
      ) : (
        <>
          <p>{t('intro')}</p>
          <ul>
            {dates.map((date) => (
              <li key={`${date.releaseId}/${date.row}`}>
                {t('line', {
                  agency: date.agencyName,
                  state: STATES[date.stateCode] ?? date.stateCode.toUpperCase(),
                  row: String(date.row),
                  file: date.fileName,
                  why: heldDateIn(locale, date.held),
                })}{' '}
                {settle?.(date)}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
