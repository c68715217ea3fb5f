import { nameOfState, STATES as ON_FILE } from '../states.ts';

/** Territories that ICE's lists have and the places on file have not. */
const ISLANDS = ['as', 'gu', 'mp', 'vi'];

/** USPS codes, lower case, and names of the states, the District of Columbia and the territories. */
export const STATES: Record<string, string> = Object.fromEntries(
  [...ON_FILE.map(({ code }) => code), ...ISLANDS].map((code) => [code, nameOfState(code)]),
);
