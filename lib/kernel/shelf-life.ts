import type { Day } from './dates.ts';

/**
 * Days after which a fact is shown with "may have changed". Elections, appointments and ICE's lists move at these
 * paces; a law is read again every year.
 */
export const SHELF_LIFE = { term: 270, listing: 90, channel: 270, rule: 540 } as const;

export function isStale(kind: keyof typeof SHELF_LIFE, asOf: Day, today: Day): boolean {
  const days = (Date.parse(today) - Date.parse(asOf)) / 86_400_000;
  return days > SHELF_LIFE[kind];
}
