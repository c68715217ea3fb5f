import type { KnownName } from './names-rules.ts';

/**
 * Names of one agency, and of two that look alike. The first are as the deportationdata/ice-287g project lists them for
 * Florida (its alias file, read in November 2026); the last seven stand on ICE's sheets of 16 May and 2 September 2025
 * with the same model and the same date of signature (St. Cloud twice on the first of them). What editors decide stands in the database, beside these.
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
    ['same', 'City of Melbourne Police Department', 'Melbourne Police Department'],
    ['same', 'City of Miami Springs Police Department', 'Miami Springs Police Department'],
    ['same', 'City of Zephyrhills Police Department', 'Zephyrhills Police Department'],
    ['same', 'Lake Clark Shores Police Department', 'Lake Clarke Shores Police Department'],
    ['same', 'Town of Palm Beach Police Department', 'Palm Beach Police Department'],
    ['same', 'City of St. Cloud Police Department', 'St. Cloud Police Department'],
    ['same', 'University of West Florida Board of Trustees', 'University of West Florida Police Department'],
  ] as const
).map(([relation, alias, canonical]) => ({ stateCode: 'fl', alias, canonical, relation }));
