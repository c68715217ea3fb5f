import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/kernel/locales.ts';
import type { HeldDate } from '#lib/places/listings/listings-queries.ts';
import { heldDateIn } from '#lib/places/listings/reason-texts.ts';
import { STATES } from '#lib/places/listings/states.ts';

type Props = { locale: Locale; dates: readonly HeldDate[]; heading: 'h2' | 'h3' };

/** Dates of signature that are left open because ICE wrote what can be no date, or several. */
export async function HeldDates({ locale, dates, heading: Heading }: Props) {
  const t = await getTranslations({ locale, namespace: 'releases.dates' });
  return (
    <>
      <Heading>{t('title')}</Heading>
      {dates.length === 0 ? (
        <p className="muted">{t('none')}</p>
      ) : (
        <>
          <p>{t('intro')}</p>
          <ul>
            {dates.map(({ releaseId, fileName, row, stateCode, agencyName, held }) => (
              <li key={`${releaseId}/${row}`}>
                {t('line', {
                  agency: agencyName,
                  state: STATES[stateCode] ?? stateCode.toUpperCase(),
                  row: String(row),
                  file: fileName,
                  why: heldDateIn(locale, held),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
