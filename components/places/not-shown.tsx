import { getTranslations } from 'next-intl/server';
import { formatDay } from '#lib/kernel/format.ts';
import { type Locale, pathIn } from '#lib/kernel/locales.ts';
import { isState, sheriffArea } from '#lib/places/area-rules.ts';
import { nameOfState } from '#lib/places/states.ts';
import type { Agency, ListCover, Place } from '#lib/places/types.ts';

import { stateInText } from './state-in-text.ts';

type Props = {
  locale: Locale;
  place: Pick<Place, 'kind' | 'stateCode' | 'counties'>;
  agencies: readonly Agency[];
  cover: ListCover;
};

/** What ICE's list does not say about who polices here: counties and a state without an agency on it, names tied to nothing. */
export async function NotShown({ locale, place, agencies, cover }: Props) {
  const t = await getTranslations({ locale, namespace: 'places.agencies.notShown' });
  const state = stateInText(locale, place.stateCode);
  const title = <h3>{t('title')}</h3>;
  if (cover.asOf === null) {
    return (
      <section>
        {title}
        <p>{t('noList', { state })}</p>
      </section>
    );
  }
  const date = formatDay(locale, cover.asOf);
  const silent = place.counties.filter(
    ({ geoid }) => !agencies.some(({ role, county }) => role === 'county' && county?.geoid === geoid),
  );
  const lines = [
    ...(place.kind === 'municipality'
      ? silent.map((area) => t('county', { county: area.name, area: sheriffArea(area), date }))
      : []),
    ...(agencies.some(({ role }) => role === 'state')
      ? []
      : [t('state', { state, area: isState(place.stateCode) ? 'state' : 'other', date })]),
  ];
  if (lines.length === 0 && cover.unmatched === 0) return null;
  return (
    <section>
      {title}
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {cover.unmatched > 0 && (
          <li>
            {t.rich('unmatched', {
              count: cover.unmatched,
              state: (words) => <a href={pathIn(locale, `/${place.stateCode}`)}>{words}</a>,
              name: nameOfState(place.stateCode),
            })}
          </li>
        )}
      </ul>
      <p className="muted small">{t('absence')}</p>
    </section>
  );
}
