import type { PlaceKind } from './types.ts';

/** What a state's counties are called there, and what stands at the level of one. */
export type AreaWord =
  | 'county'
  | 'parish'
  | 'borough'
  | 'census_area'
  | 'municipio'
  | 'planning_region'
  /** A city that is in no county. */
  | 'city'
  | 'district';

type Area = { geoid: string; name: string };

/** By the name that the Census gives it: "Orleans Parish", "Bethel Census Area", "Richmond city", "Carson City". */
export function areaWord({ geoid, name }: Area): AreaWord {
  if (geoid.startsWith('11')) return 'district';
  if (name.endsWith(' Parish')) return 'parish';
  if (name.endsWith(' Census Area')) return 'census_area';
  if (name.endsWith(' Municipio')) return 'municipio';
  if (name.endsWith(' Planning Region')) return 'planning_region';
  if (name.endsWith(' Borough') || geoid.startsWith('02')) return 'borough';
  return / city$/i.test(name) ? 'city' : 'county';
}

/** Alaska, Connecticut, Hawaii and Rhode Island have no county sheriffs. */
const NO_SHERIFFS = ['02', '09', '15', '44'];

/** The word where such an area has a sheriff; else one that names no office that may not exist. */
export function sheriffArea(area: Area): 'county' | 'parish' | 'city' | 'district' | 'none' {
  const word = areaWord(area);
  if (word === 'district') return word;
  if (NO_SHERIFFS.includes(area.geoid.slice(0, 2))) return 'none';
  return word === 'county' || word === 'parish' || word === 'city' ? word : 'none';
}

/** For a place's own agencies: the word of a county, "none" for a municipality, which has police. */
export function ownArea(place: Area & { kind: PlaceKind }): AreaWord | 'none' {
  return place.kind === 'county' ? areaWord(place) : 'none';
}

/** What a state's counties are called together: by the first of them, since no state mixes more than Alaska does. */
export function areasOf(counties: readonly Area[]): AreaWord {
  const words = counties.map(areaWord);
  if (words.includes('borough') || words.includes('census_area')) return 'borough';
  // Virginia, Maryland, Missouri and Nevada have counties beside their independent cities.
  return words.find((word) => word !== 'city') ?? 'county';
}

/** The same for one place's own counties: a city that is in no county is its own. */
export function areasAround(counties: readonly Area[]): AreaWord {
  const alone = counties.length > 0 && counties.every((one) => areaWord(one) === 'city');
  return alone ? 'city' : areasOf(counties);
}

/** Not a state, so that "the state of" is wrong. */
export function isState(stateCode: string): boolean {
  return !['dc', 'pr', 'gu', 'vi', 'as', 'mp'].includes(stateCode);
}
