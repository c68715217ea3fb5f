/**
 * County names that ICE misspells, by state. Facts from the county fixes of the deportationdata/ice-287g project
 * (read in November 2026); only slips of spelling are here. Where its fix names another county than the one written
 * ("Montgomery" in Alabama is fine, "North County" in Missouri is St. Louis County), the written one is kept.
 */
const COUNTY_SLIPS: Record<string, string> = {
  'al/frankin county': 'Franklin County',
  'ar/pop county': 'Pope County',
  'ar/pulaksi county': 'Pulaski County',
  'al/baldwin couny': 'Baldwin County',
  'fl/flager county': 'Flagler County',
  'fl/lake conty': 'Lake County',
  'fl/st. luice county': 'St. Lucie County',
  'ks/montgomery': 'Montgomery County',
  'ky/adaitr county': 'Adair County',
  'ky/whitely county': 'Whitley County',
  'la/arcadia county': 'Acadia Parish',
  'la/richland county': 'Richland Parish',
  'la/saint landry county': 'St. Landry Parish',
  'ms/prentiss couty': 'Prentiss County',
  'mi/berrian county': 'Berrien County',
  'mo/saint francois county': 'St. Francois County',
  'ok/bryant county': 'Bryan County',
  'ok/custer countey': 'Custer County',
  'ok/wood county': 'Woods County',
  'pa/lawrence': 'Lawrence County',
  'tn/louden county': 'Loudon County',
  'tx/fall county': 'Falls County',
  'tx/guadalupe conty': 'Guadalupe County',
  'tx/knox couty': 'Knox County',
  'tx/san patricio': 'San Patricio County',
  'tx/zavala couny': 'Zavala County',
  'wv/kenawha county': 'Kanawha County',
};

const BY_STATE = new Map<string, Map<string, string>>();
for (const [key, county] of Object.entries(COUNTY_SLIPS)) {
  const [stateCode = '', slip = ''] = key.split('/');
  BY_STATE.set(stateCode, (BY_STATE.get(stateCode) ?? new Map<string, string>()).set(slip, county));
}

/** The county that ICE meant, where it is known to misspell it so. */
export function mendedCounty(stateCode: string, text: string): string | undefined {
  return BY_STATE.get(stateCode)?.get(text.toLowerCase());
}

/** What ICE writes where it gives no county. */
export const NO_COUNTY = /^(#?N\/?A!?|#REF!|#VALUE!|#NAME\?|-+)$/i;
