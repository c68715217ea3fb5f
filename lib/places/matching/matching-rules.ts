import { foldName } from '../fold.ts';
import { mendedCounty } from '../listings/counties.ts';
import { KNOWN_NAMES } from '../listings/known-names.ts';
import { nameKey } from '../listings/names-rules.ts';
import type { AgencyKind } from '../types.ts';
import { countyKey, institution, type Said, saidBy } from './matching-words.ts';
import { keptUntied, type Untied } from './untied-rules.ts';

export type MatchPlace = {
  geoid: string;
  kind: 'state' | 'county' | 'municipality';
  name: string;
  legalName: string;
  stateCode: string;
  counties: readonly string[];
};

/** An agency as ICE lists it. */
export type ListedAgency = { name: string; stateCode: string; county: string | null; type: string | null };

/** An agency as another register has it, such as the FBI's employee file: where a campus or an airport sits. */
export type Register = { stateCode: string; name: string; counties: readonly string[] };

export type Match =
  | {
      kind: AgencyKind;
      placeGeoid: string | null;
      countyGeoid: string | null;
      tie: 'place' | 'county' | 'campus' | 'state';
      unmatched: null;
    }
  /** `unmatched`: as it is kept; `untiedIn` says it. */
  | { kind: AgencyKind; placeGeoid: null; countyGeoid: null; tie: null; unmatched: string };

export type Matcher = (agency: ListedAgency) => Match;

/** City and county are one government, and the sheriff is its police. */
export const ONE_GOVERNMENT: Record<string, { county: string; place: string }> = {
  'fl/jacksonville': { county: '12031', place: '1235000' },
};

/** What a name that ICE misspelled is known to mean. */
const CANONICAL = new Map(
  KNOWN_NAMES.filter(({ relation }) => relation === 'same').map(
    ({ stateCode, alias, canonical }) => [`${stateCode}/${nameKey(alias)}`, canonical] as const,
  ),
);

/** The name to be read: a known slip mended; "… Department - Montour" without the county that ICE gives beside it. */
function readableName({ name, stateCode, county }: ListedAgency): string {
  const known = CANONICAL.get(`${stateCode}/${nameKey(name)}`) ?? name;
  const [, bare, tail] = /^(.+) - ([^-]+)$/.exec(known.trim()) ?? [];
  const given = countyKey(county).replace(/ (?:county|parish)$/, '');
  return bare && tail && given !== '' && foldName(tail) === given ? bare : known;
}

/**
 * Ties agencies by name to what they are of. Only what can be nothing else is tied: the name must be of one place of
 * the state, and a county that ICE gives must be the place's own. Everything else says why not.
 */
export function matcher(places: readonly MatchPlace[], register: readonly Register[] = []): Matcher {
  const states = new Map(places.filter(({ kind }) => kind === 'state').map((one) => [one.stateCode, one]));
  const counties = Map.groupBy(
    places
      .filter(({ kind }) => kind === 'county')
      .flatMap((one) => countyNames(one).map((key) => ({ key, one }))),
    ({ key, one }) => `${one.stateCode} ${key}`,
  );
  const municipalities = Map.groupBy(
    places.filter(({ kind }) => kind === 'municipality'),
    (one) => `${one.stateCode} ${ownKey(one)}`,
  );
  const seats = Map.groupBy(register, (one) => `${one.stateCode} ${institution(one.name)}`);

  const countiesNamed = (stateCode: string, key: string) => [
    ...new Set((counties.get(`${stateCode} ${key}`) ?? []).map(({ one }) => one)),
  ];
  const given = ({ stateCode, county }: ListedAgency) => {
    const found = countiesNamed(stateCode, countyKey(county));
    return found.length === 1 ? (found[0] ?? null) : null;
  };

  function ofCounty(agency: ListedAgency, said: Extract<Said, { county: string }>): Match {
    const key = said.county.replace(/^metropolitan /, '');
    const one = ONE_GOVERNMENT[`${agency.stateCode}/${key}`];
    if (one && said.kind === 'sheriff') {
      const { county: countyGeoid, place: placeGeoid } = one;
      return { kind: said.kind, placeGeoid, countyGeoid, tie: 'county', unmatched: null };
    }
    const slip = mendedCounty(agency.stateCode, key);
    const exact = countiesNamed(agency.stateCode, slip === undefined ? key : foldName(slip));
    // A city that is a county of its own, where no county has the name: Hopewell in Virginia, "Hopewell County" to ICE.
    const named =
      exact.length > 0 ? exact : countiesNamed(agency.stateCode, `${key.replace(/ county$/, '')} city`);
    const [county] = named;
    if (!county) return not(said.kind, { code: 'no_county', county: said.county });
    if (named.length > 1) return not(said.kind, { code: 'several_counties', county: said.county });
    const ice = given(agency);
    if (ice && ice.geoid !== county.geoid) {
      return not(said.kind, { code: 'county_elsewhere', named: county.name, ice: ice.name });
    }
    return { kind: said.kind, placeGeoid: null, countyGeoid: county.geoid, tie: 'county', unmatched: null };
  }

  function ofPlace(agency: ListedAgency, said: Extract<Said, { place: string }>): Match {
    const kind = said.kind;
    const ice = given(agency);
    const { place, designation } = designated(said, (key) =>
      municipalities.has(`${agency.stateCode} ${key}`),
    );
    const named = municipalities.get(`${agency.stateCode} ${place}`) ?? [];
    const fitting = named.filter((one) => designation === null || isA(one, designation));
    if (fitting.length === 0)
      return not(kind, { code: 'no_place', designation: designation ?? 'none', place });
    // A place whose counties are not on file could be anywhere in the state.
    const here = ice ? fitting.filter((one) => one.counties.includes(ice.geoid)) : fitting;
    const [found, other] = here;
    if (!found) return not(kind, { code: 'place_elsewhere', county: ice?.name ?? '' });
    if (other) {
      return not(kind, { code: 'several_places', count: here.length, place, there: ice ? 'yes' : 'no' });
    }
    const countyGeoid = ice?.geoid ?? found.counties[0] ?? null;
    return { kind, placeGeoid: found.geoid, countyGeoid, tie: 'place', unmatched: null };
  }

  function ofInstitution(agency: ListedAgency, said: Extract<Said, { institution: string }>): Match {
    const rows = seats.get(`${agency.stateCode} ${said.institution}`) ?? [];
    const where = new Set(
      rows.flatMap((row) => row.counties.flatMap((key) => countiesNamed(agency.stateCode, countyKey(key)))),
    );
    const [county] = where;
    if (!county) return not(said.kind, { code: 'no_register' });
    if (where.size > 1) return not(said.kind, { code: 'several_seats' });
    const ice = given(agency);
    if (ice && ice.geoid !== county.geoid) {
      return not(said.kind, { code: 'seat_elsewhere', ice: ice.name, register: county.name });
    }
    return { kind: said.kind, placeGeoid: null, countyGeoid: county.geoid, tie: 'campus', unmatched: null };
  }

  return (agency) => {
    const state = states.get(agency.stateCode);
    if (!state) return not('other', { code: 'no_state' });
    const said = saidBy(readableName(agency), agency.type, state.name);
    if ('reason' in said) return not(said.kind, said.reason);
    if ('county' in said) return ofCounty(agency, said);
    if ('place' in said) return ofPlace(agency, said);
    if ('institution' in said) return ofInstitution(agency, said);
    return { kind: 'state_agency', placeGeoid: null, countyGeoid: null, tie: 'state', unmatched: null };
  };
}

function not(kind: AgencyKind, reason: Untied): Match {
  return { kind, placeGeoid: null, countyGeoid: null, tie: null, unmatched: keptUntied(reason) };
}

/** "clay county" and "clay"; of a city that is a county of its own only "richmond city". */
function countyNames({ name, legalName }: MatchPlace): string[] {
  const whole = foldName(legalName);
  if (whole.endsWith(' city')) return [whole];
  const bare = foldName(
    name.replace(
      / (?:County|Parish|City and Borough|Borough|Census Area|Municipality|Municipio|Planning Region)$/,
      '',
    ),
  );
  return [...new Set([whole, bare])];
}

/** "miami"; a township keeps the word, and a town its bare name, however it is told apart from a city. */
function ownKey({ name }: MatchPlace): string {
  return foldName(name.replace(/ \((?:town|city|village|borough|plantation)\)$/, ''));
}

/** "Danville Borough Police" names a borough called Danville, unless a place is called "Danville Borough". */
function designated(
  { place, designation }: { place: string; designation: string | null },
  isName: (key: string) => boolean,
): { place: string; designation: string | null } {
  if (designation === 'township') return { place: `${place} township`, designation };
  const [, bare, word] = /^(.+) (city|town|village|borough)$/.exec(place) ?? [];
  if (bare && word && !isName(place)) return { place: bare, designation: word };
  return { place, designation };
}

function isA({ legalName }: MatchPlace, designation: string): boolean {
  return new RegExp(`\\b${designation}(?: \\(balance\\))?$`).test(legalName.toLowerCase());
}
