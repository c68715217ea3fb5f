import { getTranslations } from 'next-intl/server';
import { formatDay, formatInstant } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { heldDateIn } from '#lib/places/listings/reason-texts.ts';
import type { SettledDate } from '#lib/places/listings/settled-date-queries.ts';
import { STATES } from '#lib/places/listings/states.ts';

type Props = { locale: Locale; dates: readonly SettledDate[] };

/** What editors have said about dates on hold, with its source and the way to take it back. */
export async function SettledDates({ locale, dates }: Props) {
  if (dates.length === 0) return null;
  const [t, tModel] = await Promise.all([
    getTranslations({ locale, namespace: 'queues.dates' }),
    getTranslations({ locale, namespace: 'places.model' }),
  ]);
  return (
    <>
      <h3>{t('settled')}</h3>
      <p>{t('settledIntro')}</p>
      <ul>
        {dates.map(({ id, stateCode, agencyName, model, held, signedOn, note, decidedAt, source, entry }) => (
          <li key={id}>
            <span lang="en">{agencyName}</span>, {STATES[stateCode] ?? stateCode.toUpperCase()},{' '}
            {tModel(model)}:{' '}
            <strong>{signedOn ? t('signed', { date: formatDay(locale, signedOn) }) : t('noneKnown')}</strong>
            <br />
            <span className="small">
              {heldDateIn(locale, held)}{' '}
              <cite lang={source.language}>
                {source.url ? (
                  <a href={source.url} rel="noreferrer">
                    {source.publisher}: {source.title}
                  </a>
                ) : (
                  `${source.publisher}: ${source.title}`
                )}
              </cite>
              {source.locator && `, ${source.locator}`}. {note}
            </span>
            <br />
            <span className="small muted">
              {formatInstant(locale, decidedAt, 'America/New_York')}
              {entry && (
                <>
                  {' · '}
                  <a href={pathIn(locale, `/edit/entry/${entry}`)}>{t('takeBack')}</a>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
