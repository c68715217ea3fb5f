import type { AgreementModel } from '../types.ts';
import { editDistance } from './distance.ts';
import { STATES } from './states.ts';
import { remembering } from './text.ts';

// What ICE writes and what it means. Misspellings seen in its sheets stand in the tables; any other is never guessed:
// the nearest word is proposed to an editor.

export type AgencyType = 'County' | 'Municipality' | 'State Agency' | 'Campus' | 'Tribal';

export type Word<T> =
  /** `repaired`: written otherwise than ICE's own word. */
  { known: T; repaired: boolean } | { known: null; nearest: string | null };

const MODELS: Record<string, AgreementModel> = {
  'task force model': 'task_force',
  'jail enforcement model': 'jail_enforcement',
  'warrant service officer': 'warrant_service_officer',
};
const MODEL_SLIPS: Record<string, AgreementModel> = {
  'task force': 'task_force',
  tfm: 'task_force',
  'jail enforcement': 'jail_enforcement',
  jem: 'jail_enforcement',
  'warrant service office': 'warrant_service_officer',
  'warrant services officer': 'warrant_service_officer',
  'warrant service officers': 'warrant_service_officer',
  'warrant service officer model': 'warrant_service_officer',
  'warrant service officer program': 'warrant_service_officer',
  wso: 'warrant_service_officer',
};

const TYPES: Record<string, AgencyType> = {
  county: 'County',
  municipality: 'Municipality',
  'state agency': 'State Agency',
};
const TYPE_SLIPS: Record<string, AgencyType> = {
  state: 'State Agency',
  muncipality: 'Municipality',
  municpality: 'Municipality',
  municipal: 'Municipality',
  city: 'Municipality',
  parish: 'County',
  university: 'Campus',
  tribal: 'Tribal',
};

const STATE_NAMES: Record<string, string> = Object.fromEntries(
  Object.entries(STATES).map(([code, name]) => [name.toLowerCase(), code]),
);

export const modelOf = remembering((text) => lookUp(text, MODELS, MODEL_SLIPS));
export const typeOf = remembering((text) => lookUp(text, TYPES, TYPE_SLIPS));

/** Lower-case USPS code. Case is no repair: most sheets shout, some rows do not. */
export const stateOf = remembering((text): Word<string> => {
  const word = lookUp(text, STATE_NAMES, {});
  const mixed = text !== text.toUpperCase() && !/^(\p{Lu}\p{Ll}+ ?)+$/u.test(text);
  return word.known !== null && mixed ? { known: word.known, repaired: true } : word;
});

function lookUp<T>(text: string, words: Record<string, T>, slips: Record<string, T>): Word<T> {
  const key = text.toLowerCase();
  const known = Object.hasOwn(words, key) ? words[key] : undefined;
  if (known !== undefined) return { known, repaired: false };
  const slip = Object.hasOwn(slips, key) ? slips[key] : undefined;
  if (slip !== undefined) return { known: slip, repaired: true };
  return { known: null, nearest: nearest(key, Object.keys(words)) };
}

/** The one word within a fifth of its letters; null when there is none, or two are as near. */
export function nearest(text: string, words: readonly string[]): string | null {
  const bound = Math.max(1, Math.floor(text.length / 5));
  let best: string | null = null;
  let least = bound + 1;
  for (const word of words) {
    const distance = editDistance(text, word, bound);
    if (distance === least) best = null;
    if (distance < least) [best, least] = [word, distance];
  }
  return best;
}
