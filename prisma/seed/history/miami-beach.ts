import { high, type PlaceHistory } from './shape.ts';

/** Nothing local is on file, and an absence from a list is no event: only the list that was looked at. */
export const miamiBeach: PlaceHistory = {
  place: '1245025',
  cites: [high('ice-participating-2026-05-18', { locator: 'no row for Miami Beach' })],
};
