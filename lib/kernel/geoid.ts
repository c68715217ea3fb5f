/** A Census GEOID of a state (2 digits), a county (5), a place (7) or a county subdivision (10). */
export const GEOID = /^(\d{2}|\d{5}|\d{7}(?:\d{3})?)$/;
