import type { KnownName } from './names-rules.ts';

/**
 * Names of one agency, and of two that look alike, as the deportationdata/ice-287g project lists them for Florida (its
 * alias file, read in November 2026). What editors decide stands in the database, beside these.
 */
export const KNOWN_NAMES: readonly KnownName[] = (
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
  ] as const
).map(([relation, alias, canonical]) => ({ stateCode: 'fl', alias, canonical, relation }));
