import { foldName } from '../fold.ts';
import type { AgencyKind } from '../types.ts';
import type { Untied } from './untied-rules.ts';

const DESIGNATIONS = 'city|town|village|borough|township';
const POLICE =
  'police services department|metropolitan police department|police department|police services|police division|division of police|bureau of police|police bureau|department of police|police|pd|department of public safety|public safety department|public safety|dps|marshals office|marshal office|marshals department|marshal';
const MUNICIPAL = new RegExp(`^(?:(?:the )?(${DESIGNATIONS}) of )?(.+?)(?: (?:${POLICE}))$`);

/** How a name on ICE's sheet says whose agency it is, before anything is looked up. */
export type Said =
  | { kind: 'sheriff' | 'county_corrections' | 'county_government'; county: string }
  | { kind: 'municipal_police'; place: string; designation: string | null }
  | { kind: 'campus_police' | 'other'; institution: string }
  | { kind: 'state_agency' }
  | { kind: AgencyKind; reason: Untied };

/**
 * Whose agency a name says it is. Names that speak of officers who are nobody's police, of prosecutors, or of several
 * places at once say so as a reason; what ICE gives as the type decides only between a state's and another agency.
 */
export function saidBy(name: string, type: string | null, stateName: string): Said {
  const key = foldName(
    name
      .replace(/\btwp\b\.?/gi, 'township')
      .replace(/\b(?:departement|deparment|depatment|deparatment|departmenet)\b/gi, 'department')
      .replace(/ ["“]?n["”]? /gi, ' and '),
  );
  const has = (pattern: RegExp) => pattern.test(key);
  if (has(/\bconstables?\b/)) {
    return { kind: 'other', reason: { code: 'constable' } };
  }
  if (has(/\b(?:state attorney|district attorneys?|county attorneys?|prosecutors?|judicial circuit)\b/)) {
    return { kind: 'other', reason: { code: 'prosecutes' } };
  }
  if (has(/\b(?:university|college|campus|school|schools|isd|board of trustees)\b/)) {
    return { kind: 'campus_police', institution: institution(key) };
  }
  if (has(/\b(?:airport|port authority|transit|railroad)\b/)) {
    return { kind: 'other', institution: institution(key) };
  }
  if (
    has(/\b(?:regional|cooperative|joint|tri county|multi county|task force|criminal justice authority)\b/)
  ) {
    return { kind: 'other', reason: { code: 'several' } };
  }
  if (has(/\bsheriffs?\b/)) return { kind: 'sheriff', county: key.replace(/ sheriffs?\b.*$/, '') };
  if (isOfState(key, type, stateName)) return { kind: 'state_agency' };
  const jail =
    /^(?:county of )?(.+?) (?:board of county commissioners .*)?(?:(?:department|division) of )?(?:corrections?|detention|jail|correctional|prison)\b/.exec(
      key,
    );
  if (jail?.[1])
    return { kind: 'county_corrections', county: jail[1].replace(/ (?:department|division) of$/, '') };
  const board = /^(.+? county) (?:board of county commissioners|bocc)$/.exec(key);
  if (board?.[1]) return { kind: 'county_government', county: board[1] };
  const countyPolice = /^(.+? (?:county|parish)) police(?: department)?$/.exec(key);
  if (countyPolice?.[1]) return { kind: 'county_government', county: countyPolice[1] };
  const own = MUNICIPAL.exec(key);
  if (own?.[2]) return { kind: 'municipal_police', place: own[2], designation: own[1] ?? null };
  return { kind: 'other', reason: { code: 'nothing' } };
}

/** The county, folded, as ICE or a file writes it; "" where it writes none. */
export function countyKey(text: string | null): string {
  return /^(?:#?n\/?a!?|#ref!|-*)$/i.test(text?.trim() ?? '') ? '' : foldName(text ?? '');
}

/** The institution without the words for its police: "university of north florida". */
export function institution(name: string): string {
  return foldName(name)
    .replace(/^(?:district )?board of trustees of /, '')
    .replace(
      / (?:police department|police|department of public safety|board of trustees|authority)\b.*$/,
      '',
    );
}

/** Typed as a state's agency and naming no smaller place, or named so that it can be no other. */
function isOfState(key: string, type: string | null, stateName: string): boolean {
  const smaller = /\b(?:county|parish|city|town|village|borough|township|circuit|district)\b/.test(key);
  const state = foldName(stateName);
  const words =
    '(?:state (?:police|patrol|highway patrol|bureau|department)|department of|division of|highway patrol|bureau of|national guard)';
  const named = new RegExp(`^${state} ${words}\\b`).test(key);
  if (/^state/i.test(type?.trim() ?? '')) return named || (!smaller && !/ police(?: department)?$/.test(key));
  return named && !smaller;
}
