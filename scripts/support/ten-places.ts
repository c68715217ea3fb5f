import type { ExpectedPlace } from './sheet-check.ts';

const TEXAS: ExpectedPlace['ofState'] = [
  ['Texas Department of Public Safety - Texas Highway Patrol'],
  ['Texas Department of Public Safety- Criminal Investigations Division'],
  ['Texas National Guard'],
  ['Texas Office of the Attorney General', 'Office of the Attorney General'],
];

/**
 * Places outside Florida and whom ICE lists for them, read by eye on its sheets of 1 March 2025 to 18 May 2026. Each
 * has something in which a page could go wrong.
 */
export const TEN_PLACES: readonly ExpectedPlace[] = [
  {
    path: '/tx/league-city',
    tries: 'two models; in two counties, of which one has an agency; three constables are nobody’s police',
    state: 'TEXAS',
    own: [['League City Police Department']],
    county: [["Galveston County Sheriff's Office"]],
    ofState: TEXAS,
  },
  {
    path: '/tx/houston',
    tries: 'not on a list; three counties, its main one without an agency; Houston County lies elsewhere',
    state: 'TEXAS',
    own: [],
    county: [["Fort Bend County Sheriff's Office"], ["Montgomery County Sheriff's Office"]],
    ofState: TEXAS,
  },
  {
    path: '/ga/monroe',
    tries: 'ICE puts "Monroe Police Department" in Monroe County, and Monroe lies in Walton County',
    state: 'GEORGIA',
    own: [],
    county: [],
    ofState: [['Georgia Department of Corrections'], ['Georgia Department of Public Safety']],
  },
  {
    path: '/va/hopewell',
    tries: 'a city that is its own county, a county that does not exist, state agencies that left the list',
    state: 'VIRGINIA',
    own: [],
    county: [["Hopewell County Sheriff's Office"], ["Hopewell Sheriff's Office"]],
    ofState: [
      ['Virginia DOC Law Enforcement Services'],
      ['Virginia Department of Corrections'],
      ['Virginia Department of State Police'],
      ['Virginia Department of Wildlife Resources'],
      ['Virginia Marine Resources Commission'],
    ],
  },
  {
    path: '/pa/mahoning-township-lawrence',
    tries: 'a township; the county is "Lawrence" on the sheet; four townships share the name',
    state: 'PENNSYLVANIA',
    own: [['Mahoning Township Police Department']],
    county: [],
    ofState: [],
  },
  {
    path: '/pa/mahoning-township-montour',
    tries: 'the other one: "Mahoning TWP Police Department - Montour"',
    state: 'PENNSYLVANIA',
    own: [['Mahoning TWP Police Department - Montour']],
    county: [["Montour County Sheriff's Office"]],
    ofState: [],
  },
  {
    path: '/az/mesa',
    tries: 'a model of the jail since 2020, its county #N/A; Maricopa County is on no list',
    state: 'ARIZONA',
    own: [['Mesa Police Department']],
    county: [],
    ofState: [['Arizona Department of Corrections']],
  },
  {
    path: '/tn/franklin',
    tries: 'not on a list, while Franklin County is; Williamson County is listed in Texas only',
    state: 'TENNESSEE',
    own: [],
    county: [],
    ofState: [
      ['Tennessee Department of Corrections'],
      [
        'Tennessee Department of Safety and Homeland Security',
        'Tennessee Department of Safety and Homeland Security / THP',
      ],
    ],
  },
  {
    path: '/nc/beulaville',
    tries: 'a town and its sheriff with different models; no state agency',
    state: 'NORTH CAROLINA',
    own: [['Beulaville Police Department']],
    county: [["Duplin County Sheriff's Office"]],
    ofState: [],
  },
  {
    path: '/ok/boise-city',
    tries: 'a name that ends in "City"; state agencies under two spellings',
    state: 'OKLAHOMA',
    own: [['Boise City Police Department']],
    county: [["Cimarron County Sheriff's Office"]],
    ofState: [
      ['Oklahoma Bureau of Investigation'],
      ['Oklahoma Bureau of Narcotics'],
      ['Oklahoma Department of Corrections'],
      ['Oklahoma Department of Public Safety', 'Oklahoma Dept. of Public Safety'],
    ],
  },
  {
    path: '/nh/troy',
    tries: 'a town of New England, a county subdivision to the Census; the state police were renamed',
    state: 'NEW HAMPSHIRE',
    own: [['Troy Police Department']],
    county: [],
    ofState: [['New Hampshire State Police Department', 'New Hampshire State Police']],
  },
  {
    path: '/al/jackson',
    tries: 'Jackson in Clarke County; Jackson County and Jackson’s Gap are others',
    state: 'ALABAMA',
    own: [['Jackson Police Department']],
    county: [["Clarke County Sheriff's Office"]],
    ofState: [],
  },
  {
    path: '/ny/camden',
    tries: 'village and town of one name: "Camden Police Department" may be either’s, so neither shows it',
    state: 'NEW YORK',
    own: [],
    county: [],
    ofState: [],
  },
  {
    path: '/ny/camden-town',
    tries: 'the town of that name',
    state: 'NEW YORK',
    own: [],
    county: [],
    ofState: [],
  },
];
