/** As the database checks it, too. */
export const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX = 60;

/** Words that are, or may become, pages beside a campaign's. */
const RESERVED = new Set([
  'new',
  'edit',
  'admin',
  'api',
  'about',
  'account',
  'all',
  'close',
  'create',
  'dais',
  'delete',
  'draft',
  'help',
  'organize',
  'outbox',
  'preview',
  'publish',
  'search',
  'settings',
  'sign-in',
  'sign-out',
  'write',
]);

export function isReserved(slug: string): boolean {
  return RESERVED.has(slug);
}

/** "Ponga fin al acuerdo, Miami" → "ponga-fin-al-acuerdo-miami". Never empty, never reserved; at most 60 characters. */
export function slugFrom(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['\u2018\u2019]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, MAX) : `${slug}-${word}`;
    if (longer.length > MAX) break;
    slug = longer;
  }
  if (slug === '') return 'campaign';
  return isReserved(slug) ? `${slug}-campaign` : slug;
}

/** The first of "x", "x-2", "x-3" … that is not taken. */
export function freeSlug(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const ending = `-${number}`;
    const slug = `${wanted.slice(0, MAX - ending.length).replace(/-$/, '')}${ending}`;
    if (!taken.has(slug)) return slug;
  }
}
