import { foldName } from '../fold.ts';
import type { AgencyKind } from '../types.ts';

/** What kind of agency a name on ICE's sheet is of; ICE's own TYPE decides only where the name does not. */
export function agencyKindOf(name: string, agencyType: string | null): AgencyKind {
  const key = ` ${foldName(name)} `;
  const has = (...words: string[]) => words.some((word) => key.includes(` ${word} `));
  if (has('university', 'college', 'campus', 'school', 'isd')) return 'campus_police';
  if (has('airport', 'port authority', 'transit', 'railroad')) return 'other';
  if (has('sheriffs', 'sheriff') && !has('association')) return 'sheriff';
  if (agencyType === 'State Agency') return 'state_agency';
  if (has('corrections', 'detention', 'jail', 'correctional')) return 'county_corrections';
  if (has('board of county commissioners', 'bocc')) return 'county_government';
  if (has('police', 'marshal', 'marshals', 'public safety') && agencyType !== 'County')
    return 'municipal_police';
  return agencyType === 'Municipality'
    ? 'municipal_police'
    : agencyType === 'County'
      ? 'county_government'
      : 'other';
}
