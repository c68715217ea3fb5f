/** A state, the District of Columbia or Puerto Rico. */
export type State = {
  /** Two digits, the beginning of every GEOID in it. */
  geoid: string;
  /** USPS code, lower case. */
  code: string;
  name: string;
  legalName: string;
  /** Where most of its people live. States that two time zones divide are named in docs/data.md. */
  timeZone: string;
  ocdId: string;
};

const ROWS: [geoid: string, code: string, name: string, timeZone: string][] = [
  ['01', 'al', 'Alabama', 'America/Chicago'],
  ['02', 'ak', 'Alaska', 'America/Anchorage'],
  ['04', 'az', 'Arizona', 'America/Phoenix'],
  ['05', 'ar', 'Arkansas', 'America/Chicago'],
  ['06', 'ca', 'California', 'America/Los_Angeles'],
  ['08', 'co', 'Colorado', 'America/Denver'],
  ['09', 'ct', 'Connecticut', 'America/New_York'],
  ['10', 'de', 'Delaware', 'America/New_York'],
  ['11', 'dc', 'District of Columbia', 'America/New_York'],
  ['12', 'fl', 'Florida', 'America/New_York'],
  ['13', 'ga', 'Georgia', 'America/New_York'],
  ['15', 'hi', 'Hawaii', 'Pacific/Honolulu'],
  ['16', 'id', 'Idaho', 'America/Boise'],
  ['17', 'il', 'Illinois', 'America/Chicago'],
  ['18', 'in', 'Indiana', 'America/Indiana/Indianapolis'],
  ['19', 'ia', 'Iowa', 'America/Chicago'],
  ['20', 'ks', 'Kansas', 'America/Chicago'],
  ['21', 'ky', 'Kentucky', 'America/New_York'],
  ['22', 'la', 'Louisiana', 'America/Chicago'],
  ['23', 'me', 'Maine', 'America/New_York'],
  ['24', 'md', 'Maryland', 'America/New_York'],
  ['25', 'ma', 'Massachusetts', 'America/New_York'],
  ['26', 'mi', 'Michigan', 'America/Detroit'],
  ['27', 'mn', 'Minnesota', 'America/Chicago'],
  ['28', 'ms', 'Mississippi', 'America/Chicago'],
  ['29', 'mo', 'Missouri', 'America/Chicago'],
  ['30', 'mt', 'Montana', 'America/Denver'],
  ['31', 'ne', 'Nebraska', 'America/Chicago'],
  ['32', 'nv', 'Nevada', 'America/Los_Angeles'],
  ['33', 'nh', 'New Hampshire', 'America/New_York'],
  ['34', 'nj', 'New Jersey', 'America/New_York'],
  ['35', 'nm', 'New Mexico', 'America/Denver'],
  ['36', 'ny', 'New York', 'America/New_York'],
  ['37', 'nc', 'North Carolina', 'America/New_York'],
  ['38', 'nd', 'North Dakota', 'America/Chicago'],
  ['39', 'oh', 'Ohio', 'America/New_York'],
  ['40', 'ok', 'Oklahoma', 'America/Chicago'],
  ['41', 'or', 'Oregon', 'America/Los_Angeles'],
  ['42', 'pa', 'Pennsylvania', 'America/New_York'],
  ['44', 'ri', 'Rhode Island', 'America/New_York'],
  ['45', 'sc', 'South Carolina', 'America/New_York'],
  ['46', 'sd', 'South Dakota', 'America/Chicago'],
  ['47', 'tn', 'Tennessee', 'America/Chicago'],
  ['48', 'tx', 'Texas', 'America/Chicago'],
  ['49', 'ut', 'Utah', 'America/Denver'],
  ['50', 'vt', 'Vermont', 'America/New_York'],
  ['51', 'va', 'Virginia', 'America/New_York'],
  ['53', 'wa', 'Washington', 'America/Los_Angeles'],
  ['54', 'wv', 'West Virginia', 'America/New_York'],
  ['55', 'wi', 'Wisconsin', 'America/Chicago'],
  ['56', 'wy', 'Wyoming', 'America/Denver'],
  ['72', 'pr', 'Puerto Rico', 'America/Puerto_Rico'],
];

const COMMONWEALTHS = new Set(['ky', 'ma', 'pa', 'va', 'pr']);

/** The 50 states, the District of Columbia and Puerto Rico. */
export const STATES: readonly State[] = ROWS.map(([geoid, code, name, timeZone]) => ({
  geoid,
  code,
  name,
  legalName: code === 'dc' ? name : `${COMMONWEALTHS.has(code) ? 'Commonwealth' : 'State'} of ${name}`,
  timeZone,
  ocdId: `ocd-division/country:us/${code === 'dc' ? 'district' : code === 'pr' ? 'territory' : 'state'}:${code}`,
}));

const BY_GEOID = new Map(STATES.map((state) => [state.geoid, state]));
const BY_CODE = new Map(STATES.map((state) => [state.code, state]));

/** The state of any GEOID in it; undefined for island territories, which are left out. */
export function stateOfGeoid(geoid: string): State | undefined {
  return BY_GEOID.get(geoid.slice(0, 2));
}

/** By USPS code in any case. */
export function stateOfCode(code: string): State | undefined {
  return BY_CODE.get(code.toLowerCase());
}

/** American Samoa, Guam, the Northern Mariana Islands, the Virgin Islands and the minor outlying islands. */
export function isIslandTerritory(geoid: string): boolean {
  return ['60', '66', '69', '74', '78'].includes(geoid.slice(0, 2));
}

const ISLANDS: Record<string, string> = {
  as: 'American Samoa',
  gu: 'Guam',
  mp: 'Northern Mariana Islands',
  um: 'U.S. Minor Outlying Islands',
  vi: 'U.S. Virgin Islands',
};

/** The name of a state, or of an island territory, which ICE's lists have and the places on file have not. */
export function nameOfState(code: string): string {
  return stateOfCode(code)?.name ?? ISLANDS[code.toLowerCase()] ?? code.toUpperCase();
}

/** Whether this is the USPS code of one of them. */
export function isIslandCode(code: string): boolean {
  return Object.hasOwn(ISLANDS, code.toLowerCase());
}
