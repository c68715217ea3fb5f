import { foldName } from '../fold.ts';

/** What the Census adds to a name to say what it is, the longest first. */
const GOVERNMENTS =
  / (?:(?:metropolitan|metro|consolidated|unified) government|urban county|metro township|city and borough)$/;
const DESCRIPTIONS = / (?:city|town|village|borough|municipality|corporation)$/;
const TOWNSHIPS = / ((?:charter )?township|plantation)$/;

/**
 * The name that people use, from the Census's legal one: "Miami city" is Miami, "Franklin township" is Franklin
 * Township, "Nashville-Davidson metropolitan government (balance)" is Nashville-Davidson. A word with a capital is
 * part of the name: "Carson City". In Massachusetts a city that calls itself a town is "Agawam Town city".
 */
export function commonName(legalName: string): string {
  const whole = legalName.replace(/ \(balance\)$/, '');
  const township = TOWNSHIPS.exec(whole)?.[1];
  if (township) {
    const words = township.replace(/\b\p{Ll}/gu, (letter) => letter.toUpperCase());
    return `${whole.slice(0, -township.length - 1)} ${words}`;
  }
  const bare = whole.replace(GOVERNMENTS, '').replace(DESCRIPTIONS, '');
  return bare.replace(/ Town$/, (word) => (whole.endsWith(' Town city') ? '' : word)) || whole;
}

/** Places that the Census counts and that nobody governs. */
export function isStatistical(legalName: string): boolean {
  return / (?:CDP|comunidad|zona urbana)$/.test(legalName);
}

/** "St. Lucie Village" is "st-lucie-village": for addresses, where the spelling stays as it is. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['`\u2018\u2019\u02bb\u02bc]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug || 'place';
}

/** A legal name as files are compared by it: accents and punctuation differ between them. */
export function nameKey(legalName: string): string {
  return foldName(legalName.replace(/ \(balance\)$/, ''));
}
