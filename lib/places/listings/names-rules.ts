import { foldWords } from '../fold.ts';
import { editDistance } from './distance.ts';

/** Words that ICE abbreviates or misspells now and then, each with one meaning in an agency's name. */
const WORDS = new Map(
  Object.entries({
    dept: 'department',
    dpt: 'department',
    deparment: 'department',
    departement: 'department',
    departmenet: 'department',
    depatment: 'department',
    deparatment: 'department',
    co: 'county',
    conty: 'county',
    couny: 'county',
    couty: 'county',
    pd: 'police department',
    dps: 'department of public safety',
    boc: 'board of commissioners',
    bocc: 'board of county commissioners',
    ofc: 'office',
    offfice: 'office',
    offices: 'office',
    sheriff: 'sheriffs',
    sherriff: 'sheriffs',
    sherriffs: 'sheriffs',
    sheriifs: 'sheriffs',
    sherifs: 'sheriffs',
    shriffs: 'sheriffs',
    contable: 'constable',
    constables: 'constable',
    univ: 'university',
  }),
);

/**
 * The name by which spellings of one agency are the same, whichever sheet they stand in: folded, abbreviations
 * written out, "the" and "and" left out. Two names with one key are one agency, for certain.
 */
export function nameKey(name: string): string {
  let key = '';
  for (const word of foldWords(name.includes('&') ? name.replaceAll('&', ' and ') : name)) {
    if (word === 'the' || word === 'and') continue;
    const whole = WORDS.get(word) ?? word;
    key = key === '' ? whole : `${key} ${whole}`;
  }
  return key;
}

/** What is on file about two names of one state. */
export type KnownName = {
  stateCode: string;
  alias: string;
  canonical: string;
  relation: 'same' | 'distinct';
};

/** Names as they are known: aliases lead to their agency, and pairs that must never be taken for one are kept apart. */
export class Names {
  readonly #same = new Map<string, string>();
  readonly #distinct = new Set<string>();
  /** Keys by state and name as written: each name is asked for many times while sheets are compared. */
  readonly #keys = new Map<string, Map<string, string>>();

  constructor(known: readonly KnownName[]) {
    for (const { stateCode, alias, canonical, relation } of known) {
      const [from, to] = [nameKey(alias), nameKey(canonical)];
      if (relation === 'same') this.#same.set(`${stateCode}/${from}`, to);
      else this.#distinct.add(pairKey(stateCode, from, to));
    }
  }

  /** "fl/ft myers pd" and "fl/fort myers police department" both give "fl/fort myers police department". */
  keyOf(stateCode: string, name: string): string {
    let keys = this.#keys.get(stateCode);
    if (keys === undefined) {
      keys = new Map();
      this.#keys.set(stateCode, keys);
    }
    let key = keys.get(name);
    if (key === undefined) {
      key = this.#lookUp(stateCode, name);
      keys.set(name, key);
    }
    return key;
  }

  #lookUp(stateCode: string, name: string): string {
    let key = nameKey(name);
    // An alias of an alias leads on; a circle, which an editor could make, ends after a few steps.
    for (let step = 0; step < 5; step += 1) {
      const next = this.#same.get(`${stateCode}/${key}`);
      if (next === undefined || next === key) break;
      key = next;
    }
    return `${stateCode}/${key}`;
  }

  distinct(stateCode: string, a: string, b: string): boolean {
    return this.#distinct.has(pairKey(stateCode, nameKey(a), nameKey(b)));
  }
}

function pairKey(stateCode: string, a: string, b: string): string {
  return `${stateCode} ${a < b ? `${a} | ${b}` : `${b} | ${a}`}`;
}

/** Words that say what kind of agency it is and not which one. */
const COMMON = new Set(
  'of police department sheriffs office county city town village municipal public safety law enforcement division state university college'.split(
    ' ',
  ),
);

/**
 * How likely two names are one agency, 0 to 1, from the names alone. 1 is only for the same key; a slip of a letter
 * in a long name comes near; another place's name stays far below.
 */
export function likeness(a: string, b: string): number {
  const [left, right] = [nameKey(a), nameKey(b)];
  if (left === right) return 1;
  const [own, other] = [wordsOf(left), wordsOf(right)];
  if (own.join(' ') === other.join(' ') && own.length > 0) return 0.9;
  const [joined, otherJoined] = [own.toSorted().join(''), other.toSorted().join('')];
  if (joined === otherJoined && joined !== '') return 0.85;
  const longest = Math.max(joined.length, otherJoined.length);
  if (longest === 0) return 0;
  const bound = Math.floor(longest / 4);
  const distance = editDistance(joined, otherJoined, bound);
  if (distance <= bound) return Math.max(0, 0.9 - (2 * distance) / longest);
  const shared = own.filter((word) => other.includes(word)).length;
  return (0.7 * 2 * shared) / (own.length + other.length);
}

function wordsOf(key: string): string[] {
  return key.split(' ').filter((word) => word !== '' && !COMMON.has(word));
}
