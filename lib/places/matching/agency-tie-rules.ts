import type { AgencyKind } from '../types.ts';
import { type MatchPlace, matcher, ONE_GOVERNMENT } from './matching-rules.ts';

/** To what an agency belongs. */
export type Tie = { kind: AgencyKind; placeGeoid: string | null; countyGeoid: string | null };

/** Kinds that are a county's own, and so belong to one. */
const OF_COUNTY: readonly AgencyKind[] = ['sheriff', 'county_corrections', 'county_government'];

export type TieProblem = 'needsCity' | 'needsCounty' | 'noCity' | 'noPlace' | 'otherState' | 'anotherCity';

/**
 * The tie that an editor's answer makes, or why it cannot be: a city's police belong to one city, in their own state
 * and not to one when their name says another; a county's agencies to a county; a campus or an airport to the county
 * where it sits, if that is known; a state's agency to no place.
 *
 * @param place what was chosen; null for none
 * @param iceCounty the county that ICE gives, where it is one of the state
 * @param places the places of the agency's state
 */
export function tieOf(
  agency: { name: string; stateCode: string },
  kind: AgencyKind,
  place: MatchPlace | null,
  iceCounty: string | null,
  places: readonly MatchPlace[],
): Tie | TieProblem {
  if (place && place.stateCode !== agency.stateCode) return 'otherState';
  if (kind === 'state_agency') return place ? 'noPlace' : { kind, placeGeoid: null, countyGeoid: null };
  if (kind === 'municipal_police') {
    if (place?.kind !== 'municipality') return 'needsCity';
    const said = matcher(places)({ ...agency, county: null, type: null });
    if (said.tie === 'place' && said.placeGeoid !== place.geoid) return 'anotherCity';
    const countyGeoid =
      iceCounty && place.counties.includes(iceCounty) ? iceCounty : (place.counties[0] ?? null);
    return { kind, placeGeoid: place.geoid, countyGeoid };
  }
  if (place?.kind === 'municipality' || place?.kind === 'state') return 'noCity';
  if (OF_COUNTY.includes(kind) && !place) return 'needsCounty';
  const one = Object.values(ONE_GOVERNMENT).find(({ county }) => county === place?.geoid);
  const placeGeoid = kind === 'sheriff' ? (one?.place ?? null) : null;
  return { kind, placeGeoid, countyGeoid: place?.geoid ?? null };
}

/** Tells whether a tie changed since a form was opened. */
export function tieVersion({ kind, placeGeoid, countyGeoid }: Tie): string {
  return [kind, placeGeoid ?? '', countyGeoid ?? ''].join('|');
}
