import type { KnownName } from './names-rules.ts';

/**
 * Names of one agency in Florida, and of two that look alike. The first are as the deportationdata/ice-287g project lists them for
 * Florida (its alias file, read in November 2026); the last seven stand on ICE's sheets of 16 May and 2 September 2025
 * with the same model and the same date of signature (St. Cloud twice on the first of them). What editors decide stands in the database, beside these.
 */
const FLORIDA: readonly KnownName[] = (
  [
    ['same', 'Boca Raton Police Department', 'Boca Raton Police Services Department'],
    [
      'same',
      'Criminal Investigation Division, Department of Financial Services',
      'Florida Department of Financial Services, Criminal Investigation Division',
    ],
    [
      'same',
      'Florida Department of Financial Services',
      'Florida Department of Financial Services, Criminal Investigation Division',
    ],
    [
      'same',
      'Florida Department of Environmental Protection',
      'Florida Department of Environmental Protection, Division of Law Enforcement',
    ],
    [
      'same',
      'Escambia County Board of County Commissioners',
      'Escambia County Board of County Commissioners/ Department of Corrections',
    ],
    [
      'same',
      'Gulf County Board of County Commissioners',
      'Gulf County Board of County Commissioners /Detention Facility',
    ],
    [
      'same',
      'Okaloosa County Board of County Commissioners',
      'Okaloosa County Board of County Commissioners/ Department of Corrections',
    ],
    ['same', 'Pasco County BOCC', 'Pasco County Board of County Commissioners/ Pasco County Corrections'],
    ['same', 'Indian River Shores DPS', 'Indian River Shores Department of Public Safety'],
    [
      'same',
      'University of Central Florida Board of Trustees',
      'University of Central Florida Police Department',
    ],
    ['same', "Jacksonville County Sheriff's Office", "Jacksonville Sheriff's Office"],
    ['distinct', 'Melbourne Beach Police Department', 'Melbourne Police Department'],
    ['distinct', 'University of Florida Police Department', 'University of West Florida Police Department'],
    [
      'distinct',
      'Florida Department of Environmental Protection, Division of Law Enforcement',
      'Florida Department of Law Enforcement',
    ],
    ['same', 'City of Melbourne Police Department', 'Melbourne Police Department'],
    ['same', 'City of Miami Springs Police Department', 'Miami Springs Police Department'],
    ['same', 'City of Zephyrhills Police Department', 'Zephyrhills Police Department'],
    ['same', 'Lake Clark Shores Police Department', 'Lake Clarke Shores Police Department'],
    ['same', 'Town of Palm Beach Police Department', 'Palm Beach Police Department'],
    ['same', 'City of St. Cloud Police Department', 'St. Cloud Police Department'],
    ['same', 'University of West Florida Board of Trustees', 'University of West Florida Police Department'],
  ] as const
).map(([relation, alias, canonical]) => ({ stateCode: 'fl', alias, canonical, relation }));

/**
 * Names of one agency elsewhere. Of each pair the first stands on one of ICE's sheets and is gone from the next, which
 * has the second with the same model and the same date of signature (Waukesha's sheriff has both at once, one a model).
 * Read by eye in November 2026: a slip, an abbreviation, or the state's name left out. Left apart is what may be two:
 * Pinal County's sheriff and attorney, Cambria and Franklin County's sheriffs and jails.
 */
const ELSEWHERE: readonly KnownName[] = (
  [
    ['ak', 'Department of Corrections', 'Alaska Department of Corrections'],
    ['in', 'Green Forks Police Department', 'Greens Fork Police Department'],
    ['mi', "Berrian County Sheriff's Offic", "Berrien County Sheriff's Office"],
    ['mi', "Berrian County Sheriff's Office", "Berrien County Sheriff's Office"],
    ['mo', "Dogulas County Sheriff's Office", "Douglas County Sheriff's Office"],
    ['mt', "Flathead County Sheriff's Department", "Flathead County Sheriff's Office"],
    ['nc', 'Albermarle District Jail', 'Albemarle District Jail'],
    ['nh', 'New Hampshire State Police', 'New Hampshire State Police Department'],
    [
      'pa',
      'Southampton Twp. Cumberland City, Constables Office',
      'Southhampton Twp. Cumberland City, Constables Office',
    ],
    ['sc', "Lexington County Sheriff's Office", "Lexington County Sheriff's Department"],
    [
      'tn',
      'Tennessee Department of Safety and Homeland Security / THP',
      'Tennessee Department of Safety and Homeland Security',
    ],
    ['tx', "Lampass County Sheriff's Office", "Lampasas County Sheriff's Office"],
    ['tx', 'Office of the Attorney General', 'Texas Office of the Attorney General'],
    [
      'va',
      'Rappahannok,Shenandoah, Warren Regional Jail Authority',
      'Rappahannock, Shenandoah, Warren Regional Jail Authority',
    ],
    ['wi', "Waukesha County Sheriff's Office", "Waukesha County Sheriff's Department"],
    ['wy', 'Wyoming Highway State Patrol', 'Wyoming State Highway Patrol'],
  ] as const
).map(([stateCode, alias, canonical]) => ({ stateCode, alias, canonical, relation: 'same' }));

export const KNOWN_NAMES: readonly KnownName[] = [...FLORIDA, ...ELSEWHERE];
