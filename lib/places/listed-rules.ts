import type { Day } from '#lib/kernel/dates.ts';

/**
 * The day of the first list without something that was last listed on `last`: of the days on which a list that covers
 * its state was published or somebody saw it missing, in any order. Null while no such day came after.
 */
export function goneSince(last: Day | null, days: readonly Day[]): Day | null {
  if (last === null) return null;
  return days.reduce<Day | null>(
    (first, day) => (day > last && (first === null || day < first) ? day : first),
    null,
  );
}
