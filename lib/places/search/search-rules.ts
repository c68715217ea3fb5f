import { foldName } from '../fold.ts';
import { STATES } from '../states.ts';

/** Longer text is no name of a place. */
export const LONGEST_QUERY = 100;

export type Wanted =
  | { by: 'nothing'; problem: 'empty' | 'too_long' }
  /** Five digits are a ZIP code or a county's GEOID; two, seven or ten are a GEOID. */
  | { by: 'code'; code: string }
  | ({ by: 'name' } & NameWanted);

export type NameWanted = {
  key: string;
  /** Lower-case USPS code, when the text names the state. */
  stateCode?: string;
  /** What to look for when nothing is called that. */
  otherwise?: { key: string; stateCode: string };
};

/** What a person who typed this is looking for. */
export function wanted(text: string): Wanted {
  const query = text.trim();
  if (query.length > LONGEST_QUERY) return { by: 'nothing', problem: 'too_long' };
  const code = /^(\d{2}|\d{5}|\d{7}(?:\d{3})?)(?:[- ]\d{4})?$/.exec(query)?.[1];
  if (code) return { by: 'code', code };
  const name = nameWanted(query);
  return name.key === '' ? { by: 'nothing', problem: 'empty' } : { by: 'name', ...name };
}

/** "City of Miami, FL" and "miami" are both "miami". */
export function nameKey(text: string): string {
  const folded = foldName(text);
  const bare = folded.replace(/^(?:the )?(?:city|town|village|county) of /, '');
  return (bare === '' ? folded : bare).slice(0, LONGEST_QUERY);
}

const STATE_BY_WORD = new Map([
  ...STATES.map(({ code, name }) => [foldName(name), code] as const),
  ['fla', 'fl'] as const,
  ['d c', 'dc'] as const,
]);
const CODES = new Set(STATES.map(({ code }) => code));

/**
 * A name without the state behind it. After a comma, or as a postal code, the state is meant; a state's whole name
 * without a comma may be part of the name ("West New York"), so it is only tried when nothing has the whole name.
 */
function nameWanted(query: string): NameWanted {
  const text = query.replace(/ \d{5}(?:-\d{4})?$/, '');
  const comma = /^(.*[^\s,])\s*,\s*([^,]+)$/.exec(text);
  if (comma?.[1] && comma[2]) {
    const word = foldName(comma[2]);
    const stateCode = CODES.has(word) ? word : STATE_BY_WORD.get(word);
    const key = nameKey(comma[1]);
    if (stateCode && key !== '') return { key, stateCode };
  }
  const key = nameKey(text);
  const [, before = '', last = ''] = /^(.+) (\S+)$/.exec(key) ?? [];
  if (CODES.has(last)) return { key: before, stateCode: last };
  for (const [word, stateCode] of STATE_BY_WORD) {
    if (key.endsWith(` ${word}`)) {
      return { key, otherwise: { key: key.slice(0, -word.length - 1), stateCode } };
    }
  }
  return { key };
}

/** Washington and the District of Columbia are one; files of the Census may have the District alone. */
export function meansTheDistrict({ key, stateCode, otherwise }: NameWanted): boolean {
  const is = (name: string, code: string | undefined) => name === 'washington' && code === 'dc';
  return is(key, stateCode) || (otherwise !== undefined && is(otherwise.key, otherwise.stateCode));
}

/** How many letters have to be changed, left out, put in or swapped with their neighbour. */
export function typos(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      }
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Whether a name of this length with so many typos is still taken for the one on file. */
export function nearEnough(key: string, count: number): boolean {
  return count <= (key.length < 4 ? 0 : key.length < 6 ? 1 : 2);
}
