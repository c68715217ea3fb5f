import { keptCode, readCode } from '#lib/kernel/kept-code.ts';

/**
 * Why an agency is tied to no place, as a code with its values. The sentences stand in the catalogue, under
 * `queues.untied`.
 */
export type Untied =
  | { code: 'no_county'; county: string }
  | { code: 'several_counties'; county: string }
  | { code: 'county_elsewhere'; named: string; ice: string }
  /** `designation`: "city", "town" … as the name says it; "none" where it says none. */
  | { code: 'no_place'; designation: string; place: string }
  | { code: 'place_elsewhere'; county: string }
  /** `there`: in the county that ICE gives, "yes" or "no". */
  | { code: 'several_places'; count: number; place: string; there: 'yes' | 'no' }
  | { code: 'no_register' }
  | { code: 'several_seats' }
  | { code: 'seat_elsewhere'; ice: string; register: string }
  | { code: 'no_state' }
  | { code: 'no_places' }
  | { code: 'constable' }
  | { code: 'prosecutes' }
  /** `county`: the only one that ICE names; "none" where it names none. */
  | { code: 'circuit'; county: string }
  | { code: 'several' }
  | { code: 'nothing' }
  | { code: 'last_seen'; year: number };

const CODES: Record<Untied['code'], true> = {
  no_county: true,
  several_counties: true,
  county_elsewhere: true,
  no_place: true,
  place_elsewhere: true,
  several_places: true,
  no_register: true,
  several_seats: true,
  seat_elsewhere: true,
  no_state: true,
  no_places: true,
  constable: true,
  prosecutes: true,
  circuit: true,
  several: true,
  nothing: true,
  last_seen: true,
};

/** As it is kept with the agency. */
export function keptUntied(untied: Untied): string {
  return keptCode(untied);
}

/** Null for what a person wrote. */
export function readUntied(kept: string): Untied | null {
  return readCode<Untied>(kept, CODES);
}
